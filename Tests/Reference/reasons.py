"""Why a measured error is not the predicted one: of reductions whose reason is known."""

import math

import numpy as np

import shapers
import signals as s
from cases import Case, undithered
from reduction import Reduction
from theory import Theory

FIELDS = ["predicted.reasons", "predicted.within_chance", "predicted.difference_db"]

FRAMES = 20000
LSB = 2.0 ** -15


def spoilt():
    samples = s.uniform(FRAMES, 0.5, 700)
    samples[[5, 50]] = np.nan
    return samples


def cases():
    """(Case, reasons): made as they are said to be."""
    busy, tpdf = s.uniform(FRAMES, 0.5, 701), {"dither": "tpdf"}
    levels = s.on_levels(busy, 16)
    near_levels = levels + s.uniform(FRAMES, 0.125 * LSB, 702)
    yield Case("nothing to explain", busy, options=tpdf), []
    yield Case("a full-scale sine", s.sine(FRAMES, 1.0), options=tpdf), ["clipping"]
    yield Case("samples that are no numbers", spoilt(), options=tpdf), ["replaced_samples"]
    yield Case("silence, TPDF", s.silence(FRAMES), options=tpdf), ["too_little_signal"]
    yield (Case("half an LSB, uniform dither", s.sine(FRAMES, 0.3 * LSB),
                options={"dither": "rpdf"}), ["too_little_signal"])
    yield Case("levels, rounded", levels, options=undithered()), ["input_on_lattice"]
    yield Case("levels, uniform dither", levels, options={"dither": "rpdf"}), ["input_on_lattice"]
    yield Case("rounded: distortion", busy, options=undithered()), ["correlated_error"]
    yield (Case("near levels, uniform dither: less noise", near_levels,
                options={"dither": "rpdf"}), ["uneven_input"])


def claims():
    """(Case, what it is said to be made with, which is not so or not for all of it, reasons)."""
    busy = s.uniform(FRAMES, 0.5, 703)
    half = np.concatenate([s.on_levels(busy[:FRAMES // 2], 16), busy[FRAMES // 2:]])
    yield (Case("Gaussian dither said to be triangular", busy, options={"dither": "gaussian"}),
           {"dither": "tpdf"}, ["unexplained"])
    yield (Case("half of it passed", half, options={"pass-exact": True}),
           {"dither": "tpdf", "pass-exact": True}, ["passed_untouched"])


def check(bench, verdict):
    for case, reasons in cases():
        check_case(bench, verdict, case, case, reasons)

    for case, said, reasons in claims():
        claim = Case(case.name, case.samples, options=said)
        check_case(bench, verdict, case, claim, reasons)

    for rounding, dither, shaping in (
            ("nearest", "none", "none"), ("nearest", "rpdf", "none"), ("nearest", "tpdf", "none"),
            ("truncate", "high-pass", "none"), ("toward-zero", "gaussian", "none"),
            ("nearest", "tpdf", "lipshitz"), ("truncate", "none", "gesemann"),
            ("nearest", "high-pass", "first-order"), ("nearest", "gaussian", "shibata")):
        check_few(bench, verdict, {"rounding": rounding, "dither": dither, "shaping": shaping})


def check_case(bench, verdict, case, claim, reasons):
    """claim: what the command is told that the reduction was made with."""
    reduction = Reduction(bench, case)
    theory = Theory(claim, reduction.step, shapers.find("none", case.rate_hz))
    error = reduction.error[:, 0] / reduction.step
    power = math.fsum(error ** 2) / len(error)
    report = bench.measure(reduction.source, reduction.target, claim.words())
    reports = [("measure", report)] + ([("render", reduction.rendered)] if claim is case else [])

    for name, report in reports:
        place = verdict.at(case.name).at(name, report)
        place.exact("predicted.reasons", reasons)
        place.exact("predicted.within_chance",
                    abs(power - theory.power()) <= 5 * theory.spread(len(error)))
        place.near("predicted.difference_db",
                   10 * math.log10(power / theory.power()) if power > 0 else None, 1e-9)


def check_few(bench, verdict, options):
    """Too few where 5 sigma are more than a dB: from 1 % fewer than that takes to 1 % more, which
    tells what chance is to 0.5 %."""
    case = Case(f"{options}", s.uniform(1, 0.5, 704), rate_hz=44100, options=options)
    theory = Theory(case, LSB, shapers.find(options["shaping"], case.rate_hz))
    enough = (5 * theory.spread(1) / ((10 ** 0.1 - 1) * theory.power())) ** 2

    for share, too_few in ((0.99, True), (1.01, False)):
        case.samples = s.uniform(round(share * enough), 0.5, 704)
        reasons = Reduction(bench, case).rendered["predicted"]["reasons"]
        verdict.at(case.name).true(("too_few_samples" in reasons) == too_few,
                                   f"{len(case.samples)} samples: {reasons}")
