#include "WrittenOptions.h"

#include "Text/Numbers.h"

#include <algorithm>

namespace requant
{

namespace
{

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

    throw OptionProblem (std::string ("--")
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
        throw OptionProblem (
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

// A range that a law with uneven steps cannot be stretched over.
void checkRange (const ReductionSettings& reduction)
{
    const auto& range = *findParameter (parameterId::range);

    if (reduction.asLawAllows().range != reduction.range)
        throw OptionProblem (
            std::string ("--")
                .append (range.id)
                .append (" ")
                .append (range.idText (static_cast<double> (reduction.range)))
                .append (" is for --law uniform; this one is stretched over full-scale, "
                         "symmetric-min-max or percentile."));
}

} // namespace

void WrittenOptions::give (const Parameter& control, std::string text)
{
    all.push_back ({ &control, std::move (text) });
}

Settings WrittenOptions::settings() const
{
    Settings settings;

    for (const auto& control : parameterTable())
        control.set (settings, control.defaultValue);

    for (const auto& written : all)
        written.control->set (settings, valueOf (*written.control, written.text));

    checkWordLength (settings.reduction);
    return settings;
}

void WrittenOptions::checkLaw() const
{
    const auto settings = this->settings();
    const auto& reduction = settings.reduction;
    const auto& law = *findParameter (parameterId::law);
    const auto lawId = law.idText (law.get (settings));

    for (const auto& written : all)
    {
        const auto isUsual = written.control->get (settings) == written.control->defaultValue
                             && written.control->kind == Parameter::Kind::toggle;

        if (isUsual)
            continue;

        if (const auto why = whyUnused (*written.control, reduction); ! why.empty())
            throw OptionProblem (std::string ("--")
                                     .append (written.control->id)
                                     .append (" has no use with --law ")
                                     .append (lawId)
                                     .append (": ")
                                     .append (why)
                                     .append ("; leave it out."));
    }

    if (const auto why = whyNotBits (reduction); ! why.empty())
        throw OptionProblem (
            std::string ("--law ")
                .append (lawId)
                .append (" takes --bits that it has: ")
                .append (why)
                .append (isGiven (parameterId::bits) ? ", not " : "; give it, not the usual ")
                .append (numbers::exact (reduction.bits))
                .append ("."));

    if (isGiven (parameterId::scale) && reduction.scale == 0.0)
        throw OptionProblem ("--scale takes a number above 0; leave it out for the signal's "
                             "own.");

    checkRange (reduction);
}

void WrittenOptions::checkCalibration() const
{
    if (! settings().reduction.needsLearning())
        throw OptionProblem ("--calibrate is for what is found from a signal, and nothing is here; "
                             "give --range or --law lloyd-max, or leave it out.");
}

bool WrittenOptions::isGiven (std::string_view id) const
{
    return std::any_of (all.begin(), all.end(),
                        [id] (const Written& written) { return written.control->id == id; });
}

bool WrittenOptions::isAnyGivenBut (std::initializer_list<std::string_view> ids) const
{
    return std::any_of (
        all.begin(), all.end(),
        [&] (const Written& written)
        { return std::find (ids.begin(), ids.end(), written.control->id) == ids.end(); });
}

std::string fullHelp (const Parameter& control)
{
    auto text = std::string (control.help);

    for (const auto& choice : control.choices)
        text.append ("\n  ").append (choice.id).append (": ").append (choice.help);

    if (control.kind == Parameter::Kind::number)
        text.append (" ")
            .append (control.allowed())
            .append (control.unit.empty() ? "" : " ")
            .append (control.unit)
            .append (".");

    return text.append ("\nDefault: ").append (control.idText (control.defaultValue)).append (".");
}

} // namespace requant
