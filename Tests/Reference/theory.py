"""What theory says of a reduction, from its settings alone.

Of a busy signal the rounding error q is uniform and independent of v, all that is added before
rounding: the dither and the past errors that are fed back. QE = -v + q(x + v). q is a sawtooth, a
Fourier series; so the mean of QE where x lies at one place inside its step is a series, too, whose
coefficients are v's characteristic function at multiples of 2 pi (Lipshitz, Wannamaker, Vanderkooy,
JAES 40(5), 1992)."""

import functools
import math

import numpy as np

import shapers
import weightings

# Of the series: what follows adds 2.5e-6 at the most, 1 / (2 pi^2 n).
TERMS = np.arange(1, 20001)

# Of dither at its nominal width, in LSB^2.
POWER = {"none": 0.0, "rpdf": 1 / 12, "tpdf": 1 / 6, "high-pass": 1 / 6, "gaussian": 1 / 4}


class Source:
    """Noise that is added up through a response: `count` uniform numbers of a width, or normal
    ones of a standard deviation."""

    def __init__(self, width, count, response, is_normal=False):
        self.width, self.count, self.response, self.is_normal = width, count, response, is_normal

    def variance(self):
        """Before the response."""
        return self.count * self.width ** 2 / (1 if self.is_normal else 12)

    def fourth_cumulant(self):
        return 0.0 if self.is_normal else -self.count * self.width ** 4 / 120

    def characteristic(self, gain, k):
        """At 2 pi k, of one value, times a gain."""
        if self.is_normal:
            return np.exp(-0.5 * (2 * np.pi * k * gain * self.width) ** 2)

        return np.sinc(self.width * gain * k) ** self.count


class Theory:
    """case: a Case. Flat or not, but nothing can be said of rounding toward zero with shaping."""

    def __init__(self, case, step, filter_):
        options = case.options
        self.step, self.filter, self.rate_hz = step, filter_, case.rate_hz
        self.rounding = options.get("rounding", "nearest")
        self.dither = options.get("dither", "tpdf")
        self.amount = float(options.get("dither-amount", 1.0))
        h = filter_.response()
        self.h = h[:np.max(np.nonzero(np.abs(h) > 1e-12)) + 1]
        self.sources = [Source(1.0, 1, self.h), *self.of_dither()]

    @property
    def exists(self):
        return self.rounding != "toward-zero" or self.filter.is_flat

    def of_dither(self):
        if self.dither == "none" or self.amount == 0:
            return []

        if self.dither == "high-pass":
            return [Source(self.amount, 1, np.convolve(self.h, [1, -1]))]

        if self.dither == "gaussian":
            return [Source(self.amount / 2, 1, self.h, is_normal=True)]

        return [Source(self.amount, 2 if self.dither == "tpdf" else 1, self.h)]

    def mean(self):
        """Truncation leaves half a step, which the filter's gain at 0 Hz multiplies."""
        return 0.5 * float(np.sum(self.h)) if self.rounding == "truncate" else 0.0

    def variance(self):
        """Without what rounding toward zero adds: half a step against the signal's sign."""
        return sum(s.variance() * float(s.response @ s.response) for s in self.sources)

    def power(self):
        return (self.variance() + self.mean() ** 2
                + (0.25 if self.rounding == "toward-zero" else 0.0))

    def static(self):
        """The mean square of the conditional mean: that of QE, and half that of each of the series'
        sines, whose amplitudes are phi / (pi k)."""
        phi = np.ones(len(TERMS))

        for source in self.sources:
            # The error of the sample itself is what is looked for.
            for gain in source.response[1 if source is self.sources[0] else 0:]:
                phi *= source.characteristic(gain, TERMS)

        return self.mean() ** 2 + 0.5 * math.fsum((phi / (np.pi * TERMS)) ** 2)

    def density(self, hz):
        """One-sided, in LSB^2 per Hz, without DC."""
        highpass = self.dither == "high-pass"
        dither = POWER[self.dither] * self.amount ** 2
        colour = 2 * np.sin(np.pi * np.asarray(hz) / self.rate_hz) ** 2 if highpass else 1.0
        power = (1 / 12 + dither * colour) * self.filter.power_at(hz, self.rate_hz)
        return power * 2 / self.rate_hz

    def weighted(self):
        """LSB^2 of each weighting; nothing of rounding toward zero, where the signal's sign, whose
        spectrum is not known, is a part of the error."""
        if self.rounding == "toward-zero":
            return {name: None for name in weightings.NAMES}

        density = self.density(shapers.frequencies(self.rate_hz)) * self.rate_hz / 2
        return {name: float(np.mean(density * curve)) + self.mean() ** 2 * at_zero
                for name, (curve, at_zero) in weighting_curves(self.rate_hz).items()}

    def ignores_input(self):
        """Triangular dither of a whole width."""
        triangular = self.dither == "tpdf" or (self.dither == "high-pass" and self.filter.is_flat)
        return (triangular and self.amount >= 1 and self.amount % 1 == 0
                and self.rounding != "toward-zero")

    def spread(self, count):
        """One sigma of the mean square of so many samples (Bartlett 1946), by the spectrum: the sum
        of squares of an autocorrelation is the mean of a squared density."""
        density = self.density(shapers.frequencies(self.rate_hz)) * self.rate_hz / 2
        mean = 0.0 if self.rounding == "nearest" else 0.5 * float(np.sum(self.h))
        one = 2 * float(np.mean(density ** 2))

        for source in self.sources:
            r = source.response
            one += source.fourth_cumulant() * float(r @ r) ** 2
            one += 4 * mean ** 2 * source.variance() * float(np.sum(r)) ** 2

        if self.ignores_input():
            one += self.of_resting_input() * float(self.h @ self.h) ** 2

        return math.sqrt(one / count)

    def of_resting_input(self):
        """What the total error e of an input that rests on a level has more of: the mean of e^4,
        and, where neighbours share a number u, twice the covariance of their e^2. At rest e is v
        rounded; else e = v + q, whose cumulants add up."""
        quantiles = (np.arange(1 << 10) + 0.5) / (1 << 10) - 0.5
        u = self.amount * quantiles
        at_rest = np.rint(np.add.outer(u, u))
        variance = 1 / 12 + self.amount ** 2 / 6
        busy = 3 * variance ** 2 - (1 + 2 * self.amount ** 4) / 120
        more = float(np.mean(at_rest ** 4)) - busy

        if self.dither == "high-pass":
            given_u = np.mean(at_rest ** 2, axis=0)  # of e^2: what its two neighbours share
            more += 2 * float(np.var(given_u) - np.var(u ** 2))

        return more


@functools.cache
def weighting_curves(rate_hz):
    """Each weighting's power at frequencies(), and at 0 Hz."""
    hz = shapers.frequencies(rate_hz)
    return {name: (weightings.power(name, hz), float(weightings.power(name, [0.0])[0]))
            for name in weightings.NAMES}
