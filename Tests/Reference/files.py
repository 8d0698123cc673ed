"""What a report says of its files: sizes, formats, lengths; and where a signal was cut off."""

import os

import numpy as np

import signals as s

INPUT = "container sample_format sample_rate_hz channels frames bytes".split()
FIELDS = (["file", "file_size_ratio", "bytes_saved", "channel_count"] + INPUT
          + ["reduced.file"] + [f"reduced.{name}" for name in INPUT]
          + ["clipped_runs", "longest_clipped_run"])

FORMATS = {"8": "8-bit PCM", "16": "16-bit PCM", "24": "24-bit PCM", "32": "32-bit PCM",
           "f32": "32-bit float", "f64": "64-bit float"}


def check(bench, verdict):
    for kind, rate_hz, channels, frames, options, reduced in (
            ("f64", 44100, 1, 1, (), "16"), ("24", 192000, 3, 777, ("--bits", "8"), "8"),
            ("16", 8000, 2, 5001, ("--float",), "f32"), ("32", 48000, 1, 100, ("--bits", "17"), "24"),
            ("8", 22050, 1, 333, ("--bits", "4"), "8")):
        samples = s.on_levels(s.uniform(frames * channels, 0.5, 90), 8).reshape(frames, channels)
        source = bench.write("in.wav", samples, rate_hz, kind)
        target = bench.path("out.wav")
        facts = {"file": source, "container": "WAV", "sample_format": FORMATS[kind],
                 "sample_rate_hz": rate_hz, "frames": frames, "bytes": os.path.getsize(source)}

        for name, report in (("render", bench.render(source, target, options)),
                             ("measure", bench.measure(source, target, ("--bits", "8")))):
            place = verdict.at(f"{frames} frames of {kind}").at(name, report["input"])
            after = facts | {"file": target, "sample_format": FORMATS[reduced],
                             "bytes": os.path.getsize(target)}
            check_facts(place, "", facts | {"channels": channels})
            check_facts(place, "reduced.", after | {"channels": channels})
            place.relative("file_size_ratio", after["bytes"] / facts["bytes"], 1e-15)
            place.exact("bytes_saved", facts["bytes"] - after["bytes"])

        there = verdict.at(f"{frames} frames of {kind}").at("inspect", bench.inspect(source)[0])
        check_facts(there, "", facts | {"channel_count": channels})

    check_runs(bench, verdict)


def check_facts(place, prefix, facts):
    for name, value in facts.items():
        place.exact(prefix + name, value)


def check_runs(bench, verdict):
    """Three samples in a row, or more, at one end of the range: the highest code of the word in use,
    1.0 in floating point that uses none, and beyond either."""
    lsb = 2.0 ** -15
    quiet = s.on_levels(s.uniform(500, 0.5, 91), 16)

    def with_runs(*runs, high=1 - lsb):
        samples = quiet.copy()

        for start, length, level in runs:
            samples[start:start + length] = high if level > 0 else level

        return samples

    for name, samples, kind, count, longest in (
            ("two in a row are none", with_runs((100, 2, 1), (200, 2, -1)), "16", 0, 0),
            ("three are one", with_runs((100, 3, 1), (200, 2, -1)), "16", 1, 3),
            ("from the first sample, and to the last", with_runs((0, 4, 1), (493, 7, -1)), "16", 2,
             7),
            ("from one end to the other", with_runs((100, 3, 1), (103, 5, -1)), "16", 2, 5),
            ("a code below the highest", with_runs((100, 9, 1), high=1 - 2 * lsb), "16", 0, 0),
            ("float", with_runs((100, 3, 1), (300, 4, -1.5), high=1.0), "f32", 2, 4),
            ("float below 1.0", with_runs((100, 9, 1), high=0.9) * 0.77, "f64", 0, 0),
            ("24 bits", with_runs((100, 9, 1), high=1 - 2.0 ** -23), "24", 1, 9),
            ("16 bits in 24", with_runs((100, 9, 1)), "24", 1, 9),
            ("16 bits in float", with_runs((100, 9, 1), (300, 4, -1)), "f32", 2, 9),
            ("16 bits in 24, a code below the highest", with_runs((100, 9, 1), high=1 - 2 * lsb),
             "24", 0, 0)):
        source = bench.write("in.wav", np.stack([quiet, samples], axis=1), 48000, kind)
        channels = bench.inspect(source)[0]["channels"]
        place = verdict.at(name).at("inspect", channels[1])
        place.exact("clipped_runs", count)
        place.exact("longest_clipped_run", longest)
        verdict.at(name).at("inspect, channel 1", channels[0]).exact("clipped_runs", 0)
