#include "G711.h"

#include <cmath>

namespace requant
{

namespace
{

using Law = G711::Law;

constexpr std::int64_t signBit = 0x80; // set in the octets of positive numbers
constexpr int magnitudes = 128;        // levels of each sign, counted from the one nearest to 0
constexpr std::int64_t mask (Law law) { return law == Law::mu ? 0x7F : 0x55; } // bits inverted

std::int64_t octet (Law law, int magnitude, bool isNegative)
{
    return (magnitude ^ mask (law)) | (isNegative ? 0 : signBit);
}

// Eight segments of 16 steps. Their steps double from one to the next, but for A-law's first two,
// which are alike. The tables' own units, to full scale.
struct Segment
{
    explicit Segment (int magnitude) : number (magnitude / 16), step (magnitude % 16) {}

    // Of a place inside a step, 0 to 2 from its beginning to its end.
    double value (Law law, int place) const
    {
        if (law == Law::mu)
            return (std::ldexp (32 + 2 * step + place, number) - 33.0) / 8192.0;

        return number == 0 ? (2 * step + place) / 4096.0
                           : std::ldexp (32 + 2 * step + place, number - 1) / 4096.0;
    }

    int number, step;
};

// Halfway between the ends of a step.
double levelOf (Law law, int magnitude) { return Segment (magnitude).value (law, 1); }

// Between a level and the one before it, nearer to 0.
double decisionBelow (Law law, G711::Decisions decisions, int magnitude)
{
    return decisions == G711::Decisions::standard
               ? Segment (magnitude).value (law, 0)
               : 0.5 * (levelOf (law, magnitude - 1) + levelOf (law, magnitude));
}

LevelTable tableOf (Law law, G711::Decisions kind)
{
    std::vector<double> levels, decisions;
    std::vector<std::int64_t> codes;

    const auto add = [&] (double level, std::int64_t code)
    {
        levels.push_back (level);
        codes.push_back (code);
    };

    for (int magnitude = magnitudes - 1; magnitude > 0; --magnitude)
    {
        add (-levelOf (law, magnitude), octet (law, magnitude, true));
        decisions.push_back (-decisionBelow (law, kind, magnitude));
    }

    if (law == Law::a)
    {
        add (-levelOf (law, 0), octet (law, 0, true));
        decisions.push_back (0.0);
    }

    add (levelOf (law, 0), octet (law, 0, false));

    for (int magnitude = 1; magnitude < magnitudes; ++magnitude)
    {
        add (levelOf (law, magnitude), octet (law, magnitude, false));
        decisions.push_back (decisionBelow (law, kind, magnitude));
    }

    return { std::move (levels), std::move (decisions), std::move (codes), Ties::awayFromZero };
}

} // namespace

G711::G711 (Law lawToUse, Decisions decisions)
    : law (lawToUse), levels (tableOf (lawToUse, decisions))
{
}

std::int64_t G711::code (double sample) const noexcept
{
    const auto code = levels.code (levels.index (sample));
    const auto isMinusZero =
        code == octet (Law::mu, 0, false) && law == Law::mu && std::signbit (sample);
    return isMinusZero ? octet (Law::mu, 0, true) : code;
}

double G711::value (std::int64_t code) const noexcept
{
    const auto magnitude = levelOf (law, static_cast<int> ((code ^ mask (law)) & 0x7F));
    return (code & signBit) != 0 ? magnitude : -magnitude;
}

} // namespace requant
