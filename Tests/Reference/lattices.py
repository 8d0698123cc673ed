"""Which lattice samples lie on, of signals that were put on one, moved off it, or never were on any."""

import math

import numpy as np

import signals as s
import wav
from reduction import guarded

NAMES = "kind bits step gain_db offset_lsb compared_samples off_lattice_samples".split()
FIELDS = [f"{signal}.{name}" for signal in ("lattice", "input_lattice", "output_lattice")
          for name in NAMES] + ["verdict"]

FRAMES = 12000


class Finding:
    """What has to be found. off: samples that are no levels. step_tolerance: relative."""

    def __init__(self, kind, bits=None, step=None, offset_lsb=0.0, off=0, verdict=None,
                 step_tolerance=1e-12, gain_db=0.0):
        self.kind, self.bits, self.step, self.off, self.verdict = kind, bits, step, off, verdict
        self.offset_lsb, self.step_tolerance, self.gain_db = offset_lsb, step_tolerance, gain_db


def twos_complement(bits, verdict, off=0):
    return Finding("twos-complement", bits, 2.0 ** (1 - bits), off=off, verdict=verdict)


def scaled(bits, gain_db, offset_lsb=0.0, verdict=None):
    """The levels of so many bits after a gain: b bits and -6.02 dB are b + 1 bits without a gain, so
    that the gain is told within -3.02 to 3.00 dB. Levels that are known to 2^-14 of a step over some
    thousand of them tell the step far better than that."""
    while gain_db > 3.0:
        gain_db, bits = gain_db - 20 * math.log10(2), bits - 1

    step = 2.0 ** (1 - bits) * 10 ** (gain_db / 20)
    return Finding("scaled", bits, step, offset_lsb, verdict=verdict, step_tolerance=1e-6,
                   gain_db=gain_db)


def named(kind, bits, step, verdict):
    gain_db = 20 * math.log10(step / 2.0 ** (1 - bits))
    offset_lsb = 0.5 if kind == "end-points" else 0.0
    return Finding(kind, bits, step, offset_lsb, verdict=verdict, gain_db=gain_db)


def two_s_complement_cases(noise):
    """(name, samples, format, Finding)."""
    for bits, kind in ((4, "16"), (8, "8"), (12, "f32"), (16, "16"), (16, "24"), (20, "f64"),
                       (24, "24"), (24, "f32")):
        untouched = f"{bits} bits in use: on the {bits}-bit two's-complement lattice, untouched"
        yield (f"{bits} bits in {kind}", s.on_levels(noise, bits), kind,
               twos_complement(bits, untouched))

    edited = s.on_levels(noise, 16)
    edited[1000:1300] *= 0.7
    off = int(np.sum(edited * 2.0 ** 15 % 1 != 0))
    yield ("16 bits with an edit", edited, "f64", twos_complement(
        16, f"{off} of {np.count_nonzero(edited)} samples are off the 16-bit two's-complement "
            "lattice", off))


def named_cases(noise):
    for bits in (4, 8, 16):
        highest = 2 ** (bits - 1) - 1
        symmetric = np.rint(noise * highest) / highest
        verdict = f"on the {bits}-bit lattice scaled by {highest}, untouched"

        for kind in ("f32", "f64"):
            yield (f"{bits} bits scaled by {highest}, {kind}", symmetric, kind,
                   named("symmetric", bits, 1 / highest, verdict))

        step = 2 / (2 ** bits - 1)
        between = (np.floor(noise / step) + 0.5) * step
        yield (f"end-points of {bits} bits", between, "f64", named(
            "end-points", bits, step, f"on the {bits}-bit end-points lattice, untouched"))

    moved = np.rint(noise * 32767) / 32767
    moved[::50] += s.uniform(len(moved[::50]), 0.1, 61) / 32767 + 0.3 / 32767
    finding = named("symmetric", 16, 1 / 32767,
                    f"{len(moved[::50])} of {np.count_nonzero(moved)} samples are off the 16-bit "
                    "lattice scaled by 32767")
    finding.off = len(moved[::50])
    yield "16 bits scaled by 32767, one in 50 moved", moved, "f64", finding

    top = np.rint(noise * 2047) * 16 / 32767
    yield ("12 bits at the top of words scaled by 32767", top, "f64", named(
        "symmetric", 12, 16 / 32767, "on the 12-bit lattice scaled by 32767, untouched"))


def scaled_cases(noise):
    for gain_db, kind in ((-0.1, "f64"), (-3.01, "f32"), (2.5, "f64"), (-6.5, "f32"), (-1.3, "24")):
        gain = 10 ** (gain_db / 20)
        samples = s.on_levels(noise * 0.5, 12) * gain

        if kind == "24":
            samples = s.on_levels(samples, 24)

        words = scaled(12, gain_db) if gain_db > -3.02 else scaled(13, gain_db + 20 * math.log10(2))
        words.verdict = (f"the levels of {words.bits} bits after a gain of {words.gain_db:+.2f} dB, "
                         "no longer on their lattice")
        yield f"12 bits after {gain_db} dB, {kind}", samples, kind, words

    moved = s.on_levels(noise * 0.5, 12) + 0.3 * 2.0 ** -11
    yield ("12 bits with DC added", moved, "f64", scaled(
        12, 0.0, 0.3, "the levels of 12 bits after an offset of 0.30 LSB, no longer on their "
                      "lattice"))


def other_cases(noise):
    none = "on no lattice of 24 bits or less"
    yield ("noise in 64-bit float", noise, "f64",
           Finding("none", verdict=f"floating point, finer than 32 bits: {none}"))
    yield ("noise in 32-bit float", noise, "f32",
           Finding("none", verdict=f"floating point, finer than 32 bits: {none}"))
    yield "silence", 0 * noise, "16", Finding("unknown", verdict="digital silence")
    yield ("DC", 0 * noise + 0.3, "f64",
           Finding("unknown",
                   verdict="floating point, finer than 32 bits; too little to tell its levels"))
    yield ("one sample", np.array([0.25]), "16",
           Finding("unknown", verdict="3 bits in use; too little to tell its levels"))


def check(bench, verdict):
    noise = s.uniform(FRAMES, 0.95, 60)

    for cases in (two_s_complement_cases, named_cases, scaled_cases, other_cases):
        for name, samples, kind, finding in cases(noise):
            source = bench.write("in.wav", samples, 48000, kind)
            values = guarded(wav.read(source))[0][:, 0]
            channel = bench.inspect(source)[0]["channels"][0]
            place = verdict.at(name).at("inspect", channel)
            place.exact("verdict", finding.verdict)
            check_finding(place, "lattice", values, kind, finding)

            report = bench.measure(source, source, ["--bits", "16"])
            place = verdict.at(name).at("measure", report["channels"][0])
            check_finding(place, "input_lattice", values, kind, finding)
            check_finding(place, "output_lattice", values, kind, finding)


def check_finding(place, lattice, values, kind, finding):
    place.exact(f"{lattice}.kind", finding.kind)
    place.exact(f"{lattice}.bits", finding.bits)
    place.near(f"{lattice}.step", finding.step, finding.step_tolerance * (finding.step or 0))
    place.near(f"{lattice}.gain_db", finding.gain_db if finding.bits else None,
               8.7 * finding.step_tolerance)
    # Measured levels are claimed to lie where they are said to within 2^-14 of a step.
    place.near(f"{lattice}.offset_lsb", finding.offset_lsb if finding.bits else None,
               2.0 ** -14 if finding.kind == "scaled" else 1e-12)
    place.exact(f"{lattice}.off_lattice_samples", finding.off)
    place.exact(f"{lattice}.compared_samples", compared(values, kind, finding))


def compared(values, kind, finding):
    """All but 0 and, where levels are no sums of powers of two, what is held too coarsely to tell: to
    0.15 steps, a float being off by 2^-23 of itself, a code by 1.5 of its own steps."""
    if not finding.bits:
        return 0

    telling = values != 0

    if finding.kind != "twos-complement":
        of_float = np.where(values.astype(np.float32) == values, np.abs(values) * 2.0 ** -23, 0.0)
        of_code = 0.0 if kind[0] == "f" else 1.5 * 2.0 ** (1 - int(kind))
        unsure = 2.0 ** -14 * finding.step if finding.kind == "scaled" else 0.0
        telling &= of_float + of_code + unsure + 2.0 ** -44 <= 0.15 * finding.step

    return int(np.sum(telling))
