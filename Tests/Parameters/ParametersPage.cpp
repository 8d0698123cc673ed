#include "ParametersPage.h"

#include "Parameters/Parameter.h"
#include "Parameters/Presets.h"
#include "Psychoacoustics/Weightings.h"
#include "Quantization/Shaping/ShaperPlan.h"

#include <algorithm>
#include <cmath>

namespace requant::test
{

namespace
{

constexpr auto introduction =
    R"(# Parameters

Every choice that a user has. This page is written from the table of controls
(`Source/Parameters/Table.cpp`) by `Scripts/document`; a test fails where the two differ. Change the
table, never this page.

The plug-in has every parameter of this page, under its id. The command has an option of the same
name for each parameter of the reduction: `bits` is `--bits`. An option that is on or off is written
alone (`--headroom`) or with its value (`--headroom=on`). `requant --list-controls` prints the same
table. Presets and sessions hold the ids, so ids and the order of choices never change.

)";

constexpr auto shapersNote =
    R"(Noise shaping moves noise to where the ear is less sensitive. It always makes more noise in
total. The two columns show what a shaper does to the noise of a 16-bit reduction with TPDF dither
at 44.1 kHz, at the default depth, order and cutoff: the noise in total, and the noise weighted by
the threshold of hearing (ISO 389-7).

A published shaper runs at the rates that it was made for. At another rate a weaker one of the same
family runs, or, where there is none, one that is designed for hearing. Where the shaped noise would
come near full scale, as with few bits, a designed one runs that is as deep as there is room for.
The editor and the report say what runs.

)";

constexpr auto presetsNote =
    R"(The plug-in's presets, in the order in which hosts list them, begin with the default, "16
bits, tpdf". Then comes one preset for each choice of shaping, dither, rounding, lattice and dither
streams, and for each option that can be switched on. The last ones are made for a purpose. The
command has no presets: write these options instead.

)";

std::string inCode (std::string_view text)
{
    return std::string (1, '`').append (text).append (1, '`');
}

// A table cell ends at a bar.
std::string cell (std::string_view text)
{
    std::string escaped;

    for (const auto letter : text)
        escaped += letter == '|' ? std::string ("\\|") : std::string (1, letter);

    return escaped;
}

std::string headingOf (const Parameter& control)
{
    return std::string (control.name) + ", " + inCode (control.id);
}

// Of a long list how many there are: its own table says the rest.
std::string valuesOf (const Parameter& control)
{
    constexpr std::size_t longList = 8;

    if (control.kind != Parameter::Kind::choice)
        return control.allowed().append (control.unit.empty() ? "" : " ").append (control.unit);

    if (control.choices.size() > longList)
        return "one of " + std::to_string (control.choices.size()) + ", listed below";

    std::string ids;

    for (const auto& choice : control.choices)
        ids.append (ids.empty() ? "" : ", ").append (inCode (choice.id));

    return ids;
}

std::string defaultOf (const Parameter& control)
{
    const auto text = control.idText (control.defaultValue);
    return control.kind == Parameter::Kind::choice ? inCode (text) : text;
}

std::string tableOf (bool isReduction)
{
    std::string text = "| id | name | values | default | what it does |\n|---|---|---|---|---|\n";

    for (const auto& control : parameterTable())
        if (control.isReduction == isReduction)
            text += "| " + inCode (control.id) + " | " + cell (control.name) + " | "
                    + valuesOf (control) + " | " + defaultOf (control) + " | " + cell (control.help)
                    + (control.isSaved ? "" : " Not saved: a session opens with the default.")
                    + " |\n";

    return text + "\n";
}

/** What a shaper makes of white noise, in dB. */
struct NoiseChange
{
    double total = 0.0, heard = 0.0;
};

NoiseChange noiseChangeOf (Shaping shaping)
{
    constexpr auto rateHz = 44100.0;
    constexpr auto bands = 8192;
    ShaperRequest request;
    request.shaping = shaping;
    request.sampleRateHz = rateHz;
    const auto filter = planShaper (request).filter;
    auto shaped = 0.0, flat = 0.0;

    for (int i = 0; i < bands; ++i)
    {
        const auto hz = (i + 0.5) / bands * 0.5 * rateHz;
        const auto weight = weightingPower (Weighting::hearing, hz);
        shaped += weight * filter.powerAt (hz, rateHz);
        flat += weight;
    }

    return { 10.0 * std::log10 (filter.powerGain()), 10.0 * std::log10 (shaped / flat) };
}

std::string wholeDb (double db)
{
    const auto rounded = std::lround (db);
    return std::string (rounded > 0 ? "+" : "").append (std::to_string (rounded));
}

std::string shapersTable (const Parameter& control)
{
    std::string text = shapersNote;
    text += "| id | name | total noise, dB | audible noise, dB | what it is for |\n"
            "|---|---|---|---|---|\n";

    for (std::size_t i = 0; i < control.choices.size(); ++i)
    {
        const auto& choice = control.choices[i];
        const auto change = noiseChangeOf (static_cast<Shaping> (i));
        text += "| " + inCode (choice.id) + " | " + cell (choice.name) + " | "
                + wholeDb (change.total) + " | " + wholeDb (change.heard) + " | "
                + cell (choice.help) + " |\n";
    }

    return text + "\n";
}

std::string choicesTable (const Parameter& control)
{
    std::string text = "| id | name | what it is for |\n|---|---|---|\n";

    for (const auto& choice : control.choices)
        text += "| " + inCode (choice.id) + " | " + cell (choice.name) + " | " + cell (choice.help)
                + " |\n";

    return text + "\n";
}

std::string optionsOf (const Settings& settings)
{
    std::string options;

    for (const auto& control : parameterTable())
    {
        const auto value = control.get (settings);

        if (! control.isReduction || value == control.defaultValue)
            continue;

        options.append (options.empty() ? "--" : " --").append (control.id);

        if (control.kind != Parameter::Kind::toggle)
            options.append (" ").append (control.idText (value));
    }

    return options.empty() ? "the defaults" : inCode (options);
}

std::string presetsTable()
{
    std::string text = presetsNote;
    text += "| preset | group | options |\n|---|---|---|\n";

    for (const auto& preset : presets())
        if (preset.isForPurpose)
            text += "| " + cell (preset.name) + " | " + cell (preset.group) + " | "
                    + optionsOf (preset.settings) + " |\n";

    return text;
}

} // namespace

std::string parametersPage()
{
    auto text = introduction + std::string ("## Reduction\n\n") + tableOf (true)
                + "## The plug-in alone\n\nNeither the command nor presets have these.\n\n"
                + tableOf (false);

    for (const auto& control : parameterTable())
        if (control.kind == Parameter::Kind::choice)
            text += "## " + headingOf (control) + "\n\n"
                    + (control.id == parameterId::shaping ? shapersTable (control)
                                                          : choicesTable (control));

    return text + "## Presets\n\n" + presetsTable();
}

} // namespace requant::test
