#include "BitsData.h"

#include "Report/SignalVerdict.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fmt/format.h>

namespace requant
{

namespace
{

constexpr std::size_t bitsOfPcm = 24;
constexpr auto dash = "\xe2\x80\x93";

BitsData::Signal signalOf (const MeasuredBits::Signal& measured, BitView view)
{
    BitsData::Signal signal;
    const auto stuck = measured.bits.stuckBits();

    for (std::size_t bit = 0; bit < BitsData::mostBits; ++bit)
    {
        signal.activity[bit] = std::min (1.0, 2.0 * measured.bits.activity (view, bit));

        if (view == BitView::twosComplement)
            signal.stuck[bit] = stuck.isAtOne (bit)    ? BitsData::Stuck::atOne
                                : stuck.isAtZero (bit) ? BitsData::Stuck::atZero
                                                       : BitsData::Stuck::no;
    }

    const auto verdict = SignalVerdict::of (measured.bits, measured.lattice, measured.trace);
    signal.verdict = verdict.words;
    signal.isBad = verdict.isTouched || stuck != StuckBits {};
    return signal;
}

std::string wordLengthOf (const BitActivity& bits)
{
    const auto length = bits.wordLength();
    return length == BitActivity::beyond32 ? "float" : fmt::format ("{}", length);
}

// Two digits at least, however seldom it happens.
std::string percentOf (double share)
{
    const auto percent = 100.0 * share;
    const auto digits =
        percent > 0.0 ? 1 - static_cast<int> (std::floor (std::log10 (percent))) : 1;
    return numbers::fixed (percent, std::clamp (digits, 1, 9)) + " %";
}

std::string stuckWords (const BitActivity& bits)
{
    const auto stuck = bits.stuckBits();
    const auto count = std::popcount (stuck.atZero) + std::popcount (stuck.atOne);
    return count == 0 ? "none" : fmt::format ("{}", count);
}

std::string busiestWords (const CodeHistogram::Summary& levels)
{
    return levels.busiest ? percentOf (levels.busiest->share) + " at code "
                                + numbers::grouped (levels.busiest->code)
                          : dash;
}

std::vector<BitsData::Fact> factsOf (const MeasuredBits& measured)
{
    const auto& input = measured.input.bits;
    const auto& output = measured.output.bits;
    const auto& levels = measured.levels;
    const auto& replaced = measured.replaced;
    const auto step = measured.step;
    const auto count = [] (std::uint64_t samples)
    { return numbers::grouped (static_cast<std::int64_t> (samples)); };
    const auto fromTo = [] (const std::string& from, const std::string& to)
    { return from + " \xe2\x86\x92 " + to; };
    const auto finer = input.count() == 0 ? 0.0
                                          : static_cast<double> (input.finerThan24())
                                                / static_cast<double> (input.count());
    return {
        { "True word length", fromTo (wordLengthOf (input), wordLengthOf (output)) + " bits" },
        { "Stuck bits", fromTo (stuckWords (input), stuckWords (output)),
          input.stuckBits() != StuckBits {} || output.stuckBits() != StuckBits {} },
        { "DC",
          fromTo (numbers::fixed (input.mean() / step, 2), numbers::fixed (output.mean() / step, 2))
              + " LSB" },
        { "Levels in use", levels.ofLevels > 0 ? numbers::grouped (levels.inUse) + " of "
                                                     + numbers::grouped (levels.ofLevels)
                                               : dash },
        { "Entropy",
          levels.entropyBits ? numbers::fixed (*levels.entropyBits, 1) + " bits a sample" : dash },
        { "Busiest level", busiestWords (levels) },
        { "Input finer than 24 bits", percentOf (finer) },
        { "Input beyond full scale", count (input.beyondFullScale()), input.beyondFullScale() > 0 },
        { "Input NaN, infinite, denormal",
          count (replaced.notANumber) + ", " + count (replaced.infinite) + ", "
              + count (replaced.denormal),
          replaced.total() > 0 },
    };
}

} // namespace

BitsData bitsOf (const MeasuredBits& measured, BitView view)
{
    BitsData data;
    data.input = signalOf (measured.input, view);
    data.output = signalOf (measured.output, view);
    const auto longest =
        std::max (measured.input.bits.wordLength(), measured.output.bits.wordLength());
    data.shownBits = longest > static_cast<int> (bitsOfPcm) ? BitsData::mostBits : bitsOfPcm;

    if (! measured.exists)
    {
        data.title = "Nothing has come in yet";
        data.subtitle = "Which bits move, and what that says of where a signal has been.";
        return data;
    }

    data.facts = factsOf (measured);
    data.title = "Which bits move";
    data.subtitle =
        "A bar is full where a bit moves as often as a random one; the largest bit is on "
        "the left.";
    return data;
}

} // namespace requant
