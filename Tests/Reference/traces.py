"""How a signal was reduced, as its quiet passages tell: of signals whose reduction is known."""

import numpy as np

import signals as s
from cases import Case
from reduction import Reduction

NAMES = "dither rounding quiet_blocks quiet_mean_lsb noise_lsb2".split()
FIELDS = [f"{signal}.{name}" for signal in ("reduction", "output_reduction") for name in NAMES]
FIELDS += [f"input_reduction.{name}" for name in ("dither", "quiet_blocks")]

# Traces are collected from the first look at the lattice on, in blocks of so many samples.
FIRST_LOOK, BLOCK = 16384, 256


def passage(quiet, loudest=0.5):
    """A loud beginning, which shows the lattice, and a quiet passage."""
    return np.concatenate([s.uniform(FIRST_LOOK, loudest, 600), quiet])


def cases():
    """(Case, dither, rounding): what has to be told, None where nothing can be."""
    lsb = 2.0 ** -15
    frames = 100 * BLOCK
    silence = passage(s.silence(frames))
    slow = passage(s.sine(frames, 1.3 * lsb, 1 / 251))
    quiet_tone = passage(s.sine(frames, 0.8 * lsb, 0.0137))

    def case(name, samples, **options):
        return Case(name, samples, options={"dither": "none", **options})

    yield case("silence, TPDF", silence, dither="tpdf"), "dithered", "nearest"
    yield (case("a quiet tone, TPDF, truncated", quiet_tone, dither="tpdf", rounding="truncate"),
           "dithered", "truncate")
    yield (case("silence, TPDF, truncated: two codes alone", silence, dither="tpdf",
                rounding="truncate"), None, "truncate")
    yield case("silence, high-pass dither", silence, dither="high-pass"), "dithered", "nearest"
    yield case("silence, Gaussian dither", silence, dither="gaussian"), "dithered", "nearest"
    yield case("a quiet tone, TPDF", quiet_tone, dither="tpdf"), "dithered", "nearest"
    yield (case("silence, TPDF, shaped: no quiet block", silence, dither="tpdf",
                shaping="hearing"), "dithered", None)
    yield case("a slow tone, rounded", slow), "undithered", "nearest"
    yield case("a slow tone, truncated", slow, rounding="truncate"), "undithered", "truncate"
    yield case("a slow tone, uniform dither", slow, dither="rpdf"), None, "nearest"
    yield case("silence, rounded", silence), None, None
    loud = passage(s.uniform(frames, 0.1, 601))
    yield case("loud noise alone, TPDF", loud, dither="tpdf"), None, None
    yield case("too short", silence[:FIRST_LOOK + 7 * BLOCK], dither="tpdf"), None, None

    dc = passage(s.dc(frames, 0.3 * lsb))
    yield case("a DC of 0.3 LSB, TPDF: neither rounding", dc, dither="tpdf"), "dithered", None
    symmetric = case("silence, symmetric, TPDF", silence, dither="tpdf")
    symmetric.lattice, symmetric.as_float = "symmetric", True
    yield symmetric, "dithered", "nearest"


def check(bench, verdict):
    for case, dither, rounding in cases():
        reduction = Reduction(bench, case)
        codes = np.rint(reduction.y[:, 0] / reduction.step)
        place = verdict.at(case.name)
        rendered = place.at("render", reduction.rendered["channels"][0])
        inspected = place.at("inspect", bench.inspect(reduction.target)[0]["channels"][0])

        for there, name in ((rendered, "output_reduction"), (inspected, "reduction")):
            there.exact(f"{name}.dither", dither)
            there.exact(f"{name}.rounding", rounding)
            check_blocks(there, name, codes, reduction.step)

    check_input(bench, verdict, reduction)


def check_input(bench, verdict, reduction):
    """Of what is reduced a second time."""
    report = bench.render(reduction.target, bench.path("again.wav"), ["--bits", "12"])
    place = verdict.at("reduced again").at("render", report["channels"][0])
    place.exact("input_reduction.dither", "dithered")
    place.exact("input_reduction.quiet_blocks", 100)


def check_blocks(place, name, codes, step):
    told = codes[FIRST_LOOK:]
    blocks = told[:len(told) // BLOCK * BLOCK].reshape(-1, BLOCK)
    blocks = blocks[np.ptp(blocks, axis=1) > 0]
    quiet = np.ptp(blocks, axis=1) <= 6
    noise = [fast_variance(block) for block in blocks if is_noisy(block, step)]
    mean = float(np.mean(blocks[quiet])) if np.any(quiet) else 0.0
    place.exact(f"{name}.quiet_blocks", int(np.sum(quiet)))
    place.near(f"{name}.quiet_mean_lsb", mean, 1e-12)
    place.near(f"{name}.noise_lsb2", float(np.mean(noise)) if noise else 0.0, 1e-9)


def fast_variance(codes):
    """Half the mean square difference of neighbours: on a slow signal that of the noise alone."""
    return float(np.sum(np.diff(codes) ** 2)) / 2 / (len(codes) - 1)


def is_noisy(codes, step):
    """Like the noise of dither: as strong, or shaped so that most of it is fast; and no tone."""
    fast, width = fast_variance(codes), np.ptp(codes)
    white = 2 <= width <= 6 and 0.15 <= fast <= 0.45
    shaped = (width <= min(128, 2.0 ** -8 / step) and fast > 1.2 * np.var(codes)
              and (width > 6 or fast > 0.45))
    return (white or shaped) and not is_resting(codes) and repetition(codes) < 0.5


def is_resting(codes):
    """At two codes, or more, for 8 samples or more each."""
    ends = np.flatnonzero(np.diff(codes)) + 1
    parts = np.split(codes, ends)
    return fast_variance(codes) <= 0.08 and len({p[0] for p in parts if len(p) >= 8}) >= 2


def repetition(codes):
    """The largest autocorrelation of the differences, at lags of 32 to 127."""
    d = np.diff(codes)
    products = [abs(np.mean(d[:-lag] * d[lag:])) for lag in range(32, 128)]
    return max(products) / np.mean(d * d)
