"""Headroom: by how much full scale is lowered, so that nothing clips."""

import math
from statistics import NormalDist

import numpy as np

import shapers
import signals as s
from cases import Case
from grid import Grid
from reduction import Reduction

FIELDS = ["headroom.gain_db", "headroom.lsb", "headroom.is_enough", "clipped_samples"]

# What each dither stays within at its nominal width. Gaussian dither is made of numbers of 32 bits,
# the largest of which is 2^-33 below 1.
PEAKS = {"none": 0.0, "rpdf": 0.5, "tpdf": 1.0, "high-pass": 1.0,
         "gaussian": NormalDist().inv_cdf(1 - 2.0 ** -33) / 2}


def gain(grid, rounding, dither, amount, filter_):
    """The output is the input and h * e, e at most half a step, or one, and the dither. A code is
    whole, so that less than one above the highest is the highest. None where nothing is left."""
    reach = (0.5 if rounding == "nearest" else 1.0) + amount * PEAKS[dither]
    zero = -grid.offset
    room = min(grid.highest - zero, zero - grid.lowest) + 1
    left = room - reach * float(np.sum(np.abs(filter_.response())))
    return min(left * grid.step, 1.0) if left > 0 else None


def cases():
    for n, (bits, lattice, rounding, dither, amount, shaping) in enumerate((
            (16, "twos-complement", "nearest", "tpdf", 1, "none"),
            (8, "twos-complement", "truncate", "none", 1, "none"),
            (8, "twos-complement", "nearest", "none", 1, "none"),
            (10, "symmetric", "nearest", "rpdf", 1, "none"),
            (10, "symmetric", "nearest", "gaussian", 0.5, "none"),
            (12, "end-points", "toward-zero", "tpdf", 1.5, "none"),
            (6.7, "end-points", "nearest", "high-pass", 1, "none"),
            (16, "twos-complement", "nearest", "tpdf", 1, "lipshitz"),
            (16, "twos-complement", "truncate", "high-pass", 2, "f-weighted"),
            (20, "symmetric", "nearest", "gaussian", 1, "second-order"),
            (16, "twos-complement", "nearest", "none", 1, "sbm"),
            (1, "twos-complement", "nearest", "tpdf", 1, "none"))):
        full = np.sign(s.uniform(20000, 1.0, 400 + n)) * np.repeat([1.0, 0.9], 10000)
        yield Case(f"{bits} bits {lattice}, {rounding}, {amount} of {dither}, {shaping}", full,
                   rate_hz=44100, bits=bits, lattice=lattice,
                   options={"rounding": rounding, "dither": dither, "dither-amount": amount,
                            "shaping": shaping, "headroom": True})


def check(bench, verdict):
    for case in cases():
        options = case.options
        reduction = Reduction(bench, case)
        expected = gain(reduction.grid, options["rounding"], options["dither"],
                        options["dither-amount"], shapers.find(options["shaping"], 44100))
        place = verdict.at(case.name).at("render", reduction.rendered)
        factor = expected or 1.0
        place.near("headroom.gain_db", 20 * math.log10(factor), 1e-12)
        place.near("headroom.lsb", (1 - factor) / reduction.step, 1e-12 / reduction.step)
        place.exact("headroom.is_enough", expected is not None)

        if expected is not None:
            overall = place.at("overall", place.found["overall"])
            overall.exact("clipped_samples", 0)

    check_that_less_clips(bench, verdict)
    verdict.at("not asked for").true(
        bench.render(bench.write("in.wav", s.dc(100, 0.5), 48000, "f64"),
                     bench.path("out.wav"))["headroom"] is None, "there is a headroom")


def check_that_less_clips(bench, verdict):
    """No smaller lowering would be enough: uniform dither, of which one value in 100 lies within
    1/100 LSB of its end, takes as much more beyond the highest code."""
    reduced = {"dither": "rpdf"}

    for name, more, clips in (("as much as is needed", 0.0, False), ("less", 0.01, True)):
        grid = Grid("twos-complement", 16)
        level = gain(grid, "nearest", "rpdf", 1, shapers.find("none", 48000)) + more * grid.step
        reduction = Reduction(bench, Case(name, s.dc(20000, level), options=reduced))
        count = reduction.rendered["overall"]["clipped_samples"]
        verdict.at(name).true((count > 0) == clips, f"{count} samples clip")
