"""The page and the docstrings say what is there."""

import doctest
import pathlib
import re

import command
import requant

PAGE = pathlib.Path(__file__).parents[2] / "Documentation" / "Python.md"


# Every line with a prompt is run, and what stands below it is what it prints.
def test_the_examples_of_the_page_print_what_stands_there():
    results = doctest.testfile(str(PAGE), module_relative=False)
    assert results.attempted >= 10
    assert results.failed == 0


def options_in(*arguments):
    return set(re.findall(r"^  --([a-z-]+)", command.run(*arguments, "--help"), re.MULTILINE))


def options_of(call):
    return set(re.findall(r"^([a-z_]+):$", call.__doc__.split("options:\n")[1], re.MULTILINE))


def test_the_docstring_of_reduce_has_every_option_of_the_table_with_its_default():
    rows = [re.split(r"  +", line) for line in command.run("--list-controls").splitlines()[1:]]
    assert options_of(requant.reduce) == {row[0].replace("-", "_") for row in rows}

    for row in rows:
        text = re.search(rf"^{row[0].replace('-', '_')}:\n((?:    .*\n)+)", requant.reduce.__doc__,
                         re.MULTILINE)[1]
        assert text.endswith(f"Default: {row[-1]}.\n")


def test_the_docstring_of_quantize_has_every_option_of_the_command_that_says_how():
    others = {"help", "format", "calibrate", "peak", "force", "json"}
    assert options_of(requant.quantize) == {
        name.replace("-", "_") for name in options_in("numbers") - others}


def test_docstrings_write_options_as_keywords():
    for call in (requant.reduce, requant.quantize):
        assert "--" not in call.__doc__.split("options:\n")[1]


def test_the_version_is_the_commands():
    assert command.run("--version").split()[1] == requant.__version__
