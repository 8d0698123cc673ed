#pragma once

#include "Offline/NumbersOptions.h"
#include "Parameters/WrittenOptions.h"

#include <pybind11/pybind11.h>
#include <string>

/** A call's keywords as the options that they are: the command's, with _ for -. */
namespace requant
{

/** Throws TypeError for a keyword that is none, and names the nearest. */
WrittenOptions optionsOfReduction (const pybind11::kwargs&);

/** The same, of quantize. */
WrittenNumbersOptions optionsOfNumbers (const pybind11::kwargs&);

/** What a command line would say for a value: a list has commas between. */
std::string textOf (const pybind11::handle& value);

/** A whole number above 0. Throws OptionProblem. */
int sampleRateOf (const pybind11::object&);

/** A list of the options with their help, for docstrings. */
std::string helpOnReduction();
std::string helpOnNumbers();

/** What help says of the formats of quantize, but for the default, which is another one here. */
std::string helpOnFormats();

} // namespace requant
