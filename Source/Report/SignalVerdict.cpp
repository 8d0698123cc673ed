#include "SignalVerdict.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

std::string bitsInUse (const BitActivity& bits)
{
    const auto length = bits.wordLength();

    if (length == BitActivity::beyond32)
        return "floating point, finer than 32 bits";

    if (bits.finerThan24() > 0)
        return "finer than 24 bits";

    return std::to_string (length) + (length == 1 ? " bit in use" : " bits in use");
}

std::string nameOf (const DetectedLattice& lattice)
{
    const auto bits = std::to_string (lattice.bits) + "-bit";

    switch (lattice.kind)
    {
        case LevelKind::symmetric:
            return bits + " lattice scaled by "
                   + std::to_string ((std::int64_t { 1 } << (lattice.scaleBits - 1)) - 1);
        case LevelKind::endPoints:
            return bits + " end-points lattice";
        default:
            return bits + " two's-complement lattice";
    }
}

// Two decimals, or as many as it takes to show that it is not 0.
std::string shown (double value)
{
    constexpr double shownByTwo = 0.005, most = 12.0;
    const auto digits = std::min (std::ceil (-std::log10 (std::abs (value))), most);
    return numbers::plain (value, std::abs (value) < shownByTwo ? static_cast<int> (digits) : 2);
}

// A gain alone, DC alone, both, or neither as far as the levels are known.
std::string ofScaled (const DetectedLattice& lattice)
{
    constexpr double noOffset = 0x1p-14; // how well levels are known that have been measured
    const auto words = "the levels of " + std::to_string (lattice.bits) + " bits after ";
    const auto offsetLsb = lattice.offset / lattice.step;
    const auto gain = "a gain of " + std::string (lattice.gainDb > 0.0 ? "+" : "")
                      + shown (lattice.gainDb) + " dB";
    const auto offset = "an offset of " + shown (offsetLsb) + " LSB";
    const auto hasGain = std::abs (lattice.gainDb) > lattice.gainErrorDb;
    const auto hasOffset = std::abs (offsetLsb) > noOffset;
    const auto cause = hasGain && hasOffset ? gain + " and " + offset
                       : hasGain            ? gain
                       : hasOffset          ? offset
                                            : "rounding or a gain of next to 0 dB";
    return words + cause + ", no longer on their lattice";
}

std::string wordsOn (const ReductionTrace& trace)
{
    const auto isTowardZero = trace.rounding == RoundingTrace::towardZero;

    if (trace.dither == DitherTrace::dithered)
        return isTowardZero ? "; dithered, then rounded toward zero" : "; dithered";

    if (trace.dither == DitherTrace::cannotTell)
        return isTowardZero ? "; rounded toward zero" : "";

    switch (trace.rounding)
    {
        case RoundingTrace::nearest:
            return "; rounded without dither";
        case RoundingTrace::downward:
            return "; truncated without dither";
        case RoundingTrace::towardZero:
            return "; rounded toward zero without dither";
        case RoundingTrace::nearestOrTowardZero:
            return "; rounded to nearest or toward zero, without dither";
        case RoundingTrace::cannotTell:
            break;
    }

    return "; without dither";
}

} // namespace

SignalVerdict SignalVerdict::of (const BitActivity& bits, const DetectedLattice& lattice,
                                 const ReductionTrace& trace)
{
    if (bits.count() == 0)
        return { "nothing yet" };

    if (bits.isDigitalSilence())
        return { "digital silence" };

    const auto use = bitsInUse (bits);

    switch (lattice.kind)
    {
        case LevelKind::unknown:
            return { use + "; too little to tell its levels" };
        case LevelKind::none:
            return { use + ": on no lattice of 24 bits or less" };
        case LevelKind::scaled:
            return { ofScaled (lattice) + wordsOn (trace), true };
        default:
            break;
    }

    // What lies on a lattice of whole bits is told by its bits; the others use all of a float.
    const auto start = lattice.kind == LevelKind::twosComplement ? use + ": " : std::string();

    if (lattice.offLattice == 0)
        return { start + "on the " + nameOf (lattice) + ", untouched" + wordsOn (trace) };

    return { std::to_string (lattice.offLattice) + " of " + std::to_string (lattice.compared)
                 + (lattice.offLattice == 1 ? " samples is" : " samples are") + " off the "
                 + nameOf (lattice),
             true };
}

} // namespace requant
