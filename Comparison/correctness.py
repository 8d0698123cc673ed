"""The cases that are right or wrong: silence, DC, distortion, repetition, overs, exact codes."""

import numpy as np

import signals
import tools
from row import SIGMAS, Figure, Row
from tools import TOOLS, ToolFailed

RATE_HZ = 48000


def make_row(case, modes, measure, unit=""):
    """A Row of one case. measure (tool, mode) gives a Figure; Requant failing fails the row."""
    row = Row(case, {}, unit)

    for tool in TOOLS:
        mode = modes.get(tool)

        try:
            figure = measure(tool, mode) if mode is not None else None
            row.figures[tool] = [figure] if figure else None
        except ToolFailed as problem:
            row.figures[tool] = None

            if tool == "Requant":
                row.failure = str(problem)

    return row


def first_repeat(noise, length=96):
    """The least distance in samples at which `length` samples come again, exactly, or None.

    Flat TPDF in silence has 1.06 bits a sample, so 96 of them come again by chance in a minute
    with a probability of 2^-60.
    """
    with np.errstate(over="ignore"):
        multiplier, power = np.uint64(0x9E3779B97F4A7C15), np.uint64(1)
        hashes = np.zeros(len(noise) - length + 1, np.uint64)

        for i in range(length):
            hashes += noise[i:len(noise) - length + 1 + i].astype(np.uint64) * power
            power = power * multiplier

    order = np.argsort(hashes, kind="stable")
    same = np.flatnonzero(hashes[order][1:] == hashes[order][:-1])
    distances = order[same + 1] - order[same]
    real = [d for i, d in zip(order[same], distances)
            if np.array_equal(noise[i:i + length], noise[i + d:i + d + length])]
    return int(min(real)) if real else None


def largest_correlation(first, second):
    """Largest |correlation| of two noises over all lags up to half their length; lag 0 is left out
    where both are the same noise."""
    half = len(first) // 2
    size = 1 << int(np.ceil(np.log2(len(first) + half)))
    spectra = [np.fft.rfft(x - np.mean(x), size) for x in (first, second)]
    products = np.fft.irfft(spectra[0] * np.conj(spectra[1]), size)
    scale = np.std(first) * np.std(second)
    lags = np.arange(half)
    one_way, other = products[:half], np.concatenate(([products[0]], products[:-half:-1]))
    skip = 1 if first is second else 0
    return max(float(np.max(np.abs(x / ((len(first) - lags) * scale))[skip:]))
               for x in (one_way, other))


def silence_rows(bench, periods):
    """DC of silence, and its noise's repetition and independence, from a minute in stereo. Fills
    periods: tool to samples after which its noise repeats."""
    frames = 60 * RATE_HZ
    noises = {}

    def dc(tool, mode):
        noises[tool] = bench.reduce(tool, mode, signals.silence(frames, 2), RATE_HZ)
        noise = noises[tool][:, 0].astype(np.int64)
        period = first_repeat(noise)
        periods[tool] = min(period or frames, frames)
        mean, sigma = float(np.mean(noise)), float(np.std(noise) / np.sqrt(periods[tool]))
        return Figure(abs(mean), sigma, abs(mean) <= SIGMAS * sigma, f"{mean:+.4f}")

    # The largest of 1.4 million correlations of white noise, each of deviation 1 / sqrt(n) or less.
    def chance(tool):
        return 6.5 / np.sqrt(min(periods[tool], frames / 2))

    def repetition(tool, mode):
        period = periods[tool]
        left = noises[tool][:, 0].astype(float)
        correlation = largest_correlation(left, left)
        right = period >= frames and correlation < chance(tool)
        text = f"{correlation:.4f}" if period >= frames else f"repeats every {period:,}"
        return Figure(0.0 if right else 1.0, 0.0, right, text)

    def channels(tool, mode):
        correlation = largest_correlation(*noises[tool].T.astype(float))
        right = correlation < chance(tool)
        return Figure(0.0 if right else correlation, 0.0, right, f"{correlation:.4f}")

    first = make_row("silence, a minute: DC, LSB", tools.FLAT, dc, "LSB")
    modes = {tool: tools.FLAT[tool] for tool in noises}
    bound = f"{6.5 / np.sqrt(frames / 2):.4f} is chance"
    return [first,
            make_row(f"silence, a minute: repetition, or largest autocorrelation ({bound})", modes,
                     repetition),
            make_row(f"silence, a minute, left against right: largest correlation ({bound})", modes,
                     channels)]


def dc_row(bench, name, modes, sure):
    """Mean and power of the error over DC at 64 fractions of a step. Fills sure: (name, tool) to
    whether the noise ignores the signal."""
    steps, frames = 64, 1 << 17
    signal = signals.dc_steps(steps, frames)

    def measure(tool, mode):
        error = (bench.reduce(tool, mode, signal, RATE_HZ) - signal).reshape(steps, frames)
        means, powers = np.mean(error, axis=1), np.mean(error ** 2, axis=1)
        # High-pass dither's neighbours are correlated negatively: these are upper bounds for it.
        mean_sigma = np.sqrt(np.mean(powers) / frames)
        power_sigma = np.max(np.std(error ** 2, axis=1)) / np.sqrt(frames)
        largest_mean = float(np.max(np.abs(means)))
        modulation_db = 10 * np.log10(np.max(powers) / np.min(powers))
        right = bool(largest_mean < SIGMAS * mean_sigma
                     and np.max(np.abs(powers - 0.25)) < SIGMAS * power_sigma)
        sure[name, tool] = right
        return Figure(modulation_db, np.sqrt(2) * 4.343 * power_sigma / 0.25, right,
                      f"{10 * np.log10(np.mean(powers) / 0.25):+.2f} ± "
                      f"{modulation_db / 2:.2f} dB; {largest_mean:.3f} LSB")

    return make_row(f"DC at 64 fractions of a step, {name}: power against 0.25 LSB², ± half its "
                    "modulation; largest mean error", modes, measure, "dB")


def harmonics_row(bench):
    """The worst of harmonics 2 to 20 of a sine of 0.7 LSB. One transform over all whole periods
    averages them coherently; noise is left as a floor of 4 power / frames in each."""
    frames, periods, amplitude = 1 << 24, 348_971, 0.7
    floor_db = 10 * np.log10(4 * 0.25 / frames / amplitude ** 2 * np.log(20 / 3e-7))
    signal = signals.sine(frames, periods, amplitude)

    def measure(tool, mode):
        codes = bench.reduce(tool, mode, signal, RATE_HZ, "float")
        spectrum = np.abs(np.fft.rfft(codes)[periods:21 * periods:periods])
        worst_db = 20 * np.log10(np.max(spectrum[1:]) / spectrum[0])
        right = worst_db < floor_db
        return Figure(0.0 if right else worst_db - floor_db, 0.0, right, f"{worst_db:.1f}")

    return make_row(f"sine of 0.7 LSB: worst harmonic, dBc (analysis floor {floor_db:.1f})",
                    tools.FLAT, measure)
