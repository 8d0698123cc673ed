"""Noise transfer functions H: published ones, and designed ones, by linear prediction."""

import json
from pathlib import Path

import numpy as np

import weightings

FILE = Path(__file__).parent.parent / "Data" / "published-noise-shapers.json"
FACTS = json.loads(FILE.read_text())["shapers"]

# Ids of the command, and names of the publications' rows.
PUBLISHED = {"lipshitz": "Lipshitz (minimally audible, 5 taps)",
             "f-weighted": "F-weighted (9 taps)",
             "modified-e": "Modified E-weighted (9 taps)",
             "improved-e": "Improved E-weighted (9 taps)", "gesemann": "Gesemann",
             "shibata": "Shibata", "shibata-low": "Shibata, low", "shibata-high": "Shibata, high",
             "f-weighted-3": "F-weighted (3 taps)", "f-weighted-24": "F-weighted (24 taps)",
             "modified-e-2": "Modified E-weighted (2 taps)",
             "modified-e-3": "Modified E-weighted (3 taps)", "sbm": "Super Bit Mapping (12 taps)",
             "first-order": "First order", "second-order": "Second order"}
PUBLISHED |= {f"ssrc-{curve}-{n}": f"SSRC ATH Curve {curve.upper()}, Intensity {n}"
              for curve in "ab" for n in range(7)}

DESIGNED = {"hearing": "hearing", "designed-f": "f", "designed-468": "itu_r_468", "designed-a": "a"}

# Halving it changes no response by 0.001 dB.
POINTS = 1 << 16


def frequencies(rate_hz):
    """The middles of equal parts of 0 to half the sample rate."""
    return 0.5 * rate_hz * (np.arange(POINTS) + 0.5) / POINTS


class Filter:
    """H(z) = numerator / denominator, both with their leading 1."""

    def __init__(self, numerator=(1.0,), denominator=(1.0,)):
        self.numerator, self.denominator = np.array(numerator), np.array(denominator)

    @property
    def is_flat(self):
        return len(self.numerator) == len(self.denominator) == 1

    def power_at(self, hz, rate_hz):
        """|H|^2."""
        z = np.exp(-2j * np.pi * np.asarray(hz) / rate_hz)
        ratio = np.polyval(self.numerator[::-1], z) / np.polyval(self.denominator[::-1], z)
        return np.abs(ratio) ** 2

    def response(self, length=2048):
        """h(0) = 1, h(1), ...: poles are within 0.89, so that nothing is left at the end."""
        h = np.zeros(length)
        h[:len(self.numerator)] = self.numerator
        feedback = self.denominator[1:]

        for n in range(length):
            past = h[max(0, n - len(feedback)):n][::-1]
            h[n] -= feedback[:len(past)] @ past

        return h


def find(shaping, rate_hz, depth_db=40.0, order=16, cutoff_hz=15000.0):
    """The Filter of a choice of --shaping. KeyError where nothing was published for the rate."""
    if shaping == "none":
        return Filter()

    if shaping in PUBLISHED:
        return published(PUBLISHED[shaping], rate_hz)

    if shaping == "designed-low-pass":
        weight = (frequencies(rate_hz) <= cutoff_hz).astype(float)
    else:
        weight = weightings.power(DESIGNED[shaping], frequencies(rate_hz))

    return designed(weight / np.max(weight), depth_db, order)


def published(name, rate_hz):
    """For the rate itself, where there is such a row."""
    rows = [row for row in FACTS if row["name"] == name
            and (row["usable_hz"] == "any" or rate_hz in row["usable_hz"])]
    rows.sort(key=lambda row: row["sample_rate_hz"] != rate_hz)

    if not rows:
        raise KeyError(f"{name} at {rate_hz} Hz")

    return Filter(rows[0]["numerator"], rows[0]["denominator"])


def designed(weight, depth_db, order):
    """Of all monic filters of an order the one that lets the least of weight + floor through: the
    predictor of a signal that has this spectrum, by its normal equations."""
    spectrum = weight + 1 / (10 ** (depth_db / 10) - 1)
    angles = np.pi * (np.arange(POINTS) + 0.5) / POINTS
    lags = np.array([np.mean(spectrum * np.cos(k * angles)) for k in range(order + 1)])
    apart = np.abs(np.subtract.outer(np.arange(order), np.arange(order)))
    return Filter(np.concatenate([[1.0], np.linalg.solve(lags[apart], -lags[1:])]))
