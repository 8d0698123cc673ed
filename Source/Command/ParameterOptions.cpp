#include "ParameterOptions.h"

#include "Parameters/Parameter.h"
#include "Subcommand.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <array>
#include <vector>

namespace requant
{

namespace
{

std::string rangeOf (const Parameter& control)
{
    auto range = control.allowed();

    if (! control.unit.empty())
        range.append (" ").append (control.unit);

    return range;
}

// One line for each choice.
std::string helpFor (const Parameter& control)
{
    auto help = std::string (control.help);

    for (const auto& choice : control.choices)
        help.append ("\n  ").append (choice.id).append (": ").append (choice.help);

    if (control.kind == Parameter::Kind::number)
        help.append (" ").append (rangeOf (control)).append (".");

    return help.append ("\nDefault: ").append (control.idText (control.defaultValue)).append (".");
}

const char* typeOf (const Parameter& control)
{
    if (control.kind == Parameter::Kind::choice)
        return "CHOICE";

    return control.isWhole() ? "N" : "X";
}

std::string kindOf (const Parameter& control)
{
    if (control.kind == Parameter::Kind::number)
        return control.isWhole() ? "a whole number, " : "a number, ";

    return "one of ";
}

double valueOf (const Parameter& control, const std::string& written)
{
    if (const auto value = control.parse (written))
        return *value;

    throw CommandLineProblem (std::string ("--")
                                  .append (control.id)
                                  .append (" takes ")
                                  .append (kindOf (control))
                                  .append (control.allowed())
                                  .append (", not \"")
                                  .append (written)
                                  .append ("\"."));
}

// What no single control can see: a lattice that has no two levels at this word length.
void checkWordLength (const ReductionSettings& reduction)
{
    const auto& bits = *findParameter (parameterId::bits);
    const auto& lattice = *findParameter (parameterId::lattice);
    const auto smallest = Lattice::smallestBits (reduction.latticeKind);

    if (reduction.bits < smallest)
        throw CommandLineProblem (
            std::string ("--")
                .append (lattice.id)
                .append (" ")
                .append (lattice.idText (static_cast<double> (reduction.latticeKind)))
                .append (" takes --")
                .append (bits.id)
                .append (" of ")
                .append (bits.idText (smallest))
                .append (" or more, not ")
                .append (bits.idText (reduction.bits))
                .append (": with fewer it has no two levels."));
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

// A range that a law with uneven steps cannot be stretched over.
void checkRange (const ReductionSettings& reduction)
{
    const auto& range = *findParameter (parameterId::range);

    if (reduction.asLawAllows().range != reduction.range)
        throw CommandLineProblem (
            std::string ("--")
                .append (range.id)
                .append (" ")
                .append (range.idText (static_cast<double> (reduction.range)))
                .append (" is for --law uniform; this one is stretched over full-scale, "
                         "symmetric-min-max or percentile."));
}

} // namespace

void ParameterOptions::addAllTo (CLI::App& app)
{
    for (const auto& control : parameterTable())
        if (control.isReduction)
            addTo (app, control, helpFor (control));
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

Settings ParameterOptions::settings() const
{
    Settings settings;

    for (const auto& control : parameterTable())
        control.set (settings, control.defaultValue);

    for (const auto& written : options)
        if (! written.option->empty())
            written.control->set (settings, valueOf (*written.control, written.text));

    checkWordLength (settings.reduction);
    return settings;
}

void ParameterOptions::checkLaw() const
{
    const auto settings = this->settings();
    const auto& reduction = settings.reduction;
    const auto& law = *findParameter (parameterId::law);
    const auto lawId = law.idText (law.get (settings));

    for (const auto& written : options)
    {
        const auto isUsual = written.control->get (settings) == written.control->defaultValue
                             && written.control->kind == Parameter::Kind::toggle;

        if (written.option->empty() || isUsual)
            continue;

        if (const auto why = whyUnused (*written.control, reduction); ! why.empty())
            throw CommandLineProblem (std::string ("--")
                                          .append (written.control->id)
                                          .append (" has no use with --law ")
                                          .append (lawId)
                                          .append (": ")
                                          .append (why)
                                          .append ("; leave it out."));
    }

    if (const auto why = whyNotBits (reduction); ! why.empty())
        throw CommandLineProblem (
            std::string ("--law ")
                .append (lawId)
                .append (" takes --bits that it has: ")
                .append (why)
                .append (isGiven (parameterId::bits) ? ", not " : "; give it, not the usual ")
                .append (numbers::exact (reduction.bits))
                .append ("."));

    if (isGiven (parameterId::scale) && reduction.scale == 0.0)
        throw CommandLineProblem ("--scale takes a number above 0; leave it out for the signal's "
                                  "own.");

    checkRange (reduction);
}

bool ParameterOptions::isGiven (std::string_view id) const
{
    return std::any_of (options.begin(), options.end(),
                        [id] (const Written& written)
                        { return written.control->id == id && ! written.option->empty(); });
}

bool ParameterOptions::isAnyGivenBut (std::initializer_list<std::string_view> ids) const
{
    return std::any_of (options.begin(), options.end(),
                        [&] (const Written& written)
                        {
                            return ! written.option->empty()
                                   && std::find (ids.begin(), ids.end(), written.control->id)
                                          == ids.end();
                        });
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
