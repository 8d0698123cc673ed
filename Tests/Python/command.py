"""Runs the command on arrays, by way of files."""

import json
import os
import pathlib
import subprocess
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "Reference"))

import wav  # noqa: E402

PROGRAM = os.environ["REQUANT"]


def run(*arguments):
    """What it writes to standard output. Raises CommandFailed where it fails."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)

    if done.returncode != 0:
        raise CommandFailed(done.stderr)

    return done.stdout


class CommandFailed(Exception):
    """sentence: what it complained of, without the program's name and the hint at its help."""

    def __init__(self, complaint):
        super().__init__(complaint)
        self.sentence = complaint.removeprefix("requant: ").rstrip("\n").split(" See requant ")[0]


def options_of(options):
    """Keywords as a command line has them."""
    words = []

    for name, value in options.items():
        if isinstance(value, bool):
            value = "on" if value else "off"
        elif isinstance(value, (list, tuple)):
            value = ",".join(map(str, value))

        words.append(f"--{name.replace('_', '-')}={value}")

    return words


def kind_of(array):
    return "f32" if array.dtype.itemsize == 4 else "f64"


def write(path, x, rate_hz=44100):
    wav.write(path, x.reshape(len(x), -1), rate_hz, kind_of(x))
    return path


def render(folder, x, rate_hz=44100, calibrate=None, **options):
    """The output's samples, in full-scale units: those of PCM exactly, those of float as float."""
    words = options_of(options)

    if calibrate is not None:
        words += ["--calibrate", write(folder / "calibrate.wav", calibrate, rate_hz)]

    run("render", write(folder / "x.wav", x, rate_hz), "-o", folder / "y.wav", "--force", *words)
    return wav.read(folder / "y.wav").values().reshape(x.shape)


def render_float(folder, x, rate_hz=44100, calibrate=None, **options):
    """The same, in 32-bit float, of whatever law."""
    words = options_of(options) + ["--float"]

    if calibrate is not None:
        words += ["--calibrate", write(folder / "calibrate.wav", calibrate, rate_hz)]

    run("render", write(folder / "x.wav", x, rate_hz), "-o", folder / "y.wav", "--force", *words)
    return wav.read(folder / "y.wav").samples.astype(np.float32).reshape(x.shape)


def measure(folder, x, y, rate_hz=44100, **options):
    text = run("measure", write(folder / "x.wav", x, rate_hz), write(folder / "y.wav", y, rate_hz),
               "--json", "-", *options_of(options))
    return without_file_facts(json.loads(text))


def without_file_facts(report):
    for facts in (report["input"], report["input"]["reduced"]):
        for name in ("file", "container", "bytes"):
            del facts[name]

    for name in ("file_size_ratio", "bytes_saved"):
        report["input"].pop(name, None)

    return report


def numbers(folder, x, calibrate=None, **options):
    np.save(folder / "x.npy", x)
    words = options_of(options)

    if calibrate is not None:
        np.save(folder / "calibrate.npy", calibrate)
        words += ["--calibrate", folder / "calibrate.npy"]

    return json.loads(run("numbers", folder / "x.npy", "--json", "-", *words))
