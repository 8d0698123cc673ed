"""Lines at the frequencies that the weightings' standards print, read by the command as the
standards have them. The tables stand here once more, apart from Tests/Data."""

import math

import numpy as np

import signals as s

FIELDS = [f"weighted_error_db.{name}" for name in ("a", "itu_r_468", "hearing")]

# Nominal frequency and dB. IEC 61672-1:2013, table 3: one decimal, at 10^(n / 10) Hz.
A = {20: -50.5, 25: -44.7, 31.5: -39.4, 40: -34.6, 50: -30.2, 63: -26.2, 80: -22.5, 100: -19.1,
     125: -16.1, 160: -13.4, 200: -10.9, 250: -8.6, 315: -6.6, 400: -4.8, 500: -3.2, 630: -1.9,
     800: -0.8, 1000: 0.0, 1250: 0.6, 1600: 1.0, 2000: 1.2, 2500: 1.3, 3150: 1.2, 4000: 1.0,
     5000: 0.5, 6300: -0.1, 8000: -1.1, 10000: -2.5, 12500: -4.3, 16000: -6.6, 20000: -9.3}
OF_DECIMALS_DB = 0.05

# Recommendation ITU-R BS.468-4, table 1.
ITU_R_468 = {31.5: -29.9, 63: -23.9, 100: -19.8, 200: -13.8, 400: -7.8, 800: -1.9, 1000: 0.0,
             2000: 5.6, 3150: 9.0, 4000: 10.5, 5000: 11.7, 6300: 12.2, 7100: 12.0, 8000: 11.4,
             9000: 10.1, 10000: 8.1, 12500: 0.0, 14000: -5.3, 16000: -11.7, 20000: -22.2,
             31500: -42.7}

# ISO 389-7:2019: the lower of the thresholds in the free and in the diffuse field, dB SPL.
THRESHOLD = {20: 78.1, 25: 68.7, 31.5: 59.5, 40: 51.1, 50: 44.0, 63: 37.5, 80: 31.5, 100: 26.5,
             125: 22.1, 160: 17.9, 200: 14.4, 250: 11.4, 315: 8.4, 400: 5.8, 500: 3.8, 630: 2.1,
             800: 1.0, 1000: 0.8, 1250: 1.9, 1600: 0.5, 2000: -1.5, 2500: -4.2, 3150: -6.0,
             4000: -5.4, 5000: -1.8, 6300: 2.5, 8000: 6.8, 10000: 8.4, 12500: 12.3, 14000: 18.4,
             16000: 40.2, 18000: 70.4}
HEARING = {hz: min(THRESHOLD.values()) - db for hz, db in THRESHOLD.items()}

# What is promised of a line from 20 Hz to 20 kHz, and kept up to the last row of table 1.
OF_LINE_DB = 0.1


def exact_hz(nominal_hz):
    return 10 ** (round(10 * math.log10(nominal_hz)) / 10)


def check(bench, verdict):
    of_a = {exact_hz(hz): db for hz, db in A.items()}

    for rate_hz, lowest_hz, seconds in ((44100, 20, 2), (192000, 5000, 0.5)):
        for name, table, tolerance_db in (("a", of_a, OF_LINE_DB + OF_DECIMALS_DB),
                                          ("itu_r_468", ITU_R_468, OF_LINE_DB),
                                          ("hearing", HEARING, OF_LINE_DB)):
            rows = {hz: db for hz, db in table.items() if 0.99 * lowest_hz < hz < rate_hz / 2}
            place = verdict.at(f"{rate_hz} Hz")

            for hz, db, level, findings in lines(bench, rows, rate_hz, seconds):
                place.at(f"{hz:.1f} Hz", findings).near(f"weighted_error_db.{name}", level + db,
                                                        tolerance_db)


def lines(bench, rows, rate_hz, seconds):
    """(Hz, dB of the table, dB of the line, what was measured of it). The error is a sine where the
    reduced file is silent, and comes and goes slowly, so that its ends are no clicks."""
    frames = round(rate_hz * seconds)
    sines = np.stack([s.sine(frames, 0.5, hz / rate_hz) for hz in rows], axis=1)
    sines *= np.hanning(frames)[:, None]
    original = bench.write("lines.wav", sines, rate_hz, "f64")
    report = bench.measure(original, bench.write("none.wav", 0 * sines, rate_hz, "16"))
    levels = 10 * np.log10(np.mean(sines ** 2, axis=0))
    return zip(rows, rows.values(), levels, report["channels"])
