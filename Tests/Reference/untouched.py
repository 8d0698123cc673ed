"""Samples that are left as they are: silence that stays silent, and levels that pass."""

import math

import numpy as np

import signals as s
from cases import Case
from grid import Grid
from reduction import Reduction

FIELDS = ["blanked_samples", "passed_samples"]

RATE_HZ = 8000
LIMIT_CYCLES = 1024  # samples of silence that an undithered shaper may ring on
PASS_AFTER = math.ceil(0.5 * RATE_HZ)


def runs(is_so):
    """How many samples up to each one, itself included, are so without a break."""
    count = np.arange(1, len(is_so) + 1)
    return count - np.maximum.accumulate(np.where(is_so, 0, count))


def blanked(x, after):
    """Digital silence that has lasted for more than so many samples."""
    return runs(x == 0) > after


def passed(x, grid):
    """Levels: from the start to the first sample that is none, and again after 0.5 s of them."""
    is_level = grid.is_level(x)
    return np.logical_and.accumulate(is_level) | (runs(is_level) > PASS_AFTER)


def gaps(*lengths):
    """Noise with silence of these lengths between."""
    parts = [s.uniform(1000, 0.5, 500)]

    for n, length in enumerate(lengths):
        parts += [s.silence(length), s.uniform(1000, 0.5, 501 + n)]

    return np.concatenate(parts)


def on_and_off():
    """Levels, then others, then fewer levels than pass again, others, and enough of them."""
    levels = s.on_levels(s.uniform(20000, 0.5, 510), 16)
    noise = s.uniform(500, 0.5, 511)
    return np.concatenate([levels[:700], noise, levels[:PASS_AFTER], noise, levels[:9000], noise])


def cases():
    """(Case, samples of silence until blanked, or None, whether levels pass)."""
    silences = gaps(3999, 4000, 4001, 9000)
    two = s.side_by_side(silences, silences[::-1])
    yield Case("half a second of silence", two, options={"auto-blank": True}), 4000, False
    yield (Case("0.1 s of silence", two, "f32", options={"auto-blank": True,
                                                         "auto-blank-after": 0.1}), 800, False)
    yield (Case("silence from the start on", np.concatenate([s.silence(5000), silences]),
                options={"auto-blank": True, "shaping": "first-order"}), 4000, False)
    yield Case("neither is asked for", two), None, False
    yield (Case("a shaper without dither", two, options={"dither": "none",
                                                         "shaping": "first-order"}),
           LIMIT_CYCLES, False)
    yield Case("levels pass", on_and_off(), options={"pass-exact": True}), None, True
    yield (Case("a symmetric lattice's levels pass",
                np.rint(on_and_off() * 511) / 511, bits=10, lattice="symmetric",
                options={"pass-exact": True, "dither": "rpdf"}), None, True)
    yield Case("noise alone", s.uniform(9000, 0.5, 512), options={"pass-exact": True}), None, True
    yield (Case("both", np.concatenate([on_and_off(), s.silence(9000)]),
                options={"pass-exact": True, "auto-blank": True}), 4000, True)


def check(bench, verdict):
    for case, after, passes in cases():
        case.rate_hz = RATE_HZ
        reduction = Reduction(bench, case)
        grid = Grid(case.lattice, case.bits)
        nothing = np.zeros(len(reduction.x), bool)
        pass_on = [passed(x, grid) if passes else nothing for x in reduction.x.T]
        blank = [blanked(x, after) & ~p if after else nothing
                 for x, p in zip(reduction.x.T, pass_on)]
        alone = np.stack(pass_on, axis=1) | np.stack(blank, axis=1)
        there = verdict.at(case.name)
        there.true(np.array_equal(reduction.y[alone], reduction.x[alone]), "what was left is not")
        there.true((reduction.rendered["predicted"] is None) == np.any(alone),
                   "theory speaks of what was left alone, or not of what was not")

        for place, columns in reduction.parts(verdict):
            place.exact("blanked_samples", sum(int(np.sum(blank[c])) for c in columns))
            place.exact("passed_samples", sum(int(np.sum(pass_on[c])) for c in columns))

        reduction.measure(bench)
        overall = reduction.measured["overall"]
        there.at("measure").true(overall["blanked_samples"] is None
                                 and overall["passed_samples"] is None, "it claims to know")
