"""The histogram of the error, and the transfer curve: counts that have to be exact."""

import math

import numpy as np

import signals as s
from cases import Case, clips, constants, noises, ramps, sines, undithered
from reduction import Reduction, joined

FIELDS = ["histogram.bin_lsb", "histogram.first_bin_lsb", "histogram.count", "histogram.below",
          "histogram.above", "histogram.density_per_lsb", "histogram.predicted_density_per_lsb",
          "transfer.covers_every_level", "transfer.lowest_input_lsb",
          "transfer.highest_input_lsb", "transfer.input_lsb", "transfer.count",
          "transfer.mean_output_lsb", "transfer.variance_lsb2"]

SUM = 1e-12


def check(bench, verdict):
    for case in (*ramps(), *noises(), *list(constants())[:5], *list(clips())[3:],
                 *list(sines())[-1:], *edges()):
        reduction = Reduction(bench, case)
        place = verdict.at(case.name, "curves").at("overall", reduction.rendered["curves"])
        columns = range(reduction.channels)
        check_histogram(place, joined(reduction.error, columns) / reduction.step)

        if "shaping" not in case.options:
            check_predicted_density(place, reduction.rendered)

        check_transfer(place, joined(reduction.x, columns) / reduction.step,
                       joined(reduction.y, columns) / reduction.step, reduction.grid)


def check_histogram(place, error):
    """Bins of 1/32 LSB, centred on multiples of it, over -64 to 64 LSB; from the first one that
    holds anything to the last. A bin's lower end belongs to it."""
    bins = np.floor(error * 32 + 0.5)
    inside = bins[np.abs(bins) <= 64 * 32].astype(int)
    place.exact("histogram.bin_lsb", 1 / 32)
    place.exact("histogram.below", int(np.sum(bins < -64 * 32)))
    place.exact("histogram.above", int(np.sum(bins > 64 * 32)))
    place.exact("histogram.first_bin_lsb", min(inside) / 32 if len(inside) else None)
    place.exact("histogram.count",
                np.bincount(inside - min(inside)).tolist() if len(inside) else [])
    place.near("histogram.density_per_lsb",
               (np.bincount(inside - min(inside)) / len(error) * 32).tolist() if len(inside) else [],
               1e-12)


def check_predicted_density(place, report):
    """QE is the rounding error, uniform over 1 LSB, less the dither: its density at v is the
    probability that the dither lies in the LSB around it. The mean over a bin, of 2000 places of it,
    none of which is where a density jumps. Claimed to within 1e-4 of the maximum."""
    histogram, settings = report["curves"]["histogram"], report["settings"]

    if report["predicted"] is None:
        place.near("histogram.predicted_density_per_lsb", None, 0)
        return

    def density(v):
        beginning = -0.5 if settings["rounding"] == "nearest" else 0.0
        return (below(settings, beginning - v + 1) - below(settings, beginning - v))

    within = ((np.arange(2000) + 0.5) / 2000 - 0.5) / 32
    first = histogram["first_bin_lsb"]
    expected = []

    for bin_ in range(len(histogram["count"])):
        v = first + bin_ / 32 + within
        both = density(v) + density(-v) if settings["rounding"] == "toward-zero" else 2 * density(v)
        expected.append(float(np.mean(both / 2)))

    place.near("histogram.predicted_density_per_lsb", expected, 1e-4 * max(expected, default=0.0))


def below(settings, lsb):
    """The probability that the dither is below this."""
    kind, width = settings["dither"], settings["dither-amount"]

    if kind == "none":
        return (lsb > 0).astype(float)

    if kind == "rpdf":
        return np.clip(lsb / width + 0.5, 0, 1)

    if kind == "gaussian":
        return np.array([0.5 * math.erfc(-v / (0.5 * width) / math.sqrt(2)) for v in lsb])

    u = np.clip(lsb / width, -1, 1)  # triangular, of 2 LSB
    return np.where(u < 0, 0.5 * (1 + u) ** 2, 1 - 0.5 * (1 - u) ** 2)


def check_transfer(place, x, y, grid):
    """Bins of 1/16 LSB: of at most 64 levels all of them and 2 LSB beyond, else -6 to 6 LSB."""
    covers = grid.count <= 64
    lowest = grid.lowest + grid.offset - 2 if covers else -6.0
    highest = grid.highest + grid.offset + 2 if covers else 6.0
    bins = np.floor((x - lowest) * 16)
    inside = (bins >= 0) & (bins < (highest - lowest) * 16)
    used = np.unique(bins[inside])
    outputs = [y[inside & (bins == b)] for b in used]
    means = [math.fsum(v) / len(v) for v in outputs]
    place.exact("transfer.covers_every_level", covers)

    # A quotient here is a product there, with a rounded 1 / step: three roundings of 1.1e-16.
    for name, end in (("lowest", float(np.min(x))), ("highest", float(np.max(x)))):
        place.near(f"transfer.{name}_input_lsb", end, 4e-16 * abs(end))

    place.near("transfer.input_lsb", [lowest + (b + 0.5) / 16 for b in used], 1e-12)
    place.exact("transfer.count", [len(v) for v in outputs])
    place.near("transfer.mean_output_lsb", means, [SUM * np.mean(np.abs(v)) for v in outputs])
    place.near("transfer.variance_lsb2", [math.fsum((v - m) ** 2) / len(v)
                                          for v, m in zip(outputs, means)],
               [2 * SUM * np.mean(v ** 2) for v in outputs])


def edges():
    """Errors on the bins' ends, and beyond the histogram's; inputs on the curve's."""
    lsb = 2.0 ** -15
    sixtyfourths = np.arange(-32, 33) / 64
    yield Case("errors that are odd multiples of 1/64 LSB", 300 * lsb + sixtyfourths * lsb,
               options=undithered())
    beyond = np.array([-64, -64 - 1 / 64, -64.25, 0, 63, 64, 64 + 1 / 64, 64.25, 9e3]) * lsb
    yield Case("errors at the ends of the histogram, and beyond",
               np.concatenate([1 - lsb + beyond[3:], -1 + beyond[:4]]), options=undithered())
    yield Case("errors beyond both of its ends alone", np.array([-1.5, 1.5, 1.25]),
               options=undithered())
    yield Case("inputs around the curve's ends", s.ramp(-6.25 * lsb, 6.25 * lsb, lsb / 32),
               options={"seed": 3})
    yield Case("the curve of 64 levels", s.ramp(-1.1, 1.1, 2.0 ** -11), bits=6)
    yield Case("the curve of 65 levels", s.uniform(9000, 1.1, 33), bits=6.0224)
