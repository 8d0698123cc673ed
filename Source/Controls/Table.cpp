#include "Choices.h"

#include <algorithm>
#include <vector>

namespace requant
{

namespace
{

// Where a member lies within the settings, which may be const.
template <typename S, typename Member>
auto& part (S& settings, Member ReductionSettings::*member)
{
    return settings.reduction.*member;
}

template <typename S, typename Member>
auto& part (S& settings, Member MonitorSettings::*member)
{
    return settings.monitor.*member;
}

template <typename S, typename Member>
auto& part (S& settings, Member Settings::*member)
{
    return settings.*member;
}

// The value of a member of the settings: a number, an enumeration's index or a bool.
template <auto member>
double get (const Settings& settings)
{
    return static_cast<double> (part (settings, member));
}

template <auto member>
void set (Settings& settings, double value)
{
    using Member = std::remove_reference_t<decltype (part (settings, member))>;

    if constexpr (std::is_same_v<Member, double>)
        part (settings, member) = value;
    else
        part (settings, member) = static_cast<Member> (static_cast<int> (value));
}

using Kind = Control::Kind;
using R = ReductionSettings;
using M = MonitorSettings;

constexpr Settings defaults;

template <auto member>
Control number (std::string_view id, std::string_view name, std::string_view unit,
                std::string_view help, double minimum, double maximum, int stepsPerUnit)
{
    return { id,           name,       unit,    help,
             Kind::number, minimum,    maximum, get<member> (defaults),
             stepsPerUnit, {},         true,    true,
             get<member>,  set<member> };
}

template <auto member>
Control choice (std::string_view id, std::string_view name, std::string_view help,
                std::span<const Choice> list)
{
    auto control =
        number<member> (id, name, "", help, 0.0, static_cast<double> (list.size() - 1), 1);
    control.kind = Kind::choice;
    control.choices = list;
    return control;
}

template <auto member>
Control toggle (std::string_view id, std::string_view name, std::string_view help)
{
    auto control = number<member> (id, name, "", help, 0.0, 1.0, 1);
    control.kind = Kind::toggle;
    return control;
}

Control ofPlugin (Control control)
{
    control.isReduction = false;
    return control;
}

Control unsaved (Control control)
{
    control.isSaved = false;
    return control;
}

std::vector<Control> makeTable()
{
    return {
        number<&R::bits> (controlId::bits, "Word length", "bits",
                          "How many bits a sample keeps: N bits are 2^N levels, and a fraction is "
                          "rounded to whole levels.",
                          Lattice::minimumBits, Lattice::maximumBits, 1000),
        choice<&R::latticeKind> (controlId::lattice, "Lattice",
                                 "Where the levels lie: what the receiver multiplies codes by.",
                                 choices::lattices()),
        choice<&R::rounding> (controlId::rounding, "Rounding", "How a sample finds its level.",
                              choices::roundings()),
        choice<&R::dither> (controlId::dither, "Dither", "The noise added before rounding.",
                            choices::dithers()),
        number<&R::ditherAmount> (controlId::ditherAmount, "Dither amount", "",
                                  "How much dither, in times its nominal width.", 0.0, 2.0, 100),
        choice<&R::ditherStreams> (controlId::ditherStreams, "Dither streams",
                                   "How the noise of the channels is related.",
                                   choices::ditherStreams()),
        choice<&R::shaping> (controlId::shaping, "Noise shaping",
                             "Where in the spectrum the error goes.", choices::shapings()),
        number<&R::shapingDepthDb> (controlId::shapingDepth, "Shaping depth", "dB",
                                    "How far the designed shapers go: 0 is no shaping; each "
                                    "further dB makes more noise and less of it audible.",
                                    0.0, 80.0, 10),
        number<&R::shapingOrder> (controlId::shapingOrder, "Shaping order", "taps",
                                  "How closely the designed shapers follow their curve.", 2.0, 32.0,
                                  1),
        number<&R::shapingCutoffHz> (controlId::shapingCutoff, "Shaping cutoff", "Hz",
                                     "Up to where designed-low-pass keeps the noise low.", 1000.0,
                                     192000.0, 1),
        number<&R::seed> (controlId::seed, "Seed", "",
                          "Which noise: the same input, settings and seed give the same output, "
                          "bit for bit; stems that are mixed want one each, or they share their "
                          "noise.",
                          0.0, 65535.0, 1),
        toggle<&R::freshNoise> (controlId::freshNoise, "Fresh noise",
                                "Other noise at every start, instead of the seed's."),
        toggle<&R::autoBlank> (controlId::autoBlank, "Auto-blank",
                               "Where the input is digital silence, so is the output."),
        number<&R::blankAfterSeconds> (controlId::autoBlankAfter, "Auto-blank after", "s",
                                       "How long the input must be silent first.", 0.01, 10.0, 100),
        toggle<&R::passExact> (controlId::passExact, "Pass exact",
                               "While the input lies on the levels already, it passes untouched."),
        toggle<&R::headroom> (controlId::headroom, "Headroom",
                              "Lowers the input by just what keeps dithered, shaped peaks from "
                              "clipping."),
        ofPlugin (toggle<&Settings::bypassed> (controlId::bypass, "Bypass",
                                               "Lets the samples pass untouched, bit for bit.")),
        ofPlugin (toggle<&Settings::metersReset> (
            controlId::resetMeters, "Reset meters",
            "Starts all windows of the meters anew whenever it is switched on.")),
        unsaved (ofPlugin (choice<&M::source> (
            controlId::monitor, "Monitor",
            "What is heard, never what is delivered: a bounce, a new session and bypass hear the "
            "output.",
            choices::monitorSources()))),
        ofPlugin (number<&M::gainDb> (
            controlId::monitorGain, "Monitor gain", "dB",
            "How far error and noise floor are raised while Monitor auto is off.", 0.0, 96.0, 10)),
        ofPlugin (toggle<&M::isAutomatic> (
            controlId::monitorAuto, "Monitor auto",
            "Raises error and noise floor to a comfortable level, instead of by Monitor gain.")),
    };
}

} // namespace

std::span<const Control> controls() noexcept
{
    static const auto table = makeTable();
    return table;
}

const Control* findControl (std::string_view id) noexcept
{
    const auto table = controls();
    const auto found = std::find_if (table.begin(), table.end(),
                                     [id] (const Control& control) { return control.id == id; });
    return found != table.end() ? &*found : nullptr;
}

} // namespace requant
