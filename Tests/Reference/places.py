"""Whether the error is noise: its mean and variance at each of 64 places inside a step."""

import math

import numpy as np

import signals as s
from cases import Case, constants, noises, ramps, undithered
from distributions import below
from reduction import Reduction, joined

FIELDS = ["static_error_lsb2", "dynamic_error_lsb2", "noise_modulation", "error_by_place.count",
          "error_by_place.mean_error_lsb", "error_by_place.variance_lsb2",
          "error_by_place.predicted_mean_error_lsb", "error_by_place.predicted_variance_lsb2"]

PLACES = 64

# As for the figures; a variance is the difference of two terms of the mean square's size.
SUM = 1e-12


class Places:
    """x, error: of samples in any order; step: 1 LSB."""

    def __init__(self, x, error, step):
        self.index = np.minimum(np.floor(np.mod(x / step, 1.0) * PLACES), PLACES - 1).astype(int)
        self.error = error / step

    def groups(self, joined_places=1):
        """Errors of each place, of so many neighbouring ones together."""
        place = self.index // joined_places
        return [self.error[place == p] for p in range(PLACES // joined_places)]

    def static(self):
        return math.fsum(len(e) * (math.fsum(e) / len(e)) ** 2
                         for e in self.groups() if len(e)) / len(self.error)

    def power(self):
        return math.fsum(self.error ** 2) / len(self.error)

    def modulation(self):
        """Over 16 places; of those with at least 512 samples, where these are half or more, and where
        there is any noise: 0.01 LSB^2."""
        variances = [variance(e) for e in self.groups(4) if len(e) >= 512]
        mean = sum(variances) / len(variances) if variances else 0.0
        return float(np.std(variances)) / mean if len(variances) >= 8 and mean >= 0.01 else None


def variance(values):
    return math.fsum((values - math.fsum(values) / len(values)) ** 2) / len(values)


def check(bench, verdict):
    for case in (*ramps(), *noises(), *constants(), *enough_for_modulation()):
        reduction = Reduction(bench, case)

        for place, columns in reduction.parts(verdict):
            places = Places(joined(reduction.x, columns), joined(reduction.error, columns),
                            reduction.step)
            power, static = places.power(), places.static()
            place.near("static_error_lsb2", static, SUM * power)
            place.near("dynamic_error_lsb2", power - static, SUM * power)
            check_modulation(place, places)

        curves = verdict.at(case.name, "curves").at("all places", reduction.rendered["curves"])
        check_curve(curves, places)

        if "shaping" not in case.options:
            check_prediction(curves, reduction.rendered, reduction.grid.offset)


def check_modulation(place, places):
    place.near("noise_modulation", places.modulation(), 1e-9)


def check_curve(place, places):
    groups = places.groups()
    place.exact("error_by_place.count", [len(e) for e in groups])
    place.near("error_by_place.mean_error_lsb",
               [math.fsum(e) / len(e) if len(e) else None for e in groups],
               [SUM * (np.mean(np.abs(e)) if len(e) else 0.0) for e in groups])
    place.near("error_by_place.variance_lsb2",
               [variance(e) if len(e) else None for e in groups],
               [2 * SUM * (np.mean(e ** 2) if len(e) else 0.0) for e in groups])


def check_prediction(place, report, offset):
    """A place's middle u, in LSB, comes out as level k with the probability that u and the dither
    lie in the LSB that is rounded to it, and its error is u - k. Toward zero half of the samples
    round down and half up. 25 levels times 1e-12 for each probability, times 12^2."""
    settings = report["settings"]
    names = ("error_by_place.predicted_mean_error_lsb", "error_by_place.predicted_variance_lsb2")

    if report["predicted"] is None:
        for name in names:
            place.near(name, None, 0)

        return

    u = (np.arange(PLACES) + 0.5) / PLACES - offset
    u -= np.rint(u)
    ends = {"nearest": [-0.5], "truncate": [0.0], "toward-zero": [0.0, -1.0]}
    begins = ends[settings["rounding"]]
    levels = np.arange(-12, 13)

    def moment(power):
        return sum((u - k) ** power
                   * (below(settings, k + b + 1 - u) - below(settings, k + b - u))
                   for b in begins for k in levels) / len(begins)

    mean = moment(1)
    place.near(names[0], mean.tolist(), 1e-9)
    place.near(names[1], (moment(2) - mean ** 2).tolist(), 1e-9)


def enough_for_modulation():
    """512 samples and more at each of 16 places."""
    loud = s.uniform(40000, 0.5, 30)
    yield Case("uniform noise, RPDF: modulation", loud, options={"dither": "rpdf"})
    yield Case("uniform noise, TPDF: none", loud)
    yield Case("uniform noise, no dither: no noise", loud, options=undithered())
    yield Case("uniform noise, truncated: no noise", loud, options=undithered("truncate"))
    yield Case("24 bits to 16, no dither: ties are next to no noise", s.on_levels(loud, 24), "24",
               options=undithered())
    yield Case("uniform noise, half of TPDF", loud, options={"dither-amount": 0.5})
    yield Case("places that only half of the noise visits, RPDF",
               s.on_levels(loud, 16) + s.uniform(40000, 0.25 / 32768, 31),
               options={"dither": "rpdf"})
    yield Case("too few places for a modulation",
               s.on_levels(loud, 16) + s.uniform(40000, 0.18 / 32768, 32),
               options={"dither": "rpdf"})
    yield Case("Gaussian dither leaves little modulation", loud, options={"dither": "gaussian"})
    yield Case("toward zero, in two channels", np.stack([loud, loud[::-1]], axis=1),
               options=undithered("toward-zero"))
