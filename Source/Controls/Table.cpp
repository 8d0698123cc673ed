#include "Control.h"

#include <algorithm>
#include <array>

namespace requant
{

namespace
{

constexpr std::array roundings {
    Choice { "nearest", "Nearest", "To the nearest level, ties to the even code: no DC." },
    Choice { "truncate", "Truncate",
             "Down to the next level, as dropping bits does: half a step of DC and 6 dB more "
             "error." },
};

constexpr std::array dithers {
    Choice { "tpdf", "TPDF",
             "Triangular noise, 2 LSB wide: turns all distortion into a steady, harmless hiss." },
    Choice { "none", "None", "No noise: the error is distortion that follows the signal." },
};

constexpr std::array shapings {
    Choice { "none", "None", "The error stays white: equally strong at every frequency." },
    Choice { "lipshitz", "Lipshitz, 5 taps",
             "Moves the error to where the ear is deaf; gentle; made for 44.1 kHz." },
    Choice { "f-weighted", "F-weighted, 9 taps",
             "Moves more of the error above 12 kHz; made for 44.1 and 48 kHz." },
};

// The choices' order is the enumerations' order.
template <auto member>
double getEnum (const Settings& settings)
{
    return static_cast<double> (settings.reduction.*member);
}

template <auto member>
void setEnum (Settings& settings, double value)
{
    using Enum = std::remove_reference_t<decltype (settings.reduction.*member)>;
    settings.reduction.*member = static_cast<Enum> (static_cast<int> (value));
}

template <typename Choices>
constexpr double lastOf (const Choices& choices)
{
    return static_cast<double> (choices.size() - 1);
}

using Kind = Control::Kind;
using R = ReductionSettings;

constexpr std::array table {
    Control { controlId::bits,
              "Word length",
              "bits",
              "How many bits a sample keeps: N bits are 2^N levels.",
              Kind::integer,
              Lattice::minimumBits,
              Lattice::maximumBits,
              16,
              {},
              true,
              getEnum<&R::bits>,
              setEnum<&R::bits> },
    Control { controlId::rounding, "Rounding", "", "How a sample finds its level.", Kind::choice, 0,
              lastOf (roundings), 0, roundings, true, getEnum<&R::rounding>,
              setEnum<&R::rounding> },
    Control { controlId::dither, "Dither", "", "The noise added before rounding.", Kind::choice, 0,
              lastOf (dithers), 0, dithers, true, getEnum<&R::dither>, setEnum<&R::dither> },
    Control { controlId::shaping, "Noise shaping", "", "Where in the spectrum the error goes.",
              Kind::choice, 0, lastOf (shapings), 0, shapings, true, getEnum<&R::shaping>,
              setEnum<&R::shaping> },
    Control { controlId::seed,
              "Seed",
              "",
              "Which noise: the same input, settings and seed give the same output, bit for bit.",
              Kind::integer,
              0,
              65535,
              1,
              {},
              true,
              getEnum<&R::seed>,
              setEnum<&R::seed> },
    Control { controlId::bypass,
              "Bypass",
              "",
              "Lets the samples pass untouched, bit for bit.",
              Kind::toggle,
              0,
              1,
              0,
              {},
              false,
              [] (const Settings& s) { return s.bypassed ? 1.0 : 0.0; },
              [] (Settings& s, double value) { s.bypassed = value != 0.0; } },
};

} // namespace

std::span<const Control> controls() noexcept { return table; }

const Control* findControl (std::string_view id) noexcept
{
    const auto found = std::find_if (table.begin(), table.end(),
                                     [id] (const Control& control) { return control.id == id; });
    return found != table.end() ? &*found : nullptr;
}

} // namespace requant
