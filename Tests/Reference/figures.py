"""The figures of the error, from their definitions. math.fsum rounds once, at the end."""

import math

import numpy as np

import wav
from cases import every_case
from reduction import Reduction, joined

FIELDS = ("snr_db psqnr_db msqe mean_error mean_absolute_error max_absolute_error error_power_lsb2 "
          "mean_error_lsb max_absolute_error_lsb enob_bits clipped_samples "
          "error_input_correlation").split()

# Sums are taken in blocks of up to 4096 samples, in four lanes: 1024 additions of doubles, each of
# which rounds by 2^-53 of the sum at most. 1.1e-13, and as much again for what is derived.
SUM = 1e-12


def db(ratio):
    return 10 * math.log10(ratio)


def check(bench, verdict):
    for case in every_case():
        reduction = Reduction(bench, case)
        reduction.measure(bench)

        for place, columns in reduction.parts(verdict):
            x, e = joined(reduction.x, columns), joined(reduction.error, columns)
            check_size(place, e, reduction.step)
            check_ratios(place, x, e)
            correlation, tolerance = pearson(x, e)
            place.near("error_input_correlation", correlation, tolerance)

        check_clipping(verdict, reduction)

    check_clipping_by_noise(bench, verdict)


def check_size(place, e, step):
    count = len(e)
    power, mean = math.fsum(e * e) / count, math.fsum(e) / count
    absolute, largest = math.fsum(np.abs(e)) / count, float(np.max(np.abs(e)))
    place.relative("msqe", power, SUM)
    place.near("mean_error", mean, SUM * absolute)
    place.relative("mean_absolute_error", absolute, SUM)
    place.exact("max_absolute_error", largest)
    place.relative("error_power_lsb2", power / step ** 2, SUM)
    place.near("mean_error_lsb", mean / step, SUM * absolute / step)
    place.relative("max_absolute_error_lsb", largest / step, 1e-15)


def check_ratios(place, x, e):
    signal, error = math.fsum(x * x), math.fsum(e * e)
    power = error / len(e)
    tolerance = 10 / math.log(10) * 2 * SUM + 1e-13  # of a ratio of sums, and of some 100 dB
    place.near("snr_db", db(signal / error) if signal > 0 and error > 0 else None, tolerance)
    place.near("psqnr_db", db(1 / power) if error > 0 else None, tolerance)
    place.near("enob_bits", (db(0.5 / power) - 1.76) / 6.02 if error > 0 else None, tolerance)


def pearson(x, e):
    """In two passes, and what one pass may differ by: variances that cancel in what is rounded."""
    if np.all(x == x[0]) or np.all(e == e[0]):
        return None, 0

    a, b = x - math.fsum(x) / len(x), e - math.fsum(e) / len(e)
    aa, bb = math.fsum(a * a), math.fsum(b * b)
    correlation = math.fsum(a * b) / math.sqrt(aa * bb)
    of_x, of_e = math.fsum(x * x) / aa, math.fsum(e * e) / bb
    return correlation, SUM * (3 * math.sqrt(of_x * of_e) + 1.5 * abs(correlation) * (of_x + of_e))


ROUNDINGS = {"nearest": np.rint, "truncate": np.floor, "toward-zero": np.trunc}


def check_clipping(verdict, reduction):
    """Undithered, the code before it is clamped is known; and of a reduced file, that its sample
    lies at an end and the original so far beyond that rounding would have taken another code."""
    case, grid = reduction.case, reduction.grid
    steps = reduction.x / reduction.step - grid.offset

    if case.options.get("dither") == "none" and "shaping" not in case.options:
        rounding = ROUNDINGS[case.options.get("rounding", "nearest")]
        codes = rounding(steps)
        clipped = (codes > grid.highest) | (codes < grid.lowest)
        check_count(verdict, case, "render", reduction.rendered, clipped)

    nearest = np.rint(steps)
    outputs = np.rint(reduction.y / reduction.step - grid.offset)
    clipped = (((nearest > grid.highest) & (outputs == grid.highest))
               | ((nearest < grid.lowest) & (outputs == grid.lowest)))
    check_count(verdict, case, "measure", reduction.measured, clipped)


def check_count(verdict, case, name, report, clipped):
    place = verdict.at(case.name, name)

    for c, findings in enumerate(report["channels"]):
        place.at(f"channel {c + 1}", findings).exact("clipped_samples", int(np.sum(clipped[:, c])))

    place.at("overall", report["overall"]).exact("clipped_samples", int(np.sum(clipped)))


def check_clipping_by_noise(bench, verdict):
    """Dither is a function of seed, channel and position, and in LSB. 64 LSB lower, where nothing
    clips, the same signal hence gets the codes that were clamped, less 64."""
    lsb, frames = 2.0 ** -7, 4000
    quiet = np.random.default_rng(16).uniform(60, 64, (frames, 2)) * lsb
    codes = {}

    for name, samples in (("quiet", quiet), ("loud", quiet + 64 * lsb)):
        source = bench.write(f"{name}.wav", samples, 48000, "f64")
        report = bench.render(source, bench.path("out.wav"), ["--bits", "8"])
        codes[name] = report, wav.read(bench.path("out.wav")).samples

    report, clamped = codes["loud"]
    free = codes["quiet"][1] + 64
    place = verdict.at("noise that dither takes beyond the end", "render")
    place.true(np.array_equal(np.minimum(free, 127), clamped), "its codes are not the clamped ones")
    place.true(np.sum(free > 127) > 100, "too little clips for a test")

    for c, findings in enumerate(report["channels"]):
        place.at(f"channel {c + 1}", findings).exact("clipped_samples",
                                                     int(np.sum(free[:, c] > 127)))
