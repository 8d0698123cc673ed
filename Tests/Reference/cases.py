"""Reductions of signals with known answers, which most figures are checked on."""

from dataclasses import dataclass, field

import numpy as np

import signals as s


@dataclass
class Case:
    name: str
    samples: np.ndarray     # (frames,) or (frames, channels), full scale 1.0
    kind: str = "f64"       # of the input file, as in wav.FORMATS
    rate_hz: int = 48000
    bits: float = 16
    lattice: str = "twos-complement"
    options: dict = field(default_factory=dict)  # others, switches with True
    as_float: bool = False
    limit: str = ""         # what is known not to hold for it

    def words(self):
        """The options on the command line."""
        words = ["--bits", f"{self.bits}", "--lattice", self.lattice]

        for name, value in self.options.items():
            words += [f"--{name}"] if value is True else [f"--{name}", str(value)]

        return words + (["--float"] if self.as_float else [])


def undithered(rounding="nearest"):
    return {"dither": "none", "rounding": rounding}


def sines():
    full = s.sine(9001, 1 - 2.0 ** -15)
    yield Case("full-scale sine, TPDF", full)
    yield Case("full-scale sine of 24 bits, rounded", s.on_levels(full, 24), "24", 44100,
               options=undithered())
    yield Case("sine at -20 dBFS, RPDF", s.sine(9001, 0.1), "f32", options={"dither": "rpdf"})
    yield Case("sine at -60 dBFS of 8 bits, TPDF", s.sine(9001, 0.001), bits=8)
    yield Case("sine of 0.4 LSB, rounded: all is error", s.sine(4001, 0.4 / 32768),
               options=undithered())
    yield Case("two sines, truncated",
               s.side_by_side(s.sine(6000, 0.5), s.sine(6000, 0.03, 0.0712)), "f32", 96000,
               options=undithered("truncate"))
    yield Case("full-scale sine, shaped", s.on_levels(s.sine(9001, 0.9), 24), "24", 44100,
               options={"shaping": "lipshitz"})
    yield Case("sine of 1 bit", s.sine(5000, 0.6), bits=1, options=undithered())


def ramps():
    """All codes of 8 bits, 16 places a step, ties among them, and 2 LSB beyond either end."""
    lsb = 2.0 ** -7
    rise = s.ramp(-1 - 2 * lsb, 1 + 2 * lsb, lsb / 16)

    for rounding in ("nearest", "truncate", "toward-zero"):
        yield Case(f"ramp through all codes of 8 bits, {rounding}", rise, bits=8,
                   options=undithered(rounding))

    yield Case("ramp through all codes of 8 bits, of 16 bits", s.ramp(-1, 1 - lsb / 16, lsb / 16),
               "16", bits=8, options=undithered())
    yield Case("ramp through the codes of 6 bits, TPDF", s.ramp(-0.9, 0.9, 2.0 ** -12), bits=6)
    yield Case("ramp through a symmetric lattice", s.ramp(-0.999, 1, 2.0 ** -10) * 0.9999, bits=5,
               lattice="symmetric", options=undithered())


def noises():
    three = s.side_by_side(s.uniform(7000, 0.9, 1), s.uniform(7000, 0.01, 2),
                           s.uniform(7000, 1e-4, 3))
    yield Case("uniform noise, three channels, Gaussian dither", three, rate_hz=96000, bits=12,
               options={"dither": "gaussian"})
    yield Case("uniform noise of 16 bits to 8, rounded", s.on_levels(s.uniform(9000, 0.9, 4), 16),
               "16", bits=8, options=undithered())
    yield Case("uniform noise of 8 bits to 4, TPDF", s.on_levels(s.uniform(9000, 0.7, 5), 8), "8",
               22050, bits=4)
    yield Case("Gaussian noise, high-pass dither", s.gaussian(9000, 0.1, 6), "f32",
               options={"dither": "high-pass"})
    yield Case("Gaussian noise, shaped for hearing", s.gaussian(20000, 0.05, 7),
               options={"shaping": "hearing"})
    yield Case("Gaussian noise to 24 bits, rounded", s.gaussian(9000, 0.1, 8), bits=24,
               options=undithered())
    yield Case("Gaussian noise on DC, truncated, shaped", s.gaussian(9000, 0.01, 9) + 0.25,
               rate_hz=192000, options={"rounding": "truncate", "shaping": "first-order"})
    yield Case("uniform noise, end-points", s.uniform(9000, 0.8, 10), bits=8,
               lattice="end-points")
    yield Case("uniform noise, symmetric, as float", s.uniform(9000, 0.8, 11),
               lattice="symmetric", as_float=True)
    yield Case("uniform noise, end-points of 6.7 bits", s.uniform(9000, 0.8, 12), bits=6.7,
               lattice="end-points", options={"dither": "rpdf"})
    yield Case("uniform noise, 11.3 bits", s.uniform(9000, 0.8, 13), bits=11.3,
               options={"dither-amount": 0.5})


def constants():
    lsb = 2.0 ** -15
    yield Case("silence, rounded", s.silence(3000), options=undithered())
    yield Case("silence of 16 bits, TPDF", s.silence(5000), "16")
    yield Case("DC of 0.3 LSB, TPDF", s.dc(5000, 0.3 * lsb))
    yield Case("DC of -0.3 LSB, rounded", s.dc(5000, -0.3 * lsb), options=undithered())
    yield Case("DC of half an LSB, rounded: a tie", s.dc(5000, 1.5 * lsb), options=undithered())
    yield Case("DC on a level: no error", s.dc(5000, 100 * lsb), "f32", options=undithered())
    yield Case("DC of 0.1, truncated", s.dc(5000, 0.1), options=undithered("truncate"))
    yield Case("noise on the lattice: no error", s.on_levels(s.uniform(5000, 0.9, 14), 16), "16",
               options=undithered())


def clips():
    """One sample at either end, files of one and two samples, and what lies beyond full scale."""
    yield Case("one sample of 1.0", np.array([1.0]), options=undithered())
    yield Case("one sample of -1.0", np.array([-1.0]), options=undithered())
    yield Case("one sample of 0.3, TPDF", np.array([0.3]), "f32", bits=8)
    yield Case("one sample of 1.5", np.array([1.5]), "f32", 44100, bits=8, options=undithered())
    yield Case("one sample in each of two channels", np.array([[0.25, -0.3]]), options=undithered())
    yield Case("two samples", np.array([[0.3, -1.0], [-0.72, 0.1]]), bits=4, options=undithered())
    yield Case("a click at the upper end", s.click(3000, 1234, 1.0), options=undithered())
    yield Case("a click at the lower end", s.click(3000, 0, -1.0), "16", bits=8,
               options=undithered())
    yield Case("a click half a step below the lowest level", s.click(300, 299, -1 - 2.0 ** -8),
               bits=8, options=undithered())
    yield Case("a click far beyond, in noise", s.uniform(6000, 0.5, 15) + s.click(6000, 17, -40.0),
               options=undithered("truncate"))
    yield Case("a sine of 1.2, toward zero", s.sine(5000, 1.2), "f32", bits=8,
               options=undithered("toward-zero"))


def every_case():
    for family in (sines, ramps, noises, constants, clips):
        yield from family()
