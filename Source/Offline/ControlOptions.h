#pragma once

#include "Instrument/Settings.h"

#include <CLI/CLI.hpp>
#include <deque>
#include <string>

namespace requant
{

/** A command line that cannot be understood. what() is a sentence for the user. */
class CommandLineProblem : public std::runtime_error
{
    using std::runtime_error::runtime_error;
};

struct Control;

/** The reduction's controls as options of a command, made from the one table of controls. */
class ControlOptions
{
public:
    /** Adds --id for each control of the reduction. */
    void addTo (CLI::App&);

    /** The settings that the command line gave; defaults where it was silent. Throws
        CommandLineProblem, naming the option and what it takes. */
    Settings settings() const;

    /** What was written for one option, read as that control does. Throws as settings(). */
    static double parse (const Control&, const std::string& written);

private:
    struct Written
    {
        const Control* control;
        CLI::Option* option;
        std::string text;
    };

    std::deque<Written> options; // the parser keeps references
};

/** The table of controls: id, name, unit, range or choices, default. */
std::string listOfControls();

} // namespace requant
