"""The bits of samples as words of 32 bits: which moved, how many are in use, which are stuck."""

import math

import numpy as np

import signals as s
from cases import clips, constants, noises, ramps, sines
from reduction import Reduction, guarded, joined

NAMES = ("word_length finer_than_24_bits finer_than_32_bits beyond_full_scale digital_silence dc "
         "peak stuck moved_twos_complement moved_magnitude").split()
FIELDS = [f"{signal}.{name}" for signal in ("input_bits", "output_bits", "bits") for name in NAMES]


def check(bench, verdict):
    for case in (*sines(), *ramps(), *list(noises())[:6], *constants(), *clips()):
        reduction = Reduction(bench, case)

        for place, columns in reduction.parts(verdict):
            check_bits(place, "input_bits", reduction.x[:, columns])
            check_bits(place, "output_bits", reduction.y[:, columns])

    check_inspected(bench, verdict)


def words(samples):
    """Two's complement, and the magnitude, of what lies in a converter's range: |x| 2^31."""
    scaled = np.clip(samples * 2.0 ** 31, -2.0 ** 31, 2.0 ** 31 - 1)
    return np.floor(scaled).astype(np.int64), np.floor(np.abs(scaled)).astype(np.int64)


def moved(word):
    """Share of neighbours, of one channel, between which a bit differs; the highest bit first."""
    changes = word[1:] ^ word[:-1]
    pairs = max(changes.size, 1)
    return [int(np.sum(changes >> bit & 1)) / pairs for bit in range(31, -1, -1)]


def word_length(samples):
    """The shortest word that holds every sample; None where 32 bits do not."""
    if not np.any(samples):
        return 0

    return next((bits for bits in range(1, 33)
                 if not np.any(np.mod(samples * 2.0 ** (bits - 1), 1.0))), None)


def check_bits(place, name, samples):
    """samples: (frames, channels)."""
    flat = joined(samples, range(samples.shape[1]))
    code, magnitude = words(samples)
    place.exact(f"{name}.word_length", word_length(flat))

    for bits in (24, 32):
        place.exact(f"{name}.finer_than_{bits}_bits",
                    int(np.sum(np.mod(flat * 2.0 ** (bits - 1), 1.0) != 0)))

    place.exact(f"{name}.beyond_full_scale", int(np.sum(np.abs(flat) > 1)))
    place.exact(f"{name}.digital_silence", not np.any(flat))
    place.near(f"{name}.dc", math.fsum(flat) / len(flat), 1e-12 * float(np.mean(np.abs(flat))))
    place.exact(f"{name}.peak", float(np.max(np.abs(flat))))
    place.near(f"{name}.moved_twos_complement", moved(code), 1e-15)
    place.near(f"{name}.moved_magnitude", moved(magnitude), 1e-15)


def with_bit(samples, bits, bit, value):
    """Codes of so many bits with one bit, counted from 1, the highest, held at a value."""
    codes = np.rint(samples * 2.0 ** (bits - 1)).astype(np.int64)
    mask = 1 << (bits - bit)
    codes = codes | mask if value else codes & ~mask
    return codes * 2.0 ** (1 - bits)


def stuck_cases():
    """(name, samples, format, [(bit, at), ...]). A bit is stuck when it rests while others above and
    below it move, or at 1 at the bottom of the word."""
    noise = s.on_levels(s.uniform(20000, 0.9, 50), 16)
    quiet = s.on_levels(s.gaussian(20000, 0.002, 51), 16)
    yield "16 bits, all of which move", noise, "16", []
    yield "a quiet signal, whose upper bits are its sign", quiet, "16", []
    yield "16 bits in 24", noise, "24", []
    yield "bit 9 at 0", with_bit(noise, 16, 9, 0), "16", [(9, 0)]
    yield "bit 5 at 1", with_bit(noise, 16, 5, 1), "24", [(5, 1)]
    yield "the lowest bit at 1", with_bit(noise, 16, 16, 1), "16", [(16, 1)]
    yield "the lowest bit at 0: 15 bits", with_bit(noise, 16, 16, 0), "16", []
    yield ("bits 12 at 1 and 14 at 0", with_bit(with_bit(quiet, 16, 12, 1), 16, 14, 0), "f64",
           [(12, 1), (14, 0)])
    yield "a square wave", np.where(np.arange(20000) % 100 < 50, 0.3, -0.3).round(2), "f64", []
    yield "silence", s.silence(1000), "16", []
    # 24 bits of padding above which an offset converter leaves a 1.
    yield "bit 24 at 1 under 16 bits", noise + 2.0 ** -23, "24", [(24, 1)]


def check_inspected(bench, verdict):
    for name, samples, kind, stuck in stuck_cases():
        source = bench.write("in.wav", samples, 48000, kind)
        channel = bench.inspect(source)[0]["channels"][0]
        place = verdict.at(name).at("inspect", channel)
        check_bits(place, "bits", samples.reshape(-1, 1))
        place.exact("bits.stuck", as_report(stuck))

        report = bench.measure(source, source, ["--bits", "16"])
        check_stuck(verdict.at(name).at("measure", report["overall"]), stuck)

    noise = s.on_levels(s.uniform(20000, 0.9, 50), 16)
    low, high = with_bit(noise, 16, 9, 0), with_bit(noise, 16, 9, 1)
    source = bench.write("in.wav", s.side_by_side(low, high), 48000, "16")
    report = bench.measure(source, source)
    place = verdict.at("a bit at 0 on the left, at 1 on the right")
    check_stuck(place.at("left", report["channels"][0]), [(9, 0)])
    check_stuck(place.at("right", report["channels"][1]), [(9, 1)])
    check_stuck(place.at("overall", report["overall"]), [])


def as_report(stuck):
    return [{"bit": bit, "at": at} for bit, at in stuck]


def check_stuck(place, stuck):
    for side in ("input_bits", "output_bits"):
        place.exact(f"{side}.stuck", as_report(stuck))
