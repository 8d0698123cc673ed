"""Predicts what a shaper designed by linear prediction adds in total power, so that Requant can be
asked for exactly the power of another tool. Only the request rests on it: what is compared is
always measured."""

import numpy as np

import weightings

POINTS = 1 << 14


class Prediction:
    """The family of shapers for one weighting, sample rate (Hz) and order: Levinson and Durbin on
    the autocorrelation of w / max(w) + floor, the floor being 1 / (10^(depth / 10) - 1)."""

    def __init__(self, weighting, rate_hz, order):
        hz = (np.arange(POINTS) + 0.5) / POINTS * rate_hz / 2
        weight = weightings.power(weighting, hz)
        weight /= weightings.power(weighting, np.geomspace(100, 20000, 4096)).max()
        lags = np.arange(order + 1)[:, None]
        angles = np.pi * (np.arange(POINTS) + 0.5) / POINTS
        self.autocorrelation = np.cos(lags * angles) @ weight / POINTS

    def power_gain_db(self, depth_db):
        """Mean of |H|^2 over frequency, dB."""
        lags = self.autocorrelation.copy()
        lags[0] += 1 / (10 ** (depth_db / 10) - 1)
        taps, error = np.array([1.0]), lags[0]

        for n in range(1, len(lags)):
            reflection = -np.dot(taps, lags[n:0:-1]) / error
            longer = np.append(taps, 0.0)
            taps = longer + reflection * longer[::-1]
            error *= 1 - reflection ** 2

        return 10 * np.log10(np.dot(taps, taps))

    def depth_for(self, power_gain_db):
        """The largest depth in tenths of a dB, 0.1 to 80, that adds no more than that power."""
        low, high = 1, 800

        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.power_gain_db(middle / 10) <= power_gain_db \
                else (low, middle - 1)

        return low / 10
