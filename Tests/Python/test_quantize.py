"""quantize gives the codes, values, scale and zero point of `requant numbers`."""

import subprocess

import command
import numpy as np
import pytest
import requant


def formats():
    """As the command's own sentence lists them."""
    done = subprocess.run([command.PROGRAM, "numbers", "--format", "x"], capture_output=True,
                          text=True, stdin=subprocess.DEVNULL)
    names = done.stderr.split("takes one of ")[1].split(", not")[0].split(", ")
    assert len(names) >= 13
    return names


def tensor(shape=(4, 6, 5), dtype=np.float64):
    return np.random.default_rng(3).normal(0.1, 1.0, shape).astype(dtype)


def number(value):
    """A JSON number, which has null for what is not finite."""
    return None if value is None or not np.isfinite(value) else value


def check(tmp_path, x, **options):
    command_options = dict(options)

    if command_options.get("format", "onnx-uint8") is None:
        del command_options["format"]
    elif not {"law", "step"} & command_options.keys():
        command_options.setdefault("format", "onnx-uint8")

    made = requant.quantize(x, **options)
    report = command.numbers(tmp_path, x, **command_options)
    codes, values, scale, zero_point = made

    assert codes.dtype == np.int64 and values.dtype == x.dtype
    assert codes.shape == values.shape == x.shape
    assert codes.ravel().tolist() == report["codes"]
    expected = np.array([np.nan if value is None else value for value in report["values"]])
    finite = np.isfinite(expected)
    np.testing.assert_array_equal(values.ravel()[finite], expected.astype(x.dtype)[finite])
    assert not np.any(np.isfinite(values.ravel()[~finite]))

    for found, name in ((scale, "scale"), (zero_point, "zero_point"), (made.step, "step"),
                        (made.exponents, "exponents"), (made.steps, "steps")):
        wanted = report.get(name)

        if isinstance(wanted, list):
            wanted = None if set(wanted) == {None} else wanted
            found = found if found is None else found.tolist()

        assert found == wanted, name

    return made


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", formats())
def test_every_format_is_the_commands(tmp_path, name, dtype):
    check(tmp_path, tensor(dtype=dtype), format=name)
    check(tmp_path, tensor(dtype=dtype), format=name, scale=0.03125)


@pytest.mark.parametrize("options", [
    {"axis": 0}, {"axis": -1, "format": "onnx-int8"}, {"axis": 1, "format": "pytorch-qint8"},
    {"axis": 0, "format": "onnx-int8", "scale": [0.1, 0.2, 0.3, 0.4], "zero_point": [0, 1, 2, 3]},
    {"format": "pytorch-quint8", "range": "histogram"}, {"format": "onnx-int8", "bits": 4},
    {"format": "tflite-int8", "rounding": "nearest"},
    {"format": "onnx-uint8", "scale": 0.1, "zero_point": 100},
], ids=str)
def test_scales_zero_points_and_axes_are_the_commands(tmp_path, options):
    check(tmp_path, tensor(), **options)


@pytest.mark.parametrize("options", [
    {"law": "uniform"}, {"law": "uniform", "bits": 8, "range": "min-max"},
    {"format": None, "bits": 8, "range": "mse"}, {"format": None, "bits": 4, "range": "entropy"},
    {"format": None, "bits": 8, "range": "percentile", "percentile": 95}, {"step": 0.25},
    {"format": None, "bits": 8, "dither": "tpdf", "seed": 4}, {"law": "mu-law", "bits": 8},
    {"law": "a-law", "bits": 8, "a": 50.5}, {"law": "g711-mu"}, {"law": "g711-a"},
    {"law": "lloyd-max", "bits": 3}, {"law": "lloyd-max", "bits": 3, "density": "gaussian"},
    {"law": "logarithmic", "bits": 8, "level_spacing": 3}, {"law": "float16"},
    {"law": "float16", "overflow": "infinity", "scale": 1e-5},
    {"law": "bfloat16", "axis": 1, "scale": [0.5, 1, 2, 4, 8, 16]}, {"law": "float8-e4m3"},
    {"law": "float8-e5m2", "scale": 0.01}, {"law": "nf4"},
    {"law": "block", "bits": 8, "block_length": 7}, {"law": "nicam"}, {"law": "jayant", "bits": 3},
], ids=str)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_every_law_is_the_commands(tmp_path, options, dtype):
    check(tmp_path, tensor(dtype=dtype), **options)


def test_scales_can_be_found_from_another_array(tmp_path):
    x, other = tensor(), tensor((9,)) * 3.0
    options = {"format": "onnx-int8", "calibrate": other}
    made = check(tmp_path, x, **options)
    assert made.scale != requant.quantize(x, "onnx-int8").scale


def test_the_usual_format_is_dynamic_quantize_linear_of_onnx(tmp_path):
    x = tensor()
    made = check(tmp_path, x)
    np.testing.assert_array_equal(made.codes, requant.quantize(x, "onnx-uint8").codes)


@pytest.mark.parametrize("shape", [(), (1,), (3, 1, 2, 2)], ids=str)
def test_any_shape_comes_back(tmp_path, shape):
    check(tmp_path, tensor(shape), format="onnx-int8")


def test_any_layout_and_order_of_bytes_gives_the_same():
    x = tensor((6, 8), ">f4")
    expected = requant.quantize(np.ascontiguousarray(x, "f4"), axis=0)

    for layout in (x, np.asfortranarray(x), np.repeat(x, 2, axis=1)[:, ::2]):
        made = requant.quantize(layout, axis=0)
        assert made.values.dtype == x.dtype
        np.testing.assert_array_equal(made.codes, expected.codes)
        np.testing.assert_array_equal(made.values, expected.values)
        np.testing.assert_array_equal(made.scale, expected.scale)
