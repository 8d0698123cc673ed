"""Levels of noise and how sure they are. All variances assume Gaussian noise of `independent`
samples; 5 sigma of them is what two tools may differ by and still be called tied."""

from dataclasses import dataclass

import numpy as np

import weightings

SEGMENT = 16384
FLAT_TPDF_LSB2 = 0.25  # Lipshitz, Wannamaker, Vanderkooy (1992): 2/12 dither + 1/12 rounding


@dataclass
class Level:
    """A noise level and its sigma, in dB against correct flat TPDF under the same weighting."""

    db: float
    sigma_db: float


def without_signal(codes, signal):
    """Output minus signal at the gain that fits best, in LSB, and that gain in dB.

    Some tools lower the level to make room for their noise; what they lower is no noise. Plain
    least squares would leave power / samples of the whole noise, which is white and would fill the
    valley of a deep shaper; so the second fit weights each frequency by the noise found there.
    """
    output, signal_spectrum = np.fft.rfft(codes), np.fft.rfft(signal)
    products = np.real(output * np.conj(signal_spectrum))[1:]
    powers = np.abs(signal_spectrum[1:]) ** 2
    gain = np.sum(products) / np.sum(powers)

    if len(codes) >= 8 * SEGMENT:
        noise = power_spectrum(codes - gain * signal)
        weight = 1 / np.interp(np.linspace(0, 1, len(powers)), np.linspace(0, 1, len(noise)), noise)
        gain = np.sum(weight * products) / np.sum(weight * powers)

    return codes - gain * signal, float(20 * np.log10(gain))


def power_spectrum(error):
    """Welch's mean power (LSB^2, its mean over bins is the total) at bins 1 .. SEGMENT / 2 - 1."""
    window = np.hanning(SEGMENT + 1)[:-1]
    starts = range(0, len(error) - SEGMENT + 1, SEGMENT // 2)
    scale = 1 / np.sum(window ** 2)
    total = np.zeros(SEGMENT // 2 + 1)

    for start in starts:
        total += np.abs(np.fft.rfft(error[start:start + SEGMENT] * window)) ** 2

    return scale * total[1:-1] / len(starts)


def bins_hz(rate_hz):
    return np.arange(1, SEGMENT // 2) * rate_hz / SEGMENT


def level(spectrum, rate_hz, weighting, independent):
    """The Level of a spectrum. Sum of w S over bins has the relative variance
    2 / independent * mean((w S)^2) / mean(w S)^2; 1.06 is Hann's, half overlapped."""
    weight = weightings.power(weighting, bins_hz(rate_hz))
    weighted = weight * spectrum
    mean = np.mean(weighted)
    relative = np.sqrt(1.06 * 2 / independent * np.mean(weighted ** 2)) / mean
    return Level(10 * np.log10(mean / (FLAT_TPDF_LSB2 * np.mean(weight))), 4.343 * relative)


def log_average_db(spectrum, samples):
    """Mean of the level over frequency, dB against flat TPDF: 0 for any shaper whose filter is
    minimum phase (Gerzon and Craven, 1989), if and only if its dither is full TPDF."""
    return float(np.mean(10 * np.log10(spectrum / FLAT_TPDF_LSB2))) + logarithm_bias_db(samples)


def logarithm_bias_db(independent):
    """How far the logarithm of a mean of n spectra lies below that of their expectation, dB:
    1 / (2 n), two halfway overlapping segments being worth 1.06 times less than two others."""
    return 4.343 / 2 * 1.06 * SEGMENT / (2 * independent)
