#pragma once

#include "Levels/Law.h"
#include "Numbers.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace requant
{

/** An option that says how numbers are to be quantized, as `requant numbers` and quantize of the
    Python module have it. */
struct NumbersOption
{
    std::string name; ///< "--zero-point"
    std::string type; ///< of its value, as help has it: "CHOICE", "N", ...
    std::string help;
    std::vector<Law> ofLaws {}; ///< that alone have it; none: it is no matter of the law
};

/** All of them, in the order of help. */
const std::vector<NumbersOption>& numbersOptions();

/** What was written for those that were given, by their names. */
using WrittenNumbersOptions = std::map<std::string, std::string, std::less<>>;

/** How numbers are to be quantized, as soon as those are known that it is found from. */
struct NumbersPlan
{
    NumbersRequest request; ///< without its law
    std::function<NumberLaw (const CalibrationNumbers&)> makeLaw;
    bool isFormat = false; ///< of a runtime: numbers are taken in float32

    /** Quantizes them and measures the error. Throws NumbersProblem. */
    QuantizedNumbers quantize (NumberArray, const CalibrationNumbers&) const;

    /** Throws NumbersProblem where nothing can be found from these. */
    void checkCalibration (const std::vector<double>&) const;
};

/** Reads options. --calibrate: any text, where numbers of their own are there to find scales and
    levels from. Throws OptionProblem. */
NumbersPlan planNumbers (const WrittenNumbersOptions&);

/** Throws OptionProblem where an option is to blame, and names it; else the numbers themselves
    are. */
void blameOption (const NumbersProblem&);

} // namespace requant
