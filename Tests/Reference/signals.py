"""Signals with known answers, each shaped (frames,), full scale 1.0."""

import numpy as np

GOLDEN = 0.0381966011250105  # a tenth of the golden section: visits the phases evenly


def silence(frames):
    return np.zeros(frames)


def dc(frames, level):
    return np.full(frames, float(level))


def click(frames, position, level):
    """Silence but for one sample."""
    samples = np.zeros(frames)
    samples[position] = level
    return samples


def sine(frames, amplitude, cycles_per_sample=GOLDEN):
    cycles = np.arange(frames) * cycles_per_sample
    return amplitude * np.sin(2 * np.pi * (cycles - np.floor(cycles)))


def ramp(lowest, highest, step):
    """Every multiple of step from lowest to highest."""
    return np.arange(round(lowest / step), round(highest / step) + 1) * step


def uniform(frames, amplitude, seed):
    return np.random.default_rng(seed).uniform(-amplitude, amplitude, frames)


def gaussian(frames, sigma, seed):
    return np.random.default_rng(seed).normal(0.0, sigma, frames)


def on_levels(samples, bits):
    """Rounded to the levels of two's complement."""
    half = 2.0 ** (bits - 1)
    return np.clip(np.rint(samples * half), -half, half - 1) / half


def side_by_side(*channels):
    return np.stack(channels, axis=1)
