#include "BitsView.h"

#include "Plots/Style/Numbers.h"
#include "Report/SignalVerdict.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace requant
{

namespace
{

constexpr std::size_t bitsOfPcm = 24;

BitsData::Signal signalOf (const SignalResults& results, BitView view)
{
    BitsData::Signal signal;
    const auto& bits = results.bits;
    const auto stuck = bits.stuckBits();

    for (std::size_t bit = 0; bit < BitsData::mostBits; ++bit)
    {
        signal.activity[bit] = std::min (1.0, 2.0 * bits.activity (view, bit));

        if (view == BitView::twosComplement)
            signal.stuck[bit] = stuck.isAtOne (bit)    ? BitsData::Stuck::atOne
                                : stuck.isAtZero (bit) ? BitsData::Stuck::atZero
                                                       : BitsData::Stuck::no;
    }

    const auto verdict = SignalVerdict::of (bits, results.lattice, results.trace);
    signal.verdict = juce::String (verdict.words);
    signal.isBad = verdict.isTouched || stuck != StuckBits {};
    return signal;
}

juce::String wordLengthOf (const BitActivity& bits)
{
    const auto length = bits.wordLength();
    return length == BitActivity::beyond32 ? juce::String ("float") : juce::String (length);
}

// Two digits at least, however seldom it happens.
juce::String percentOf (double share)
{
    const auto percent = 100.0 * share;
    const auto digits =
        percent > 0.0 ? 1 - static_cast<int> (std::floor (std::log10 (percent))) : 1;
    return numbers::fixed (percent, std::clamp (digits, 1, 9)) + " %";
}

juce::String stuckWords (const BitActivity& bits)
{
    const auto stuck = bits.stuckBits();
    const auto count = std::popcount (stuck.atZero) + std::popcount (stuck.atOne);
    return count == 0 ? juce::String ("none") : juce::String (count);
}

} // namespace

BitsView::BitsView (const Style& styleToUse)
    : StatisticsPlotView (
        styleToUse, "Bits",
        "Which bits of input and output move. The pointer, or the left and right arrow "
        "keys, read a bit.")
{
}

void BitsView::take (const PlotSource& source)
{
    const auto& statistics = source.statistics;
    const auto before = std::tuple (data.title, data.subtitle, data.shownBits, data.facts.size());
    const auto view =
        source.options.showsMagnitudeBits ? BitView::magnitude : BitView::twosComplement;
    data.input = signalOf (statistics.input, view);
    data.output = signalOf (statistics.output, view);
    const auto longest =
        std::max (statistics.input.bits.wordLength(), statistics.output.bits.wordLength());
    data.shownBits = longest > static_cast<int> (bitsOfPcm) ? BitsData::mostBits : bitsOfPcm;
    takeFacts (statistics, source.readings.sums.replaced);
    takeWords (statistics);

    if (before != std::tuple (data.title, data.subtitle, data.shownBits, data.facts.size()))
        frameHasChanged();
}

void BitsView::takeFacts (const StatisticsView& statistics, const ReplacedSamples& replaced)
{
    data.facts.clear();

    if (! statistics.exists())
        return;

    const auto& input = statistics.input.bits;
    const auto& output = statistics.output.bits;
    const auto step = statistics.reduction.grid().step();
    const auto arrow = juce::String::charToString (0x2192);
    const auto dash = juce::String::charToString (0x2013);
    const auto& levels = statistics.output.levels;
    const auto add = [&] (const char* name, const juce::String& value, bool isBad = false) {
        data.facts.push_back ({ name, value, isBad });
    };

    add ("True word length",
         wordLengthOf (input) + " " + arrow + " " + wordLengthOf (output) + " bits");
    add ("Stuck bits", stuckWords (input) + " " + arrow + " " + stuckWords (output),
         input.stuckBits() != StuckBits {} || output.stuckBits() != StuckBits {});
    add ("DC", numbers::fixed (input.mean() / step, 2) + " " + arrow + " "
                   + numbers::fixed (output.mean() / step, 2) + " LSB");
    add ("Levels in use", levels.ofLevels > 0 ? numbers::grouped (levels.inUse) + " of "
                                                    + numbers::grouped (levels.ofLevels)
                                              : dash);
    add ("Entropy",
         levels.entropyBits ? numbers::fixed (*levels.entropyBits, 1) + " bits a sample" : dash);
    add ("Busiest level", levels.busiest ? percentOf (levels.busiest->share) + " at code "
                                               + numbers::grouped (levels.busiest->code)
                                         : dash);
    const auto finer = input.count() == 0 ? 0.0
                                          : static_cast<double> (input.finerThan24())
                                                / static_cast<double> (input.count());
    add ("Input finer than 24 bits", percentOf (finer));
    add ("Input beyond full scale",
         numbers::grouped (static_cast<std::int64_t> (input.beyondFullScale())),
         input.beyondFullScale() > 0);

    const auto count = [] (std::uint64_t samples)
    { return numbers::grouped (static_cast<std::int64_t> (samples)); };
    add ("Input NaN, infinite, denormal",
         count (replaced.notANumber) + ", " + count (replaced.infinite) + ", "
             + count (replaced.denormal),
         replaced.total() > 0);
}

void BitsView::takeWords (const StatisticsView& statistics)
{
    if (! statistics.exists())
    {
        data.title = "Nothing has come in yet";
        data.subtitle = "Which bits move, and what that says of where a signal has been.";
        return;
    }

    data.title = "Which bits move";
    data.subtitle =
        "A bar is full where a bit moves as often as a random one; the largest bit is on "
        "the left.";
}

void BitsView::refresh()
{
    layout = BitsPlot::Layout (style, pictureArea(), data);
    data.readBit = readX() ? layout.bitAt (*readX()) : std::nullopt;
    setDescription (data.title + ". Input: " + data.input.verdict
                    + ". Output: " + data.output.verdict + ". " + BitsPlot::reading (data));
    setTooltip (BitsPlot::reading (data));
}

juce::Rectangle<float> BitsView::readableArea() const
{
    return layout.inputBars.getUnion (layout.outputBars);
}

} // namespace requant
