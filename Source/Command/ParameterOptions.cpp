#include "ParameterOptions.h"

#include "Parameters/Parameter.h"

#include <algorithm>
#include <array>
#include <vector>

namespace requant
{

namespace
{

const char* typeOf (const Parameter& control)
{
    if (control.kind == Parameter::Kind::choice)
        return "CHOICE";

    return control.isWhole() ? "N" : "X";
}

using Row = std::array<std::string, 5>;

std::vector<Row> tableRows()
{
    std::vector<Row> rows { { "id", "name", "unit", "range or choices", "default" } };

    for (const auto& control : parameterTable())
        if (control.isReduction)
            rows.push_back ({ std::string (control.id), std::string (control.name),
                              control.unit.empty() ? "-" : std::string (control.unit),
                              control.allowed(), control.idText (control.defaultValue) });

    return rows;
}

} // namespace

void ParameterOptions::addAllTo (CLI::App& app)
{
    for (const auto& control : parameterTable())
        if (control.isReduction)
            addTo (app, control, fullHelp (control));
}

void ParameterOptions::addTo (CLI::App& app, const Parameter& control, const std::string& help)
{
    auto& written = options.emplace_back (Written { &control, nullptr, {} });
    const auto name = std::string ("--").append (control.id);

    // A flag's text is "true", or what follows "=" where somebody writes that.
    if (control.kind == Parameter::Kind::toggle)
        written.option = app.add_flag (name, written.text, help)
                             ->multi_option_policy (CLI::MultiOptionPolicy::Throw);
    else
        written.option = app.add_option (name, written.text, help)->type_name (typeOf (control));

    written.option->group ("Reduction");
}

WrittenOptions ParameterOptions::given() const
{
    WrittenOptions given;

    for (const auto& written : options)
        if (! written.option->empty())
            given.give (*written.control, written.text);

    return given;
}

std::string listOfControls()
{
    // A cell beyond it, the list of shapings, sticks out and does not push all others aside.
    constexpr std::size_t widestCell = 60;
    const auto rows = tableRows();
    std::string text;

    for (const auto& row : rows)
    {
        std::string line;

        for (std::size_t column = 0; column < row.size(); ++column)
        {
            std::size_t width = row[column].size();

            for (const auto& other : rows)
                if (other[column].size() <= widestCell)
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
