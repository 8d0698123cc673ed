"""Runs the command under test on files in a folder that goes away at the end."""

import json
import subprocess
import tempfile
from pathlib import Path

import wav


class CommandFailed(Exception):
    pass


class Bench:
    def __init__(self, requant):
        """requant: the path of the binary under test."""
        self.requant = str(requant)

    def __enter__(self):
        self.holder = tempfile.TemporaryDirectory(prefix="requant-reference-")
        self.folder = Path(self.holder.name)
        return self

    def __exit__(self, *unused):
        self.holder.cleanup()

    def path(self, name):
        return str(self.folder / name)

    def write(self, name, values, rate_hz, kind):
        """values: (frames, channels) or (frames,), full scale 1.0. Returns the path."""
        path = self.path(name)
        wav.write(path, values.reshape(len(values), -1), rate_hz, kind)
        return path

    def render(self, source, target, options=()):
        """The report of a reduction. options: words of the command line."""
        return self.run("render", source, "-o", target, *options)

    def measure(self, original, reduced, options=()):
        return self.run("measure", original, reduced, *options)

    def inspect(self, *files):
        return self.run("inspect", *files)

    def run(self, *words):
        report = self.folder / "report.json"
        command = [self.requant, *words, "--force", "--json", str(report)]
        done = subprocess.run(command, capture_output=True, text=True)

        if done.returncode != 0:
            raise CommandFailed(f"{' '.join(command)} ended with {done.returncode}: "
                                f"{done.stderr.strip()}")

        return json.loads(report.read_text(encoding="utf-8"))
