"""Where theory speaks: PSQNR from the error's power, and what was measured less what was predicted."""

import math

from cases import Case, every_case, undithered
from reduction import Reduction
from verdict import leaf

import signals as s
import weightings

FIGURES = (["snr_db", "psqnr_db", "error_power_lsb2", "mean_error_lsb", "enob_bits",
            "static_error_lsb2", "dynamic_error_lsb2"]
           + [f"weighted_error_db.{name}" for name in weightings.NAMES])
FIELDS = ["psqnr_db"] + [f"measured_minus_predicted.{name}" for name in FIGURES]

# Lipshitz, Wannamaker, Vanderkooy (1992), in LSB^2: of dither of the nominal width.
DITHER_POWER = {"none": 0.0, "rpdf": 1 / 12, "tpdf": 1 / 6, "high-pass": 1 / 6, "gaussian": 1 / 4}


def check(bench, verdict):
    for case in (*every_case(), *shaped_ones()):
        reduction = Reduction(bench, case)
        check_report(verdict.at(case.name, "render"), reduction.rendered)

    check_as_said(bench, verdict)


def check_report(place, report):
    theory = report["predicted"]

    if theory is None:
        return

    there = place.at("predicted", theory)
    there.near("psqnr_db", -10 * math.log10(error_power(report["settings"])), 1e-6)

    for name in FIGURES:
        measured, predicted = leaf(report["overall"], name), leaf(theory, name)
        known = measured is not None and predicted is not None
        there.near(f"measured_minus_predicted.{name}", measured - predicted if known else None, 1e-12)


def error_power(settings):
    """Of a busy signal, in full-scale units: rounding and dither, shaped, and the mean of truncation,
    which is not."""
    rounding = settings["rounding"]
    noise = 1 / 12 + DITHER_POWER[settings["dither"]] * settings["dither-amount"] ** 2
    noise *= 10 ** (settings["shaper"]["power_gain_db"] / 10)
    gain_at_0 = 1.0

    if rounding == "truncate" and settings["shaping"] == "first-order":
        gain_at_0 = 0.0  # 1 - z^-1

    offset = {"nearest": 0.0, "truncate": 0.25 * gain_at_0, "toward-zero": 0.25}[rounding]
    return (noise + offset) * settings["step"] ** 2


def shaped_ones():
    yield Case("a sine, shaped for hearing", s.sine(9000, 0.5), "f32", 44100,
               options={"shaping": "hearing"})
    yield Case("silence, dithered: no SNR", s.silence(5000), "16")


def check_as_said(bench, verdict):
    """measure takes the word length of its theory from the file, where it is not told one."""
    for bits in (8, 24):
        case = Case(f"{bits} bits, not told", s.uniform(9000, 0.5, 95), bits=bits,
                    options=undithered("truncate"))
        reduction = Reduction(bench, case)
        report = bench.measure(reduction.source, reduction.target,
                               ["--rounding", "truncate", "--dither", "none"])
        place = verdict.at(case.name, "measure")
        place.true(report["settings"]["bits"] == bits, "the settings hold other bits")
        check_report(place, report)
