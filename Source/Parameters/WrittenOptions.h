#pragma once

#include "Parameter.h"

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

namespace requant
{

/** Options that cannot be understood, or that do not go together. what() is a sentence for the
    user, which names them as a command line does: "--bits". */
class OptionProblem : public std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/** The controls of a reduction that somebody gave, by a command line or by a call, and what was
    written for each. Thread: one at a time. */
class WrittenOptions
{
public:
    /** control: one of the table's; each once. */
    void give (const Parameter& control, std::string text);

    /** The settings that were given; defaults where nothing was. Throws OptionProblem, naming the
        option and what it takes. */
    Settings settings() const;

    /** Throws OptionProblem where something was given that the law has no use for, or that the law
        does not have. */
    void checkLaw() const;

    /** Throws OptionProblem where nothing is found from a signal, so that one to calibrate by would
        be of no use. */
    void checkCalibration() const;

    /** Whether a control was given. */
    bool isGiven (std::string_view id) const;

    /** Whether any other was given than those of these ids. */
    bool isAnyGivenBut (std::initializer_list<std::string_view> ids) const;

private:
    struct Written
    {
        const Parameter* control;
        std::string text;
    };

    std::vector<Written> all;
};

/** What a control is for, with its range or a line for each choice, and its default on the last
    line: the help of the command and of the Python module. Thread: any. */
std::string fullHelp (const Parameter&);

} // namespace requant
