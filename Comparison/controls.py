"""The yardstick, checked: reductions whose faults are known, in place of the tools. A row that does
not find the fault is worth nothing, and one that finds one in correct TPDF is worth less."""

import numpy as np

import correctness
import limits
import noise
import tools


def triangular(signal, rng, amount=1.0):
    dither = amount * (rng.random(signal.shape) - rng.random(signal.shape))
    return np.clip(np.round(signal + dither), -32768, 32767).astype(np.int16)


def rectangular(signal, rng):
    """Half of TPDF: its noise follows the signal."""
    return np.clip(np.round(signal + rng.random(signal.shape) - 0.5), -32768, 32767).astype(int)


def truncated(signal, rng):
    """No dither, half an LSB of DC, and what is too large wraps."""
    return np.floor(signal).astype(np.int64).astype(np.int16)


def repeating(signal, rng):
    """Right but for its noise, which comes again, the same in both channels."""
    frames = np.arange(len(signal)) % 100_000
    noise_once = rng.random(100_000) - rng.random(100_000)
    dither = noise_once[frames].reshape(-1, *[1] * (signal.ndim - 1))
    return np.clip(np.round(signal + dither), -32768, 32767).astype(np.int16)


class Stand:
    """A Bench whose tools are functions (tool to function of signal and generator)."""

    def __init__(self, functions):
        self.functions = functions

    def reduce(self, tool, mode, signal, rate_hz, kind="24"):
        return self.functions[tool](np.asarray(signal, float), np.random.default_rng(7))


def complaints():
    """What the yardstick judges wrongly, in words; empty where it can be trusted."""
    modes = tools.FLAT
    found = []

    def expect(row, **expected):
        for tool, right in expected.items():
            if row.figures[tool][0].right != right:
                called = "wrong" if right else "right"
                found.append(f"{row.case}: {tool}'s stand-in is called {called}")

    stand = Stand({"Requant": triangular, "sox": truncated, "ffmpeg": repeating})
    periods = {}
    dc, repetition, channels = correctness.silence_rows(stand, periods)
    expect(dc, Requant=True, ffmpeg=True)
    expect(repetition, Requant=True, ffmpeg=False)
    expect(channels, Requant=True, ffmpeg=False)
    expect(limits.overs_row(stand, "control", modes), Requant=True, sox=False)
    expect(limits.exactness_rows(stand)[1], Requant=False, sox=True)

    if periods["ffmpeg"] != 100_000:
        found.append(f"a period of 100,000 samples is called {periods['ffmpeg']}")

    stand = Stand({"Requant": triangular, "sox": truncated, "ffmpeg": rectangular})
    expect(correctness.dc_row(stand, "control", modes, {}), Requant=True, sox=False, ffmpeg=False)
    expect(correctness.harmonics_row(stand), Requant=True, sox=False, ffmpeg=True)

    louder = Stand({"Requant": lambda s, rng: triangular(s, rng, 1.05), "sox": triangular,
                    "ffmpeg": triangular})
    row = noise.unshaped_row(noise.NoiseMeter(louder, {}), "control", modes, 48000,
                             lambda *unused: 0.0, {})
    expect(row, Requant=False)

    if not any("sox is better" in fault for fault in row.faults()):
        found.append("noise of 5 % too much dither is called as good as TPDF's")

    return found
