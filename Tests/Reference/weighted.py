"""The weighted error: the power spectrum of the whole error, silence before and after it, times the
standards' curves. The command cuts it into segments instead (Welch)."""

import functools
import math

import numpy as np

import signals as s
import weightings
from cases import Case, clips, noises
from reduction import Reduction

FIELDS = [f"weighted_error_db.{name}" for name in weightings.NAMES]

# The sum over bins of |E|^2 W is the sum over lags of the error's products e(n) e(n + lag) times the
# transform w(lag) of W. Segments of L samples whose windows' squares add up to 1 multiply each product
# by g(n, lag), 1 at lag 0 and 1 - 6.1 (lag / L)^2 on average elsewhere. That average is made up for in
# the weights but for a sixth order; around it g varies with n, so that noise, whose products have
# all signs, keeps a share of (lag / L)^2 of chance. Weightings of hearing's width are over within
# some 10 ms of L = 1/3 s: 1e-3 of a mean square's own chance, 1 % or so. 1e-5, 4e-5 dB; DC, all of
# whose products have one sign, keeps more of it where the curve is steepest.
OF_NOISE_DB = 0.002

# What is promised of a line from 20 Hz to 20 kHz.
OF_LINE_DB = 0.1


def energies(error, rate_hz):
    """Of each weighting, by Parseval. Twice as long as the error, or longer, so that it does not
    meet its own beginning."""
    size = 1 << max(17, (2 * len(error) - 1).bit_length())
    spectrum = np.abs(np.fft.rfft(error, size)) ** 2 / size
    spectrum[1:-1] *= 2
    return {name: float(spectrum @ weight) for name, weight in weights(size, rate_hz).items()}


@functools.cache
def weights(size, rate_hz):
    hz = np.arange(size // 2 + 1) * rate_hz / size
    return {name: weightings.power(name, hz) for name in weightings.NAMES}


def check(bench, verdict):
    for case in (*noises(), *clips(), *long_ones()):
        reduction = Reduction(bench, case)
        channels = [energies(reduction.error[:, c], case.rate_hz) for c in range(reduction.channels)]

        for place, columns in reduction.parts(verdict):
            check_levels(place, [channels[c] for c in columns], len(reduction.x), OF_NOISE_DB)

    for rate_hz in (44100, 192000):
        check_lines(bench, verdict, rate_hz)


def long_ones():
    """Of many segments, none of which ends where the file does."""
    yield Case("four seconds of noise in two channels", s.side_by_side(
        s.uniform(100333, 0.5, 20), s.gaussian(100333, 0.001, 21)), "f32", 44100)
    yield Case("a second of DC and noise at 192 kHz, truncated", s.gaussian(192001, 0.1, 22) + 0.1,
               rate_hz=192000, options={"dither": "none", "rounding": "truncate"})
    yield Case("two seconds, shaped", s.gaussian(88200, 0.1, 23), rate_hz=44100,
               options={"shaping": "f-weighted"})


def check_levels(place, channels, frames, tolerance_db):
    for name in weightings.NAMES:
        energy = sum(channel[name] for channel in channels)
        level = 10 * math.log10(energy / (frames * len(channels))) if energy > 0 else None
        place.near(f"weighted_error_db.{name}", level, tolerance_db)


def check_lines(bench, verdict, rate_hz):
    """The error is a sine where the reduced file is silent. Lines lie between bins."""
    hz = [20.1, 25.1, 31.7, 52.3, 99.7, 203.1, 997.0, 3150.3, 5011.0, 7943.3, 9901.7, 12500.9,
          14001.1, 15848.9, 17990.0, 19999.3]
    frames = rate_hz * 3 // 4
    lines = np.stack([s.sine(frames, 0.5, f / rate_hz) for f in hz], axis=1)
    original = bench.write("lines.wav", lines, rate_hz, "f64")
    report = bench.measure(original, bench.write("none.wav", 0 * lines, rate_hz, "16"))
    channels = [energies(line, rate_hz) for line in lines.T]

    for f, channel, findings in zip(hz, channels, report["channels"]):
        place = verdict.at(f"a line at {f} Hz, {rate_hz} Hz").at("measure", findings)
        check_levels(place, [channel], frames, OF_LINE_DB)
