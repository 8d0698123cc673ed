"""What noise is weighted by, as power over frequency. Written from the standards, apart from the
C++ code, so that the two check each other."""

import numpy as np

NAMES = ("total", "A", "ITU-R 468", "F", "hearing")

# ISO 389-7:2019, the lower of the free-field and the diffuse-field threshold: (Hz, dB SPL).
THRESHOLD = np.array([
    (20, 78.1), (25, 68.7), (31.5, 59.5), (40, 51.1), (50, 44.0), (63, 37.5), (80, 31.5),
    (100, 26.5), (125, 22.1), (160, 17.9), (200, 14.4), (250, 11.4), (315, 8.4), (400, 5.8),
    (500, 3.8), (630, 2.1), (800, 1.0), (1000, 0.8), (1250, 1.9), (1600, 0.5), (2000, -1.5),
    (2500, -4.2), (3150, -6.0), (4000, -5.4), (5000, -1.8), (6300, 2.5), (8000, 6.8),
    (10000, 8.4), (12500, 12.3), (14000, 18.4), (16000, 40.2), (18000, 70.4)])

# Recommendation ITU-R BS.468-4, table 1: (Hz, dB).
ITU_R_468 = np.array([
    (31.5, -29.9), (63, -23.9), (100, -19.8), (200, -13.8), (400, -7.8), (800, -1.9), (1000, 0.0),
    (2000, 5.6), (3150, 9.0), (4000, 10.5), (5000, 11.7), (6300, 12.2), (7100, 12.0), (8000, 11.4),
    (9000, 10.1), (10000, 8.1), (12500, 0.0), (14000, -5.3), (16000, -11.7), (20000, -22.2),
    (31500, -42.7)])


def over_log_frequency(table, hz):
    """dB of a (Hz, dB) table, linear over log frequency, held beyond its ends."""
    return np.interp(np.log(hz), np.log(table[:, 0]), table[:, 1])


def hearing(hz):
    """Inverse of the threshold of hearing; 1 where hearing is keenest."""
    return 10 ** (-0.1 * (over_log_frequency(THRESHOLD, hz) - THRESHOLD[:, 1].min()))


def itu_r_468(hz):
    """The table, and beyond its ends its outermost slopes; 1 at 1 kHz."""
    level_db = over_log_frequency(ITU_R_468, hz)

    for end, inner, outside in ((0, 1, hz < ITU_R_468[0, 0]), (-1, -2, hz > ITU_R_468[-1, 0])):
        (end_hz, end_db), (inner_hz, inner_db) = ITU_R_468[end], ITU_R_468[inner]
        slope = (end_db - inner_db) / np.log(end_hz / inner_hz)
        level_db = np.where(outside, end_db + slope * np.log(hz / end_hz), level_db)

    return 10 ** (0.1 * level_db)


def a_weighting(hz):
    """IEC 61672-1:2013, annex E, in its closed form; 1 at 1 kHz."""
    def response(f):
        f = f * f
        return (f * f / ((f + 20.598997 ** 2) * (f + 12194.217 ** 2)
                         * np.sqrt((f + 107.65265 ** 2) * (f + 737.86223 ** 2)))) ** 2

    return response(hz) / response(1000.0)


def f_weighting(hz):
    """Wannamaker, Psychoacoustically optimal noise shaping (1992); 1 at its maximum."""
    def response(f):
        s = 1j * f
        def pair(real, imaginary, count):
            return np.abs((s - real) ** 2 + imaginary ** 2) ** (2 * count)
        def single(real, count):
            return np.abs(s - real) ** (2 * count)

        # The twentieth power of a pair of poles near 10^4 Hz would overflow: in kHz it does not.
        return (single(0, 3) * pair(-0.58, 1.03, 1) * pair(-3.18, 8.75, 3)
                / (single(-0.18, 3) * single(-1.63, 2) * pair(-2.51, 3.85, 4)
                   * pair(-6.62, 14.29, 20)))

    return response(hz / 1000) / response(np.arange(3.0, 4.0, 0.001)).max()


def power(name, hz):
    """Weighting of power at each frequency of hz (array, Hz, above 0)."""
    functions = {"total": np.ones_like, "A": a_weighting, "ITU-R 468": itu_r_468,
                 "F": f_weighting, "hearing": hearing}
    return functions[name](np.asarray(hz, dtype=float))
