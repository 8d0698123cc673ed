"""The cases at the ends of the range, and those where nothing may change."""

import numpy as np

import signals
import tools
from correctness import RATE_HZ, make_row
from row import Figure
from spectrum import without_signal


def over_signals():
    """Name to signal in LSB: what meets the end of the range, for a second each."""
    one, second = signals.FULL_SCALE, RATE_HZ
    return {"sine, 0 dBFS": signals.sine(second, 997, one),
            "square, 0 dBFS": signals.square(second, 48, one),
            "sine, +6 dBFS": signals.sine(second, 997, 2 * one)}


def overs_row(bench, name, modes):
    """Samples of the wrong sign, and the largest distance from the clipped input, in LSB.

    Right: no wrong sign, and no distance beyond twice the largest that the mode makes of the same
    sine at half the level, where nothing clips (and 2 LSB: 1 for the level missing at +1, 1 for
    rounding).
    """
    def measure(tool, mode):
        half = signals.sine(RATE_HZ, 997, signals.FULL_SCALE / 2)
        calm, gain_db = without_signal(bench.reduce(tool, mode, half, RATE_HZ, "float"), half)
        allowed = 2 * np.max(np.abs(calm)) + 2
        wrong, farthest = 0, 0.0

        for signal in over_signals().values():
            codes = bench.reduce(tool, mode, signal, RATE_HZ, "float").astype(float)
            loud = np.abs(signal) > signals.FULL_SCALE / 4
            wrong += int(np.sum(loud & (codes * signal <= 0)))
            # Clipped before or after the tool's own gain: the nearer counts.
            gain = 10 ** (gain_db / 20)
            low, high = -signals.FULL_SCALE, signals.FULL_SCALE - 1
            ideals = np.clip(gain * signal, low, high), gain * np.clip(signal, low, high)
            distance = np.minimum(*(np.abs(codes - ideal) for ideal in ideals))
            farthest = max(farthest, float(np.max(distance)))

        right = wrong == 0 and farthest <= allowed
        return Figure(wrong + (farthest > allowed), 0.0, right,
                      f"{wrong}; {farthest:.1f} of {allowed:.1f} LSB")

    return make_row(f"sine and square of 0 dBFS, sine of +6 dBFS, {name}: samples of the wrong "
                    "sign; largest jump of what is allowed", modes, measure)


def exactness_rows(bench):
    """Codes changed out of all 65,536."""
    codes = signals.every_code()

    def changed(kind):
        def measure(tool, mode):
            count = int(np.sum(bench.reduce(tool, mode, codes, RATE_HZ, kind) != codes))
            return Figure(count, 0.0, count == 0, f"{count:,}")
        return measure

    passing = {"Requant": ("--dither", "tpdf", "--pass-exact"), "sox": ("dither", "-a"),
               "ffmpeg": tools.FLAT["ffmpeg"]}
    return [make_row("all 65,536 codes, 16-bit file, no dither: codes changed", tools.NO_DITHER,
                     changed("16")),
            make_row("all 65,536 codes, 24-bit file", tools.NO_DITHER, changed("24")),
            make_row("all 65,536 codes, float file", tools.NO_DITHER, changed("float")),
            make_row("all 65,536 codes, 24-bit file, dither on but told to pass what is exact "
                     "(`--pass-exact`; `dither -a`; ffmpeg cannot be told)", passing,
                     changed("24"))]
