#pragma once

#include "Engine/Settings.h"

#include <CLI/CLI.hpp>
#include <deque>
#include <string>
#include <string_view>

namespace requant
{

struct Parameter;

/** The reduction's controls as options of a command, made from the one table of controls: numbers
    and choices take a value, toggles are flags. */
class ParameterOptions
{
public:
    /** Adds --id for each control of the reduction. */
    void addAllTo (CLI::App&);

    /** Adds --id for one control, under a help of its own. */
    void addTo (CLI::App&, const Parameter&, const std::string& help);

    /** The settings that the command line gave; defaults where it was silent. Throws
        CommandLineProblem, naming the option and what it takes. */
    Settings settings() const;

    /** Throws CommandLineProblem where the command line gave an option that the law has no use for,
        or what the law does not have. */
    void checkLaw() const;

    /** Whether the command line gave a control's option. */
    bool isGiven (std::string_view id) const;

    /** Whether it gave any other option than those of these ids. */
    bool isAnyGivenBut (std::initializer_list<std::string_view> ids) const;

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
