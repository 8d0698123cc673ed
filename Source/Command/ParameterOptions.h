#pragma once

#include "Parameters/WrittenOptions.h"

#include <CLI/CLI.hpp>
#include <deque>
#include <string>

namespace requant
{

/** The reduction's controls as options of a command, made from the one table of controls: numbers
    and choices take a value, toggles are flags. */
class ParameterOptions
{
public:
    /** Adds --id for each control of the reduction. */
    void addAllTo (CLI::App&);

    /** Adds --id for one control, under a help of its own. */
    void addTo (CLI::App&, const Parameter&, const std::string& help);

    /** What the command line gave. */
    WrittenOptions given() const;

private:
    struct Written
    {
        const Parameter* control;
        CLI::Option* option;
        std::string text;
    };

    std::deque<Written> options; // the parser keeps references
};

/** The table of controls: id, name, unit, range or choices, default. */
std::string listOfControls();

} // namespace requant
