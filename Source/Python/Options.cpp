#include "Options.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <pybind11/numpy.h>
#include <regex>

namespace requant
{

namespace
{

namespace py = pybind11;

std::string swapped (std::string name, char from, char to)
{
    std::replace (name.begin(), name.end(), from, to);
    return name;
}

std::string keywordOf (std::string_view id) { return swapped (std::string (id), '-', '_'); }

/** Arguments of their own, not options; or of no use where no figures are printed. */
bool isOptionOfQuantize (const NumbersOption& option)
{
    return option.name != "--format" && option.name != "--calibrate" && option.name != "--peak";
}

std::vector<std::string> keywordsOfReduction()
{
    std::vector<std::string> keywords;

    for (const auto& control : parameterTable())
        if (control.isReduction)
            keywords.push_back (keywordOf (control.id));

    return keywords;
}

std::vector<std::string> keywordsOfNumbers()
{
    std::vector<std::string> keywords;

    for (const auto& option : numbersOptions())
        if (isOptionOfQuantize (option))
            keywords.push_back (keywordOf (option.name.substr (2)));

    return keywords;
}

void checkKeyword (const std::string& keyword, std::vector<std::string> all)
{
    if (std::find (all.begin(), all.end(), keyword) != all.end())
        return;

    all.push_back ("calibrate");
    py::list names;

    for (const auto& name : all)
        names.append (name);

    const py::list nearest =
        py::module_::import ("difflib").attr ("get_close_matches") (keyword, names, 1, 0.0);
    throw py::type_error ("there is no option " + keyword + " here; the nearest is "
                          + std::string (py::str (nearest[0])) + ".");
}

bool isNumPysBool (const py::handle& value)
{
    return py::isinstance (value, py::module_::import ("numpy").attr ("bool_"));
}

// The command's names of options as keywords: "--zero-point" is zero_point.
std::string withKeywords (const std::string& help)
{
    static const std::regex option ("--([a-z]+)(?:-([a-z]+))?");
    std::string text;
    auto rest = help.cbegin();

    for (std::sregex_iterator match (help.begin(), help.end(), option), end; match != end; ++match)
    {
        text.append (rest, (*match)[0].first).append ((*match)[1]);

        if ((*match)[2].matched)
            text.append ("_").append ((*match)[2]);

        rest = (*match)[0].second;
    }

    return text.append (rest, help.cend());
}

// Parameters take no powers of ten, and no text should be 300 digits long.
std::string textOf (double number)
{
    return std::abs (number) < 1e15 ? numbers::exact (number) : numbers::roundTrip (number);
}

std::string entry (const std::string& keyword, const std::string& help)
{
    auto text = keyword + ":\n    ";

    for (const auto letter : withKeywords (help))
        text.append (letter == '\n' ? "\n    " : std::string (1, letter));

    return text + "\n";
}

} // namespace

std::string textOf (const py::handle& value)
{
    if (py::isinstance<py::str> (value))
        return py::str (value);

    if (py::isinstance<py::bool_> (value) || isNumPysBool (value))
        return value.cast<bool>() ? "on" : "off";

    if (py::isinstance<py::array> (value))
        return textOf (value.attr ("ravel")().attr ("tolist")());

    if (py::isinstance<py::list> (value) || py::isinstance<py::tuple> (value))
    {
        std::string text;

        for (const auto& each : value)
            text.append (text.empty() ? "" : ",").append (textOf (each));

        return text;
    }

    if (PyIndex_Check (value.ptr()) != 0)
        return py::str (py::int_ (py::reinterpret_borrow<py::object> (value)));

    if (PyFloat_Check (value.ptr()) || py::hasattr (value, "__float__"))
        if (const auto number = py::float_ (py::reinterpret_borrow<py::object> (value));
            std::isfinite (static_cast<double> (number)))
            return textOf (static_cast<double> (number));

    return py::str (value);
}

int sampleRateOf (const py::object& value)
{
    const auto text = textOf (value);
    const auto isNumber = ! py::isinstance<py::str> (value) && PyNumber_Check (value.ptr()) != 0;
    const auto rateHz = isNumber ? static_cast<double> (py::float_ (value)) : 0.0;

    if (! (rateHz >= 1.0 && rateHz <= std::numeric_limits<int>::max())
        || rateHz != std::floor (rateHz))
        throw OptionProblem ("sample_rate_hz takes a whole number above 0, not \"" + text + "\".");

    return static_cast<int> (rateHz);
}

WrittenOptions optionsOfReduction (const py::kwargs& keywords)
{
    WrittenOptions options;

    for (const auto& [key, value] : keywords)
    {
        const std::string keyword = py::str (key);
        checkKeyword (keyword, keywordsOfReduction());
        options.give (*findParameter (swapped (keyword, '_', '-')), textOf (value));
    }

    return options;
}

WrittenNumbersOptions optionsOfNumbers (const py::kwargs& keywords)
{
    WrittenNumbersOptions options;

    for (const auto& [key, value] : keywords)
    {
        const std::string keyword = py::str (key);
        checkKeyword (keyword, keywordsOfNumbers());
        options["--" + swapped (keyword, '_', '-')] = textOf (value);
    }

    return options;
}

std::string helpOnReduction()
{
    std::string text;

    for (const auto& control : parameterTable())
        if (control.isReduction)
            text += entry (keywordOf (control.id), fullHelp (control));

    return text;
}

std::string helpOnNumbers()
{
    std::string text;

    for (const auto& option : numbersOptions())
        if (isOptionOfQuantize (option))
            text += entry (keywordOf (option.name.substr (2)), option.help);

    return text;
}

std::string helpOnFormats()
{
    const auto& options = numbersOptions();
    const auto format =
        std::find_if (options.begin(), options.end(),
                      [] (const NumbersOption& each) { return each.name == "--format"; });
    return withKeywords (format->help.substr (0, format->help.find (" Default: ")));
}

} // namespace requant
