"""The signals that every tool is given. In LSB of 16 bits (step = 1, full scale = 32768) unless
said otherwise; a file of 24 bits holds steps of 1/256 exactly."""

import numpy as np

FULL_SCALE = 32768.0


def silence(frames, channels):
    return np.zeros((frames, channels))


def dc_steps(steps, frames_each):
    """DC at each multiple of 1/steps of a step, one after another, around 100 LSB."""
    return 100.0 + np.repeat(np.arange(steps) / steps, frames_each)


def sine(frames, periods, amplitude):
    """A sine of a whole number of periods in all of its frames."""
    cycle = (np.arange(frames, dtype=np.int64) * periods % frames) / frames
    return amplitude * np.sin(2 * np.pi * cycle)


def square(frames, period, amplitude):
    return np.where(np.arange(frames) % period < period // 2, amplitude, -amplitude).astype(float)


def busy(frames, seed=468):
    """Gaussian noise at -30 dBFS, on the lattice of 24 bits: white, and in no relation to steps."""
    noise = np.random.default_rng(seed).normal(0.0, FULL_SCALE * 10 ** (-30 / 20), frames)
    return np.round(noise * 256) / 256


def every_code():
    """All 65,536 codes, shuffled, so that a wrong one cannot hide in its neighbour."""
    return np.random.default_rng(16).permutation(np.arange(-32768, 32768))
