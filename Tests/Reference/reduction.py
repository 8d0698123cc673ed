"""One reduction as its files have it, beside what the command reports of it."""

import numpy as np

import wav
from grid import Grid


def guarded(audio):
    """Samples as a signal: 0 for what is no number that one can have, and which those are."""
    raw = audio.samples
    values = audio.values()

    if audio.bits:
        nothing = np.zeros(raw.shape, bool)
        return values, {"nan": nothing, "infinite": nothing, "denormal": nothing}

    with np.errstate(invalid="ignore"):
        kinds = {"nan": np.isnan(raw),
                 "infinite": ~np.isnan(raw) & ~(np.abs(raw) < 2.0 ** 128),
                 "denormal": (raw != 0) & (np.abs(raw) < np.finfo(raw.dtype).tiny)}

    return np.where(np.logical_or.reduce(list(kinds.values())), 0.0, values), kinds


class Reduction:
    """x, y: (frames, channels), read from the files, y as levels. error: QE = x - y."""

    def __init__(self, bench, case):
        self.case, self.grid = case, Grid(case.lattice, case.bits)
        self.source = bench.write("in.wav", case.samples, case.rate_hz, case.kind)
        self.target = bench.path("out.wav")
        self.rendered = bench.render(self.source, self.target, case.words())
        self.measured = None
        self.input, self.output = wav.read(self.source), wav.read(self.target)
        self.x, self.replaced = guarded(self.input)
        self.y = self.grid.restored(self.output)
        self.error = self.x - self.y

    @property
    def step(self):
        return self.grid.step

    @property
    def channels(self):
        return self.x.shape[1]

    def measure(self, bench):
        """Lets the command measure the two files, as if it had not made one of the other."""
        lattice = ["--bits", f"{self.case.bits}", "--lattice", self.case.lattice]
        self.measured = bench.measure(self.source, self.target, lattice)

    def parts(self, verdict):
        """(place, columns) of each channel and of all together, in each report that there is.
        columns: which channels of x, y and error the place is about."""
        for name, report in (("render", self.rendered), ("measure", self.measured)):
            if report is None:
                continue

            place = verdict.at(self.case.name, name)

            for c, findings in enumerate(report["channels"]):
                yield place.at(f"channel {c + 1}", findings), [c]

            yield place.at("overall", report["overall"]), list(range(self.channels))


def joined(samples, columns):
    """Channels one after another."""
    return samples[:, columns].T.reshape(-1)
