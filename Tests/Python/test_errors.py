"""What is refused is refused in the command's words."""

import command
import numpy as np
import pytest
import requant

AUDIO = np.linspace(-0.5, 0.5, 100)
NUMBERS = np.linspace(-2.0, 2.0, 12).reshape(3, 4)


def sentence_of(call, *arguments, **options):
    with pytest.raises(ValueError) as problem:
        call(*arguments, **options)

    return str(problem.value)


def command_sentence_of(call, *arguments, **options):
    with pytest.raises(command.CommandFailed) as problem:
        call(*arguments, **options)

    return problem.value.sentence


@pytest.mark.parametrize("options", [
    {"bits": 25}, {"bits": "many"}, {"bits": -1.5}, {"dither": "tpfd"}, {"dither": 1},
    {"seed": 1.5}, {"shaping_order": 33}, {"headroom": "perhaps"}, {"law": "mu"},
    {"bits": 1, "lattice": "symmetric"}, {"mu": 100}, {"law": "g711-mu", "bits": 8},
    {"law": "lloyd-max"}, {"law": "lloyd-max", "bits": 13}, {"law": "float16", "dither": "tpdf"},
    {"law": "mu-law", "bits": 8, "range": "mse"}, {"percentile": 99},
    {"law": "lloyd-max", "bits": 4, "density": "gaussian", "scale": 0},
], ids=str)
def test_reduce_and_measure_refuse_options_as_the_command_does(tmp_path, options):
    expected = command_sentence_of(command.render, tmp_path, AUDIO, **options)
    assert sentence_of(requant.reduce, AUDIO, **options) == expected
    assert sentence_of(requant.measure, AUDIO, AUDIO, **options) == expected


def test_one_to_calibrate_by_is_refused_where_nothing_is_found(tmp_path):
    expected = command_sentence_of(command.render, tmp_path, AUDIO, calibrate=AUDIO)
    assert sentence_of(requant.reduce, AUDIO, calibrate=AUDIO) == expected
    expected = command_sentence_of(command.numbers, tmp_path, NUMBERS, calibrate=AUDIO,
                                   format="onnx-int8", scale=1)
    assert sentence_of(requant.quantize, NUMBERS, "onnx-int8", calibrate=AUDIO,
                       scale=1) == expected


@pytest.mark.parametrize("options", [
    {"format": "int8"}, {"format": "onnx-int8", "law": "nf4"}, {"format": "onnx-int8", "bits": 9},
    {"format": "onnx-int8", "scale": 0}, {"format": "onnx-int8", "scale": [1, 2]},
    {"format": "onnx-int8", "zero_point": 1}, {"format": "onnx-int8", "axis": 2},
    {"format": "onnx-int8", "axis": 0, "scale": [1, 2]}, {"format": "onnx-int8", "axis": 0.5},
    {"format": "onnx-int8", "dither": "tpdf"}, {"format": "onnx-int8", "lattice": "symmetric"},
    {"format": "onnx-int8", "scale": 1, "zero_point": 300}, {"law": "mu"},
    {"law": "nf4", "bits": 4}, {"law": "nf4", "axis": 0}, {"law": "uniform", "mu": 3},
    {"law": "block", "bits": 8, "block_length": 0}, {"step": 0}, {"step": 1, "bits": 8},
    {"law": "mu-law", "range": "mse"}, {"law": "uniform", "percentile": 90},
    {"law": "uniform", "seed": 3}, {"law": "lloyd-max", "bits": 4, "scale": 1},
], ids=str)
def test_quantize_refuses_options_as_the_command_does(tmp_path, options):
    expected = command_sentence_of(command.numbers, tmp_path, NUMBERS, **options)
    assert sentence_of(requant.quantize, NUMBERS, **options) == expected


def test_arrays_that_do_not_belong_together_are_refused_as_files_are(tmp_path):
    for x, y in ((AUDIO, AUDIO[:-1]), (AUDIO.reshape(-1, 2), AUDIO)):
        expected = command_sentence_of(command.measure, tmp_path, x, y, bits=8)
        expected = expected.replace(f"{tmp_path}/x.wav", "x").replace(f"{tmp_path}/y.wav", "y")
        assert sentence_of(requant.measure, x, y, bits=8) == expected


def test_an_array_does_not_say_its_word_length(tmp_path):
    expected = command_sentence_of(command.measure, tmp_path, AUDIO, AUDIO)
    expected = expected.replace(f"{tmp_path}/y.wav", "y")
    assert sentence_of(requant.measure, AUDIO, AUDIO) == expected


def test_numbers_that_are_not_finite_are_refused_by_place(tmp_path):
    x = NUMBERS.copy()

    for value in (np.nan, np.inf):
        x[1, 2] = value
        expected = command_sentence_of(command.numbers, tmp_path, x)
        assert sentence_of(requant.quantize, x) == expected.replace(f"{tmp_path}/x.npy", "x")

    assert "at [1, 2]" in sentence_of(requant.quantize, x)
    assert sentence_of(requant.quantize, NUMBERS, calibrate=x).startswith("calibrate: ")


def test_what_float32_does_not_hold_is_refused(tmp_path):
    x = NUMBERS * 1e300
    expected = command_sentence_of(command.numbers, tmp_path, x, format="onnx-int8")
    assert sentence_of(requant.quantize, x, "onnx-int8") == expected.replace(
        f"{tmp_path}/x.npy", "x")


@pytest.mark.parametrize("shape", [(0,), (0, 2), (5, 0)], ids=str)
def test_an_empty_array_is_refused(tmp_path, shape):
    x = np.zeros(shape)
    assert "holds no sample; one is enough." in sentence_of(requant.reduce, x)
    assert sentence_of(requant.measure, AUDIO, x, bits=8).startswith("y: its shape (")
    expected = command_sentence_of(command.numbers, tmp_path, x)
    assert sentence_of(requant.quantize, x) == expected.replace(f"{tmp_path}/x.npy", "x")


@pytest.mark.parametrize("shape", [(), (2, 2, 2)], ids=str)
def test_audio_of_another_shape_is_refused(shape):
    x = np.zeros(shape)
    assert sentence_of(requant.reduce, x).startswith("x: its shape is (")
    assert sentence_of(requant.measure, AUDIO, x, bits=8).startswith("y: its shape is (")


@pytest.mark.parametrize("x", [
    np.arange(4), np.arange(4, dtype=np.int16), np.ones(4, complex), np.ones(4, bool),
    np.ones(4, np.float16), np.ones(4, object), np.array(["a"]), [1, 2], "text", None,
], ids=repr)
def test_other_types_are_refused(x):
    for call in (requant.reduce, requant.quantize):
        sentence = sentence_of(call, x)
        assert sentence.startswith("x: its type is ") and "give float32 or float64" in sentence


@pytest.mark.parametrize("rate", [0, -1, 44100.5, "44100", None, np.nan, 2**40], ids=repr)
def test_a_sample_rate_is_a_whole_number_above_0(rate):
    assert sentence_of(requant.reduce, AUDIO, rate).startswith("sample_rate_hz takes ")
    assert sentence_of(requant.measure, AUDIO, AUDIO, rate, bits=8).startswith("sample_rate_hz")


@pytest.mark.parametrize("call, unknown, nearest", [
    (requant.reduce, "bit", "bits"), (requant.reduce, "shapping", "shaping"),
    (requant.reduce, "dither-amount", "dither_amount"), (requant.reduce, "calibration", "calibrate"),
    (requant.quantize, "zeropoint", "zero_point"), (requant.quantize, "axes", "axis"),
])
def test_an_unknown_option_is_a_type_error_that_names_the_nearest(call, unknown, nearest):
    with pytest.raises(TypeError) as problem:
        call(AUDIO, **{unknown: 1})

    assert str(problem.value) == f"there is no option {unknown} here; the nearest is {nearest}."


def test_what_only_the_plugin_has_is_no_option():
    for name in ("bypass", "monitor"):
        with pytest.raises(TypeError):
            requant.reduce(AUDIO, **{name: "on"})


def test_ranges_of_channels_are_found_of_as_many_channels():
    one, two = np.zeros((100, 1), np.float32), np.ones((100, 2), np.float32)
    options = {"bits": 6, "range": "mse", "range_channels": "per-channel"}
    sentence = sentence_of(requant.reduce, two, calibrate=one, **options)
    assert sentence.startswith("calibrate: it has 1 channel(s), but what is reduced has 2")
    assert requant.reduce(two, calibrate=two, **options).shape == two.shape
