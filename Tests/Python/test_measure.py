"""measure returns what `requant measure --json` writes."""

import command
import numpy as np
import pytest
import requant

SAID = [
    {"bits": 8}, {"bits": 8, "lattice": "symmetric"}, {"bits": 8, "dither": "tpdf"},
    {"bits": 8, "dither": "none", "rounding": "truncate"},
    {"bits": 8, "shaping": "f-weighted"}, {"bits": 6, "range": "min-max"},
    {"bits": 8, "law": "mu-law"}, {"bits": 4, "law": "lloyd-max"}, {"bits": 24, "dither": "none"},
]


def signal(shape, dtype=np.float64):
    return np.random.default_rng(2).normal(0.0, 0.25, shape).astype(dtype)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [(9000,), (9000, 2)], ids=str)
@pytest.mark.parametrize("options", SAID, ids=str)
def test_every_field_is_the_commands(tmp_path, options, shape, dtype):
    x = signal(shape, dtype)
    y = requant.reduce(x, **options)
    report = requant.measure(x, y, **options)
    assert report == command.measure(tmp_path, x, y, **options)
    assert report["overall"]["msqe"] > 0.0


def test_the_sample_rate_and_layouts_are_taken_as_reduce_takes_them(tmp_path):
    x = signal((20000, 3))
    y = requant.reduce(x, 48000, bits=6)
    report = requant.measure(np.asfortranarray(x), y[::-1].copy()[::-1], 48000, bits=6)
    assert report == command.measure(tmp_path, x, y, 48000, bits=6)
    assert report["input"]["sample_rate_hz"] == 48000


def test_what_is_not_a_number_is_counted(tmp_path):
    x = signal((5000, 2))
    y = requant.reduce(x, bits=8)
    x[7, 0], x[8, 1], y[9, 1] = np.nan, np.inf, np.nan
    report = requant.measure(x, y, bits=8)
    assert report == command.measure(tmp_path, x, y, bits=8)
    assert len(report["warnings"]) >= 2


def test_the_mean_absolute_error_is_numpys():
    x = signal((5000,))
    y = requant.reduce(x, bits=8, dither="none")
    measured = requant.measure(x, y, bits=8)["overall"]["mean_absolute_error"]
    assert measured == pytest.approx(np.abs(x - y).mean(), rel=1e-12)
