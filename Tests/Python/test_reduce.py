"""reduce gives the samples that `requant render` writes."""

import sys
import threading

import command
import numpy as np
import pytest
import requant

FRAMES = 10_000  # more than two of the blocks that the command reads

# As PCM, whose samples are exactly k * step.
PCM = [
    {}, {"bits": 8}, {"bits": 1}, {"bits": 24, "dither": "none"}, {"bits": 12, "seed": 7},
    {"bits": 8, "dither": "rpdf"}, {"bits": 8, "dither": "high-pass"},
    {"bits": 8, "dither": "gaussian", "dither_amount": 0.5},
    {"bits": 8, "dither": "none", "rounding": "truncate"},
    {"bits": 8, "dither": "none", "rounding": "nearest-away"},
    {"bits": 8, "shaping": "f-weighted"}, {"bits": 12, "shaping": "hearing", "shaping_depth": 20},
    {"bits": 12, "shaping": "shibata", "dither": "none"},
    {"bits": 8, "dither_streams": "identical"}, {"bits": 8, "dither_streams": "mid-side"},
    {"bits": 6, "headroom": True}, {"bits": 16, "pass_exact": True, "auto_blank": True},
]

# As 32-bit float.
FLOAT = [
    {"bits": 8, "lattice": "symmetric"}, {"bits": 5.5, "lattice": "end-points"},
    {"bits": 8, "range": "min-max"}, {"bits": 8, "range": "symmetric-min-max"},
    {"bits": 8, "range": "percentile", "percentile": 99.5}, {"bits": 4, "range": "mse"},
    {"bits": 4, "range": "entropy"}, {"bits": 4, "range": "histogram"},
    {"law": "mu-law", "bits": 8, "mu": 100}, {"law": "a-law", "bits": 8, "dither": "none"},
    {"law": "g711-mu"}, {"law": "g711-a", "decisions": "nearest"},
    {"law": "lloyd-max", "bits": 4}, {"law": "lloyd-max", "bits": 3, "density": "laplacian"},
    {"law": "lloyd-max", "bits": 3, "density": "gaussian", "scale": 0.25},
    {"law": "logarithmic", "bits": 8, "level_spacing": 2}, {"law": "float16"},
    {"law": "bfloat16"}, {"law": "float8-e4m3"}, {"law": "float8-e5m2"},
    {"law": "float16", "overflow": "infinity"}, {"law": "nf4"},
    {"law": "block", "bits": 8, "block_length": 100, "exponent_bits": 4}, {"law": "nicam"},
    {"law": "jayant", "bits": 4}, {"law": "mu-law", "bits": 8, "range": "symmetric-min-max"},
]


def signal(channels, dtype=np.float64, frames=FRAMES):
    shape = (frames,) if channels is None else (frames, channels)
    return np.random.default_rng(1).normal(0.0, 0.2, shape).astype(dtype)


def named(options):
    return " ".join(f"{name}={value}" for name, value in options.items()) or "usual"


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("channels", [None, 1, 3])
@pytest.mark.parametrize("options", PCM, ids=named)
def test_pcm_has_the_very_values_that_the_command_writes(tmp_path, options, channels, dtype):
    x = signal(channels, dtype)
    y = requant.reduce(x, **options)
    assert (y.dtype, y.shape) == (x.dtype, x.shape)
    np.testing.assert_array_equal(y, command.render(tmp_path, x, **options))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("channels", [None, 2])
@pytest.mark.parametrize("options", FLOAT, ids=named)
def test_every_law_and_range_has_the_values_that_the_command_writes(tmp_path, options, channels,
                                                                    dtype):
    x = signal(channels, dtype)
    y = requant.reduce(x, **options)
    assert (y.dtype, y.shape) == (x.dtype, x.shape)
    np.testing.assert_array_equal(y.astype(np.float32),
                                  command.render_float(tmp_path, x, **options))


def test_the_sample_rate_is_that_of_a_file(tmp_path):
    x = signal(2)
    options = {"bits": 10, "shaping": "hearing"}
    y = requant.reduce(x, 96000, **options)
    np.testing.assert_array_equal(y, command.render(tmp_path, x, 96000, **options))
    assert np.any(y != requant.reduce(x, **options))


def test_ranges_and_levels_can_be_found_from_another_array(tmp_path):
    x, other = signal(2), signal(1) * 0.5

    for options in ({"bits": 6, "range": "min-max"}, {"bits": 4, "law": "lloyd-max"}):
        y = requant.reduce(x, calibrate=other, **options)
        expected = command.render_float(tmp_path, x, calibrate=other, **options)
        np.testing.assert_array_equal(y.astype(np.float32), expected)
        assert np.any(y != requant.reduce(x, **options))


@pytest.mark.parametrize("dtype", ["<f4", ">f4", "<f8", ">f8"])
def test_any_layout_and_order_of_bytes_gives_the_same(dtype):
    x = signal(2, dtype)
    expected = requant.reduce(np.ascontiguousarray(x, x.dtype.newbyteorder("=")), bits=8)
    twice = np.repeat(np.repeat(x, 2, axis=0), 3, axis=1)

    for layout in (x, np.asfortranarray(x), twice[::2, ::3], x[::-1][::-1], x.T.copy().T):
        before = layout.copy()
        y = requant.reduce(layout, bits=8)
        assert (y.dtype, y.shape) == (x.dtype, x.shape)
        np.testing.assert_array_equal(y, expected)
        np.testing.assert_array_equal(layout, before)


def test_a_list_is_an_array_of_float64():
    y = requant.reduce([0.1, -0.3], bits=2, dither="none")
    assert y.dtype == np.float64
    np.testing.assert_array_equal(y, [0.0, -0.5])


def test_what_is_not_a_number_is_taken_as_0(tmp_path):
    x = signal(1)
    x[5], x[9], x[12] = np.nan, np.inf, -np.inf
    options = {"bits": 8, "dither": "none"}
    y = requant.reduce(x, **options)
    assert y[5] == y[9] == y[12] == 0.0
    np.testing.assert_array_equal(y, command.render(tmp_path, x, **options))


def test_what_is_too_large_becomes_what_the_command_makes_of_it(tmp_path):
    x = np.array([0.5, 1e5, -1e5, 470.0])

    for law in ("float16", "float8-e4m3", "float8-e5m2"):
        y = requant.reduce(x, law=law, overflow="infinity")
        np.testing.assert_array_equal(
            y.astype(np.float32), command.render_float(tmp_path, x, law=law, overflow="infinity"))
        assert not np.isfinite(y[1])


def test_one_sample_is_enough(tmp_path):
    x = np.array([0.3])

    for options in ({}, {"law": "block", "bits": 8}):
        np.testing.assert_array_equal(requant.reduce(x, **options).astype(np.float32),
                                      command.render_float(tmp_path, x, **options))


def test_values_can_be_of_any_type_that_says_them():
    x = signal(2)

    for one, other in (({"bits": 8}, {"bits": np.int64(8)}), ({"bits": 8.5}, {"bits": "8.5"}),
                       ({"headroom": True}, {"headroom": "on"}), ({}, {"headroom": np.False_}),
                       ({"dither_amount": 0.25}, {"dither_amount": np.float32(0.25)}),
                       ({"dither_amount": "0.00001"}, {"dither_amount": 1e-5}),
                       ({"dither": "tpdf"}, {"dither": "TPDF"})):
        np.testing.assert_array_equal(requant.reduce(x, **one), requant.reduce(x, **other))


# A thread that waits for Python's lock gets it only from one that gives it up: here nobody is made to,
# so it has to be the call. One call is enough where it does; where none does, no number of them is.
@pytest.mark.parametrize("call", [
    lambda x: requant.reduce(x, bits=8), lambda x: requant.measure(x, x, bits=8),
    lambda x: requant.quantize(x, law="lloyd-max", bits=4)], ids=["reduce", "measure", "quantize"])
def test_other_threads_run_meanwhile(call):
    x = signal(1, frames=44100)
    gate, has_run = threading.Lock(), []

    def wait_and_tell():
        with gate:
            has_run.append(True)

    interval = sys.getswitchinterval()
    gate.acquire()
    sys.setswitchinterval(1e6)

    try:
        thread = threading.Thread(target=wait_and_tell)
        thread.start()
        gate.release()
        calls = 0

        while not has_run and calls < 100:
            call(x)
            calls += 1

        ran = bool(has_run)
    finally:
        sys.setswitchinterval(interval)

    thread.join()
    assert ran
