"""NaN, infinities and denormals of an input: counted, and measured as 0."""

import math

import numpy as np

import signals as s
import wav
from reduction import guarded

FIELDS = [f"replaced_samples.{name}" for name in ("nan", "infinite", "denormal")] + ["msqe", "dc"]


def spoilt(dtype):
    """Noise in two channels, in which some samples are no numbers that a signal can have. Doubles
    that no float can hold count as infinite: their squares would leave every sum's range."""
    samples = s.side_by_side(s.uniform(9000, 0.5, 80), s.uniform(9000, 0.5, 81)).astype(dtype)
    smallest = np.finfo(dtype).tiny
    samples[[0, 4095, 4096, 8999], 0] = np.nan
    samples[10, 0] = -np.nan
    samples[[1, 2], 1] = np.inf
    samples[3, 1] = -np.inf
    samples[20, 0] = smallest / 2
    samples[21:24, 1] = -smallest / 4
    samples[24, 1] = smallest
    samples[25, 1] = 0.0
    samples[26, 1] = -0.0

    if dtype == np.float64:
        samples[30, 0] = 2.0 ** 128
        samples[31, 0] = -1e300
        samples[32, 1] = 1e-40  # a float's denormal, but none of a double

    return samples


def check(bench, verdict):
    for dtype, kind in ((np.float32, "f32"), (np.float64, "f64")):
        samples = spoilt(dtype)
        source = bench.write("in.wav", samples, 48000, kind)
        target = bench.path("out.wav")
        x, kinds = guarded(wav.read(source))
        place = verdict.at(kind)

        report = bench.render(source, target, ["--dither", "none"])
        check_report(place.at("render"), report, x, kinds, target)
        report = bench.measure(source, target)
        check_report(place.at("measure"), report, x, kinds, target)

        for c, channel in enumerate(bench.inspect(source)[0]["channels"]):
            there = place.at(f"inspect, channel {c + 1}", channel)
            check_counts(there, kinds, [c])
            there.near("replaced_samples.nan", int(np.sum(np.isnan(samples[:, c]))), 0)
            bits = there.at("bits", channel["bits"])
            bits.near("dc", math.fsum(x[:, c]) / len(x), 1e-12)

    clean = bench.write("in.wav", s.uniform(100, 0.5, 82).reshape(-1, 1).round(1) * 0.5, 48000, "f64")
    report = bench.render(clean, bench.path("out.wav"))
    check_counts(verdict.at("nothing to replace").at("render", report["overall"]),
                 {name: np.zeros((1, 1), bool) for name in ("nan", "infinite", "denormal")}, [0])


def check_report(place, report, x, kinds, target):
    error = x - wav.read(target).values()

    for c, findings in enumerate(report["channels"]):
        there = place.at(f"channel {c + 1}", findings)
        check_counts(there, kinds, [c])
        power = math.fsum(error[:, c] ** 2) / len(x)
        there.relative("msqe", power, 1e-12)

    check_counts(place.at("overall", report["overall"]), kinds, [0, 1])


def check_counts(place, kinds, columns):
    for name, where in kinds.items():
        place.exact(f"replaced_samples.{name}", int(np.sum(where[:, columns])))
