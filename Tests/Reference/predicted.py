"""What theory predicts beside what is measured: each figure from the settings alone."""

import itertools
import math

import numpy as np

import shapers
import signals as s
import weightings
from cases import Case, undithered
from reduction import Reduction, joined
from theory import Theory

FIELDS = ["settings.step", "settings.shaper.power_gain_db", "curves.spectrum.predicted_db"]
FIELDS += [f"predicted.{name}" for name in (
    "snr_db", "error_power_lsb2", "mean_error_lsb", "enob_bits", "static_error_lsb2",
    "dynamic_error_lsb2", "difference_db", "within_chance")]
FIELDS += [f"predicted.weighted_error_db.{name}" for name in weightings.NAMES]

ROUNDINGS = ("nearest", "truncate", "toward-zero")
DITHERS = ("none", "rpdf", "tpdf", "high-pass", "gaussian")

# The split is a mean over 128 places. Of a mean that rises by a step a step, a place's width w
# leaves out w^2 / 12, 5.1e-6 LSB^2; of variances that bend by 4 on average, as with dither of half
# a step, w^2 / 6. The series here leaves out 2.5e-6.
OF_SPLIT = 1.4e-5

# Bands of 0.9 % of their frequency: a curve that rises with its sixth power is off by 36 times
# 0.009^2 / 24 in the middle of one, 5e-4 dB.
OF_BANDS_DB = 0.001

# A designed filter is made on a grid of its own, good to 0.001 dB; a brick wall that ends within
# one of its 16384 bands is up to half of one away, and the filter is steep there.
EXACT, DESIGNED, BRICK_WALL = 1e-9, 1e-3, 3e-2


def grid():
    """Settings: all that flat reductions have, and some shaped ones."""
    levels = itertools.cycle([(16, "twos-complement"), (8, "symmetric"), (12, "end-points"),
                              (20, "twos-complement"), (6.7, "end-points"), (5, "symmetric")])

    for amount, rounding, dither in itertools.product((1, 0.5, 2), ROUNDINGS, DITHERS):
        if dither != "none" or amount == 1:
            yield *next(levels), 48000, rounding, dither, amount, "none"

    for (shaping, rate_hz), rounding, dither in itertools.product(
            (("lipshitz", 44100), ("gesemann", 48000), ("first-order", 96000), ("hearing", 44100)),
            ROUNDINGS, ("none", "tpdf", "high-pass", "gaussian")):
        yield 16, "twos-complement", rate_hz, rounding, dither, 1, shaping


def cases():
    for n, (bits, lattice, rate_hz, rounding, dither, amount, shaping) in enumerate(grid()):
        yield Case(f"{bits} bits {lattice}, {rounding}, {amount} of {dither}, {shaping}",
                   s.uniform(20000, 0.4, 200 + n), rate_hz=rate_hz, bits=bits, lattice=lattice,
                   options={"rounding": rounding, "dither": dither, "dither-amount": amount,
                            "shaping": shaping})

    alike = np.repeat(s.uniform(3000, 0.5, 301), 8).reshape(3000, 8)
    yield Case("eight channels that are alike", alike)
    yield Case("eight channels that are alike, undithered", alike, options=undithered())
    yield Case("eight channels that are alike, with one dither", alike,
               options={"dither-streams": "identical"})
    yield Case("three channels", s.uniform(30000, 0.5, 300).reshape(10000, 3))


def check(bench, verdict):
    for case in cases():
        reduction = Reduction(bench, case)
        shaping = case.options.get("shaping", "none")
        theory = Theory(case, reduction.step, shapers.find(shaping, case.rate_hz))
        place = verdict.at(case.name).at("render", reduction.rendered)
        place.relative("settings.step", reduction.step, 1e-15)

        if not theory.exists:
            place.true(place.found["predicted"] is None, "there is a prediction")
            continue

        precision = DESIGNED if shaping in shapers.DESIGNED else EXACT
        check_moments(place, reduction, theory, precision)
        check_weighted(place, theory, precision)
        check_difference(place, reduction, theory, precision)
        check_spectrum(place, theory, precision)

    check_shapers(bench, verdict)


def db(ratio):
    return 10 * math.log10(ratio)


def check_moments(place, reduction, theory, precision):
    power = theory.power()
    signal = float(np.mean(reduction.x ** 2))
    static = theory.static()
    place.relative("predicted.error_power_lsb2", power, precision)
    place.near("predicted.mean_error_lsb", theory.mean(), precision)
    place.near("predicted.snr_db", db(signal / (power * theory.step ** 2)), 5 * precision)
    place.near("predicted.enob_bits", (db(0.5 / (power * theory.step ** 2)) - 1.76) / 6.02,
               precision)
    place.near("predicted.static_error_lsb2", static, OF_SPLIT + precision)
    place.near("predicted.dynamic_error_lsb2", power - static, OF_SPLIT + precision * power)


def check_weighted(place, theory, precision):
    for name, power in theory.weighted().items():
        place.near(f"predicted.weighted_error_db.{name}",
                   None if power is None else db(power * theory.step ** 2), OF_BANDS_DB + precision)


def check_difference(place, reduction, theory, precision):
    """Whether within 5 sigma of the mean square of all channels' samples, or, unless dither ignores
    the input and is each channel's own, of as many as one channel has: channels may be alike."""
    error = joined(reduction.error, range(reduction.channels)) / reduction.step
    measured, expected = math.fsum(error ** 2) / len(error), theory.power()
    streams = reduction.case.options.get("dither-streams", "independent")
    is_apart = theory.ignores_input() and streams == "independent"
    independent = len(error) // (1 if is_apart else reduction.channels)
    sigmas = abs(measured - expected) / theory.spread(independent)
    place.near("predicted.difference_db", db(measured / expected), 5 * precision)
    place.exact("predicted.within_chance", sigmas <= 5)
    place.true(abs(sigmas - 5) > 0.01, f"{sigmas} sigmas are too near to 5 to tell")


def check_spectrum(place, theory, tolerance_db):
    spectrum = place.found["curves"]["spectrum"]
    density = theory.density(spectrum["frequency_hz"]) * theory.step ** 2
    telling, found = density > 1e-12 * np.max(density), spectrum["predicted_db"]
    place.near("curves.spectrum.predicted_db",
               [db(d / 0.5) if t else f for d, t, f in zip(density, telling, found)], tolerance_db)


def every_shaper():
    """(shaping, rate in Hz, other options, precision)."""
    for shaping, name in shapers.PUBLISHED.items():
        for row in shapers.FACTS:
            if row["name"] == name:
                yield shaping, row["sample_rate_hz"], {}, EXACT

    yield "lipshitz", 44100, {}, EXACT
    yield "f-weighted", 48000, {}, EXACT

    for shaping, rate_hz in itertools.product(shapers.DESIGNED, (44100, 192000)):
        yield shaping, rate_hz, {}, DESIGNED

    for depth_db, order in ((5, 32), (20, 2), (55, 9)):
        yield ("hearing", 48000, {"shaping-depth": depth_db, "shaping-order": order}, DESIGNED)

    yield "designed-low-pass", 44100, {}, BRICK_WALL
    yield "designed-low-pass", 96000, {"shaping-cutoff": 20000}, BRICK_WALL


def check_shapers(bench, verdict):
    """What each filter does to white noise, in all and at each frequency."""
    noise = s.uniform(4000, 0.3, 301)

    for shaping, rate_hz, options, precision in every_shaper():
        case = Case(f"{shaping} at {rate_hz} Hz {options}", noise, rate_hz=rate_hz, bits=24,
                    options={"shaping": shaping, **options})
        asked = {name.split("-")[1] + unit: options[name] for name, unit in (
            ("shaping-depth", "_db"), ("shaping-order", ""), ("shaping-cutoff", "_hz"))
            if name in options}
        reduction = Reduction(bench, case)
        theory = Theory(case, reduction.step, shapers.find(shaping, rate_hz, **asked))
        place = verdict.at(case.name).at("render", reduction.rendered)
        place.near("settings.shaper.power_gain_db", db(float(theory.h @ theory.h)), precision)
        check_spectrum(place, theory, precision)
