#include "ControlOptions.h"

#include "Controls/Control.h"

#include <algorithm>
#include <array>
#include <vector>

namespace requant
{

namespace
{

std::string helpFor (const Control& control)
{
    auto help = std::string (control.help);

    if (control.kind == Control::Kind::integer)
        help += " " + control.allowed() + ".";

    for (const auto& choice : control.choices)
        help += "\n  " + std::string (choice.id) + ": " + std::string (choice.help);

    return help + "\nDefault: " + control.idText (control.defaultValue) + ".";
}

using Row = std::array<std::string, 5>;

std::vector<Row> tableRows()
{
    std::vector<Row> rows { { "id", "name", "unit", "range or choices", "default" } };

    for (const auto& control : controls())
        if (control.isReduction)
            rows.push_back ({ std::string (control.id), std::string (control.name),
                              control.unit.empty() ? "-" : std::string (control.unit),
                              control.allowed(), control.idText (control.defaultValue) });

    return rows;
}

} // namespace

void ControlOptions::addTo (CLI::App& app)
{
    for (const auto& control : controls())
    {
        if (! control.isReduction)
            continue;

        auto& written = options.emplace_back (Written { &control, nullptr, {} });
        written.option =
            app.add_option ("--" + std::string (control.id), written.text, helpFor (control))
                ->type_name (control.kind == Control::Kind::integer ? "N" : "CHOICE")
                ->group ("Reduction");
    }
}

Settings ControlOptions::settings() const
{
    Settings settings;

    for (const auto& control : controls())
        control.set (settings, control.defaultValue);

    for (const auto& written : options)
        if (! written.option->empty())
            written.control->set (settings, parse (*written.control, written.text));

    return settings;
}

double ControlOptions::parse (const Control& control, const std::string& written)
{
    if (const auto value = control.parse (written))
        return *value;

    throw CommandLineProblem (
        "--" + std::string (control.id) + " takes "
        + (control.kind == Control::Kind::integer ? "a whole number, " : "one of ")
        + control.allowed() + ", not \"" + written + "\".");
}

std::string listOfControls()
{
    const auto rows = tableRows();
    std::string text;

    for (const auto& row : rows)
    {
        std::string line;

        for (std::size_t column = 0; column < row.size(); ++column)
        {
            std::size_t width = 0;

            for (const auto& other : rows)
                width = std::max (width, other[column].size());

            line += row[column];

            if (column + 1 < row.size())
                line += std::string (width - row[column].size() + 2, ' ');
        }

        text += line + "\n";
    }

    return text;
}

} // namespace requant
