#include "SignalVerdict.h"

#include <array>
#include <charconv>
#include <cmath>

namespace requant
{

namespace
{

// Independent of the locale, which a host may have set.
std::string fixed (double value, int decimals)
{
    std::array<char, 64> text {};
    const auto result = std::to_chars (text.data(), text.data() + text.size(), value,
                                       std::chars_format::fixed, decimals);
    return std::string (text.data(), result.ptr);
}

std::string bitsInUse (const BitActivity& bits)
{
    const auto length = bits.wordLength();

    if (length == BitActivity::beyond32)
        return "floating point, finer than 32 bits";

    if (bits.finerThan24() > 0)
        return "finer than 24 bits";

    return std::to_string (length) + (length == 1 ? " bit in use" : " bits in use");
}

std::string nameOf (const LatticeFinding& lattice)
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

// A gain alone, DC alone, or both.
std::string ofScaled (const LatticeFinding& lattice)
{
    constexpr double noGainDb = 0.005, noOffset = 0.005; // what two digits show as nothing
    std::string words = "the levels of " + std::to_string (lattice.bits) + " bits after ";
    const auto hasGain = std::abs (lattice.gainDb) > noGainDb;
    const auto hasOffset = std::abs (lattice.offset) > noOffset * lattice.step;

    if (hasGain)
        words += "a gain of " + std::string (lattice.gainDb > 0.0 ? "+" : "")
                 + fixed (lattice.gainDb, 2) + " dB";

    if (hasOffset || ! hasGain)
        words += (hasGain ? " and " : "") + std::string ("an offset of ")
                 + fixed (lattice.offset / lattice.step, 2) + " LSB";

    return words + ", no longer on their lattice";
}

std::string wordsOn (const ReductionTrace& trace)
{
    if (trace.dither == DitherTrace::dithered)
        return "; dithered";

    if (trace.dither == DitherTrace::cannotTell)
        return {};

    return trace.rounding == RoundingTrace::downward  ? "; truncated without dither"
           : trace.rounding == RoundingTrace::nearest ? "; rounded without dither"
                                                      : "; without dither";
}

} // namespace

SignalVerdict SignalVerdict::of (const BitActivity& bits, const LatticeFinding& lattice,
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
