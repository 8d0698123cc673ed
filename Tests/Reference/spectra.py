"""Power spectral densities: Welch's method anew, and lines and noise whose densities are known."""

import math

import numpy as np

import signals as s
import weightings
from cases import Case, undithered
from reduction import Reduction

SIGNALS = ("input_db", "output_db", "error_db")
BINS = ("input_bin_db", "output_bin_db", "error_bin_db")
PEAKS = ("input_peak_db", "output_peak_db", "error_peak_db")
INSPECTED = ("signal_db", "signal_bin_db", "signal_peak_db")
FIELDS = [f"spectrum.{name}" for name in ("unit", "0_dbfs_is", "window", "bin_hz", "noise_bin_hz",
                                          "frequency_hz", "full_scale_sine_db_spl",
                                          "hearing_threshold_db", *SIGNALS, *BINS, *PEAKS, *INSPECTED)]

# F. J. Harris, "On the use of windows for harmonic analysis with the DFT", Proc. IEEE 66(1), 1978.
BLACKMAN_HARRIS = (0.35875, -0.48829, 0.14128, -0.01168)

# Two transforms of L values differ by some 2^-53 sqrt(log2 L) of the largest: of a bin whose power is
# 1e-16 of a full-scale line's, by 1e-7 of it.
OF_TRANSFORM_DB = 1e-5
FLOOR = 1e-16


def segment_length(rate_hz):
    """A third of a second or longer, a power of two; 2048 at least."""
    return max(2048, 1 << math.ceil(math.log2(math.floor(rate_hz / 3))))


def window(length):
    turns = 2 * np.pi * np.arange(length) / length
    return sum(term * np.cos(k * turns) for k, term in enumerate(BLACKMAN_HARRIS))


def noise_bin_hz(rate_hz):
    """The bandwidth of a bin: a line's level is its density times that."""
    weights = window(segment_length(rate_hz))
    return rate_hz * np.sum(weights ** 2) / np.sum(weights) ** 2


def densities(samples, rate_hz):
    """One-sided, re full scale squared per Hz: of each of the segments, which overlap by three
    quarters. Of what is shorter than one, that much of a segment."""
    length = segment_length(rate_hz)
    weights = window(length)
    starts = range(0, max(len(samples) - length, 0) + 1, length // 4)

    for start in starts:
        part = samples[start:start + length]
        energy = np.sum(weights[:len(part)] ** 2)
        power = np.abs(np.fft.rfft(part * weights[:len(part)], length)) ** 2
        power[1:-1] *= 2
        yield power / (rate_hz * energy)


def welch(samples, rate_hz):
    """The mean over segments."""
    return np.mean(list(densities(samples, rate_hz)), axis=0)


def peak_hold(samples, rate_hz):
    """Of each bin, the highest momentary average: exponential, of 0.4 s, and the plain mean until
    that much was heard."""
    least_share = segment_length(rate_hz) / 4 / rate_hz / 0.4
    average = highest = 0.0

    for n, density in enumerate(densities(samples, rate_hz)):
        average = average + min(1.0, max(1 / (n + 1), least_share)) * (density - average)
        highest = np.maximum(highest, average)

    return highest


class Bands:
    """Which bins a report's frequencies stand for: from 0 on, each the middle of what comes next."""

    def __init__(self, frequencies_hz, bin_hz):
        self.first, self.end = [], []
        start = 0

        for hz in frequencies_hz:
            self.first.append(start)
            start = round(2 * hz / bin_hz) - start + 1
            self.end.append(start)

    def means(self, density):
        return np.array([np.mean(density[a:b]) for a, b in zip(self.first, self.end)])

    def highest(self, density):
        return np.array([np.max(density[a:b]) for a, b in zip(self.first, self.end)])


def check(bench, verdict):
    for case in cases():
        reduction = Reduction(bench, case)
        place = verdict.at(case.name).at("curves", reduction.rendered["curves"])
        check_scale(place, case.rate_hz)
        spectrum = place.found["spectrum"]
        bands = Bands(spectrum["frequency_hz"], spectrum["bin_hz"])

        for name, in_bin, signal in zip(SIGNALS, BINS, (reduction.x, reduction.y, reduction.error)):
            density = np.mean([welch(channel, case.rate_hz) for channel in signal.T], axis=0)
            check_density(place, name, bands.means(density))
            check_density(place, in_bin, bands.highest(density) * noise_bin_hz(case.rate_hz))

        for name, signal in zip(PEAKS, (reduction.x, reduction.y, reduction.error)):
            check_density(place, name, bands.means(highest_of(signal, case.rate_hz)))

        check_inspected(bench, verdict.at(case.name), reduction)

    check_line(bench, verdict)
    check_noise(bench, verdict)
    check_many_channels(bench, verdict)


def highest_of(signal, rate_hz):
    """Of any channel."""
    return np.max([peak_hold(channel, rate_hz) for channel in signal.T], axis=0)


def check_inspected(bench, place, reduction):
    contents = bench.inspect(reduction.source)[0]
    rate_hz = reduction.case.rate_hz
    there = place.at("inspect", contents)
    check_scale(there, rate_hz)
    spectrum = contents["spectrum"]
    bands = Bands(spectrum["frequency_hz"], spectrum["bin_hz"])
    density = np.mean([welch(channel, rate_hz) for channel in reduction.x.T], axis=0)
    check_density(there, "signal_db", bands.means(density))
    check_density(there, "signal_bin_db", bands.highest(density) * noise_bin_hz(rate_hz))
    check_density(there, "signal_peak_db", bands.means(highest_of(reduction.x, rate_hz)))


def cases():
    yield Case("two seconds of a sine, TPDF", s.sine(88200, 1 - 2.0 ** -15), "f32", 44100)
    yield Case("a burst between silences, in one channel of two", s.side_by_side(
        s.gaussian(120000, 0.1, 77) * (np.arange(120000) // 20000 == 2),
        s.uniform(120000, 0.001, 78)), "f32")
    yield Case("noise in three channels", s.side_by_side(
        s.gaussian(70001, 0.1, 70), s.uniform(70001, 0.5, 71), s.uniform(70001, 1e-4, 72)))
    yield Case("a segment and 3 quarters, shaped", s.gaussian(28671, 0.01, 73),
               options={"shaping": "hearing"})
    yield Case("less than a segment", s.gaussian(9000, 0.1, 74) + 0.1, rate_hz=96000,
               options=undithered("truncate"))
    yield Case("exactly a segment", s.sine(2048, 0.5), "f64", 6000, bits=8, options=undithered())
    yield Case("two samples", np.array([0.3, -0.7]), options=undithered())


def check_scale(place, rate_hz):
    length = segment_length(rate_hz)
    place.exact("spectrum.unit", "dBFS per Hz")
    place.exact("spectrum.0_dbfs_is", "a full-scale sine (AES17)")
    place.exact("spectrum.window", "Blackman-Harris")
    place.relative("spectrum.bin_hz", rate_hz / length, 1e-15)
    place.relative("spectrum.noise_bin_hz", noise_bin_hz(rate_hz), 1e-12)
    check_bands(place, rate_hz, length)
    check_threshold(place)


def check_bands(place, rate_hz, length):
    """Bin by bin up to 1 kHz, 1/24 octave above, to the next whole number of bins; none left out."""
    spectrum = place.found["spectrum"]
    bin_hz = rate_hz / length
    bands = Bands(spectrum["frequency_hz"], bin_hz)
    place.near("spectrum.frequency_hz",
               [(a + b - 1) / 2 * bin_hz for a, b in zip(bands.first, bands.end)], 1e-9 * rate_hz)
    place.true(bands.first[0] == 0 and bands.end[-1] == length // 2 + 1, "bands leave bins out")

    for first, end in list(zip(bands.first, bands.end))[:-1]:
        low_hz = (first - 0.5) * bin_hz
        wanted = 1 if low_hz < 1000 else max(1, low_hz * (2 ** (1 / 24) - 1) / bin_hz)
        place.true(abs(end - first - wanted) <= 0.5, f"the band from {low_hz} Hz has {end - first} "
                                                     f"bins, not {wanted:.2f}")


def check_threshold(place):
    """A tone's threshold (ISO 389-7), which noise reaches that has its level in the ear's bandwidth
    (Glasberg and Moore 1990); re a full-scale sine of 105 dB SPL. Not known above 18 kHz; at 0 Hz as
    at 1 Hz."""
    fact = weightings.FACTS["hearing"]
    expected = []

    for hz in place.found["spectrum"]["frequency_hz"]:
        heard_hz = max(hz, 1.0)
        tone = np.interp(math.log(heard_hz), np.log(fact["frequency_hz"]), fact["threshold_db_spl"])
        bandwidth_hz = 24.7 * (4.37 * heard_hz / 1000 + 1)
        expected.append(float(tone) - 10 * math.log10(bandwidth_hz) - 105 if hz <= 18000 else None)

    place.exact("spectrum.full_scale_sine_db_spl", 105)
    place.near("spectrum.hearing_threshold_db", expected, 1e-6)


def check_density(place, name, density):
    """What is left of nothing by rounding is no level."""
    found = place.found["spectrum"][name]
    telling = density > FLOOR * max(np.max(density), 1e-300)
    place.near(f"spectrum.{name}",
               [10 * math.log10(d / 0.5) if t else f for d, t, f in zip(density, telling, found)],
               OF_TRANSFORM_DB)


def measured_spectrum(bench, samples, rate_hz):
    """Of an input in 64-bit float; the reduced file is silent, so that the error is the input."""
    values = samples.reshape(len(samples), -1)
    original = bench.write("in.wav", values, rate_hz, "f64")
    silent = bench.write("none.wav", 0 * values, rate_hz, "16")
    return bench.measure(original, silent)["curves"]["spectrum"]


def check_line(bench, verdict):
    """A full-scale sine on a bin is 0 dBFS in that bin (AES17), and its whole power is there."""
    for rate_hz in (44100, 96000):
        length = segment_length(rate_hz)
        bin_ = 200
        line = s.sine(2 * length, 1.0, bin_ / length)
        spectrum = measured_spectrum(bench, line, rate_hz)
        place = verdict.at(f"a full-scale sine at {rate_hz} Hz").at("curves", {"spectrum": spectrum})
        density = np.array([10 ** (db / 10) if db is not None else 0
                            for db in spectrum["input_db"]])
        per_bin_db = 10 * math.log10(density[bin_] * spectrum["noise_bin_hz"])
        power = np.sum(density[bin_ - 4:bin_ + 5]) * spectrum["bin_hz"]
        place.true(abs(per_bin_db) < 1e-6, f"its bin reads {per_bin_db} dBFS")
        place.true(abs(power - 1) < 1e-6, f"its power is {power} of a full-scale sine's")


def check_noise(bench, verdict):
    """White noise of a known power, in parts of the spectrum and in all of it: T seconds of a band of
    B Hz have 2 B T independent values, of whose mean square sqrt (2 / (2 B T)) is one sigma. Welch's
    window makes little of the ends, which costs nothing of 52 s. 5 sigma of the narrowest band
    are 0.098 dB: less than the 0.1 dB that are promised of each."""
    frames, rate_hz, sigma = 2500000, 48000, 0.05
    spectrum = measured_spectrum(bench, s.gaussian(frames, sigma, 75), rate_hz)
    place = verdict.at("white noise").at("curves", {"spectrum": spectrum})
    expected_db = 10 * math.log10(sigma ** 2 * 2 / rate_hz / 0.5)
    bands = Bands(spectrum["frequency_hz"], spectrum["bin_hz"])
    widths = np.array(bands.end) - np.array(bands.first)
    middles = np.array(spectrum["frequency_hz"])

    for low_hz, high_hz in ((50, 1000), (1000, 4000), (4000, 24000), (50, 24000)):
        inside = (middles > low_hz) & (middles < high_hz)
        power = np.array([10 ** (db / 10) for db in spectrum["input_db"]])[inside]
        measured_db = 10 * math.log10(np.sum(power * widths[inside]) / np.sum(widths[inside]))
        independent = 2 * (high_hz - low_hz) * frames / rate_hz
        tolerance_db = 4.343 * 5 * math.sqrt(2 / independent)
        place.true(tolerance_db < 0.1, f"too little noise from {low_hz} to {high_hz} Hz")
        place.true(abs(measured_db - expected_db) < tolerance_db,
                   f"{measured_db} dBFS per Hz from {low_hz} to {high_hz} Hz, not "
                   f"{expected_db} ± {tolerance_db:.3f}")


def check_many_channels(bench, verdict):
    spectrum = measured_spectrum(bench, s.uniform(900, 0.5, 76).reshape(100, 9), 48000)
    place = verdict.at("nine channels")
    place.true(spectrum is None, "there are spectra of more than 8 channels")
    contents = bench.inspect(bench.path("in.wav"))[0]
    place.true(contents["spectrum"] is None, "inspect has one of more than 8 channels")
