#include "Measurement/Analysis/ChannelAnalysis.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

namespace
{

BitActivity activityOf (const Signal& signal)
{
    BitActivity bits;
    bits.add (signal);
    return bits;
}

// Codes of 16 bits whose bit 8 rests.
Signal withRestingBit (bool value, std::uint64_t seed)
{
    auto signal = noise (20000, 0.9, seed);

    for (auto& sample : signal)
    {
        const auto code = static_cast<std::int64_t> (std::floor (sample * 0x1p15));
        sample =
            static_cast<double> (value ? code | 0x80 : code & ~std::int64_t { 0x80 }) * 0x1p-15;
    }

    return signal;
}

} // namespace

TEST_CASE ("Bits move within channels, and not from one to the next", "[measurement][bits]")
{
    const auto view = GENERATE (BitView::twosComplement, BitView::magnitude);
    auto both = activityOf ({ 0.25 });
    both.addChannel (activityOf ({ -0.75 }));
    CHECK (both.transitions() == 0);
    CHECK (both.count() == 2);
    CHECK (both.mean() == -0.25);
    CHECK (both.peak() == 0.75);

    for (std::size_t bit = 0; bit < BitActivity::bitCount; ++bit)
        CHECK (both.activity (view, bit) == 0.0);

    // Of all steps from sample to sample, those of both channels.
    const auto left = noise (1000, 0.9, 1), right = noise (700, 0.1, 2);
    auto all = activityOf (left);
    all.addChannel (activityOf (right));
    CHECK (all.transitions() == 999 + 699);

    for (std::size_t bit = 0; bit < BitActivity::bitCount; ++bit)
        CHECK (all.moves (view, bit)
               == activityOf (left).moves (view, bit) + activityOf (right).moves (view, bit));
}

TEST_CASE ("Stretches that adjoin have the step between them", "[measurement][bits]")
{
    const auto cut =
        GENERATE (std::size_t { 0 }, std::size_t { 1 }, std::size_t { 400 }, std::size_t { 1000 });
    const auto whole = noise (1000, 0.9, 3);
    const auto middle = whole.begin() + static_cast<std::ptrdiff_t> (cut);
    auto bits = activityOf ({ whole.begin(), middle });
    bits += activityOf ({ middle, whole.end() });
    CHECK (bits.transitions() == 999);

    for (std::size_t bit = 0; bit < BitActivity::bitCount; ++bit)
        CHECK (bits.moves (BitView::twosComplement, bit)
               == activityOf (whole).moves (BitView::twosComplement, bit));
}

TEST_CASE ("Of two channels a bit is stuck that is so in both, at one value", "[measurement][bits]")
{
    const auto low = activityOf (withRestingBit (false, 4)),
               high = activityOf (withRestingBit (true, 5));
    REQUIRE (low.stuckBits().isAtZero (8));
    REQUIRE (high.stuckBits().isAtOne (8));

    auto alike = low;
    alike.addChannel (activityOf (withRestingBit (false, 6)));
    CHECK (alike.stuckBits().isAtZero (8));

    auto apart = low;
    apart.addChannel (high);
    CHECK (apart.stuckBits() == StuckBits {});

    // Nor where two of which that is so are added to others.
    alike.addChannel (apart);
    CHECK (alike.stuckBits() == StuckBits {});
}

TEST_CASE ("A channel without samples says nothing of the others' stuck bits",
           "[measurement][bits]")
{
    const auto high = activityOf (withRestingBit (true, 5));
    auto before = BitActivity {}, after = high;
    before.addChannel (high);
    after.addChannel ({});

    for (const auto& both : { before, after })
    {
        CHECK (both.count() == 20000);
        CHECK (both.stuckBits() == high.stuckBits());
        CHECK (both.stuckBits().isAtOne (8));
    }
}

TEST_CASE ("Results of several channels add up channels, which are no stretches of one",
           "[measurement][bits]")
{
    constexpr auto grid = Lattice::uniform (0x1p-7, 0.0, -128, 127);
    const Signal first { 0.25, 0.5 }, second { -0.25, -0.5 };

    const auto analysed = [&] (std::initializer_list<Signal> stretches)
    {
        ChannelAnalysis analysis;
        analysis.prepare (8000.0, grid, Parts::ofReduction());

        for (const auto& stretch : stretches)
            analysis.add (stretch, stretch, { 1, 2, 4 });

        analysis.finish();
        return analysis;
    };

    const auto one = analysed ({ first }), other = analysed ({ second });
    const auto stretches = analysed ({ first, second }).results();
    ChannelSum sum (2);
    sum.add (one.reading());
    sum.add (other.reading());
    const auto channels = sum.results();

    CHECK (stretches.input.bits.transitions() == 3);
    CHECK (stretches.output.bits.moves (BitView::twosComplement, 0) == 1);
    CHECK (channels.input.bits.transitions() == 2);
    CHECK (channels.output.bits.moves (BitView::twosComplement, 0) == 0);

    for (const auto& both : { stretches, channels })
    {
        CHECK (both.counts.byPhase.error().count() == 4);
        CHECK (both.counts.histogram.count() == 4);
        CHECK (both.counts.transfer.inputRangeLsb()->lowest == -64.0);
        CHECK (both.counts.transfer.inputRangeLsb()->highest == 64.0);
        CHECK (both.weightedError.count == 4);
        CHECK (both.output.levels.inUse == 4);
        CHECK (both.input.replaced == ReplacedSamples { 2, 4, 8 });
    }

    // The mean of the densities, the highest of the peaks.
    const auto a = one.results(), b = other.results();

    REQUIRE_FALSE (channels.densities[Spectra::input].empty());
    REQUIRE (a.densities[Spectra::input].size() == channels.densities[Spectra::input].size());
    REQUIRE (b.densities[Spectra::input].size() == channels.densities[Spectra::input].size());

    for (std::size_t k = 0; k < channels.densities[Spectra::input].size(); ++k)
    {
        const auto mean = 0.5 * (a.densities[Spectra::input][k] + b.densities[Spectra::input][k]);
        REQUIRE (channels.densities[Spectra::input][k] == Approx (mean).margin (1e-30));
        REQUIRE (channels.peaks[Spectra::input][k]
                 == std::max (a.peaks[Spectra::input][k], b.peaks[Spectra::input][k]));
    }
}
