"""How many levels are in use, and how: counts that have to be exact, and Shannon's entropy."""

import math

import numpy as np

import signals as s
from cases import every_case
from grid import Grid
from reduction import Reduction, joined

FIELDS = [f"levels.{name}" for name in ("in_use", "of", "off_lattice_samples", "entropy_bits",
                                        "busiest_code", "busiest_share")]


def check(bench, verdict):
    for case in every_case():
        reduction = Reduction(bench, case)

        for place, columns in reduction.parts(verdict):
            check_levels(place, joined(reduction.y, columns), reduction.grid)

    check_others(bench, verdict)
    check_inspected(bench, verdict)


def check_levels(place, y, grid):
    check_use(place, grid.nearest(y), grid.count)
    place.exact("levels.off_lattice_samples", int(np.sum(~grid.is_level(y))))


def check_use(place, nearest, level_count):
    codes, counts = np.unique(nearest, return_counts=True)
    shares = counts / len(nearest)
    entropy = math.fsum(-share * math.log2(share) for share in shares)
    place.exact("levels.in_use", len(codes))
    place.exact("levels.of", level_count)
    # Each of the terms, whose sum the entropy is, rounds a few times by 2^-53 of itself.
    place.near("levels.entropy_bits", entropy, 1e-13 * (1 + entropy))
    place.exact("levels.busiest_code", int(codes[np.argmax(counts)]))
    place.near("levels.busiest_share", float(np.max(shares)), 1e-15)


def check_others(bench, verdict):
    """Reduced by something else, to which a part of the samples are no levels."""
    noise = s.uniform(5000, 1.0, 40)
    near = s.on_levels(noise, 10)
    near[::7] += 2.0 ** -11
    near[1::7] = near[1::7].astype(np.float32) * np.float32(1.1)

    for name, reduced, kind, lattice, bits in (
            ("every seventh sample half a step off", near, "f64", "twos-complement", 10),
            ("a coarser lattice than told", s.on_levels(noise, 8), "16", "twos-complement", 12),
            ("16 bits read as 12", s.on_levels(noise, 16), "16", "twos-complement", 12),
            ("beyond full scale", near * 1.5, "f64", "twos-complement", 10),
            ("a symmetric lattice in floats", np.rint(noise * 511) / 511, "f32", "symmetric", 10),
            ("a tie of the busiest", s.on_levels(np.array([0.5, -0.5, 0.25]), 4), "16",
             "twos-complement", 4)):
        original = bench.write("original.wav", noise[:len(reduced)], 48000, "f64")
        path = bench.write("reduced.wav", reduced, 48000, kind)
        report = bench.measure(original, path, ["--bits", f"{bits}", "--lattice", lattice])
        grid = Grid(lattice, bits)
        values = reduced.astype(np.float32).astype(float) if kind == "f32" else reduced
        check_levels(verdict.at(name).at("measure", report["overall"]), values, grid)


def check_inspected(bench, verdict):
    """Of the lattice that is found in a file; after a gain and with DC, those of before."""
    noise = s.uniform(12000, 0.95, 41)

    for name, samples, kind, grid in (
            ("8 bits", s.on_levels(noise, 8), "16", Grid("twos-complement", 8)),
            ("24 bits", s.on_levels(noise, 24), "24", Grid("twos-complement", 24)),
            ("scaled by 127", np.rint(noise * 127) / 127, "f32", Grid("symmetric", 8)),
            ("end-points", Grid("end-points", 6).level(Grid("end-points", 6).nearest(noise)), "f64",
             Grid("end-points", 6))):
        source = bench.write("in.wav", samples, 48000, kind)
        place = verdict.at(name).at("inspect", bench.inspect(source)[0]["channels"][0])
        check_use(place, grid.nearest(samples), grid.count)

    for name, samples, gain, dc in (
            ("after a gain", s.on_levels(noise * 0.5, 10), 0.8, 0.0),
            ("with DC", s.on_levels(noise * 0.5, 10), 1.0, 0.3 * 2.0 ** -9)):
        source = bench.write("in.wav", samples * gain + dc, 48000, "f64")
        place = verdict.at(name).at("inspect", bench.inspect(source)[0]["channels"][0])
        check_use(place, np.rint(samples * 2.0 ** 9).astype(int), 1024)

    for name, samples in (("no lattice", noise), ("silence", 0 * noise)):
        source = bench.write("in.wav", samples, 48000, "f64")
        channel = bench.inspect(source)[0]["channels"][0]
        verdict.at(name).true(channel["levels"] is None, "there are levels of it")
