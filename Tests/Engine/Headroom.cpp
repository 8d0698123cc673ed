#include "Quantization/Reduction/Headroom.h"
#include "Rendered.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

Settings withHeadroom (Dither dither, Shaping shaping)
{
    auto settings = settingsOf (16, Rounding::nearest, dither, shaping);
    settings.reduction.headroom = true;
    return settings;
}

} // namespace

// x 32768 g + 1.5 < 32768, the highest code being 32767 and codes whole.
TEST_CASE ("Headroom lowers a full-scale signal by what dither and rounding can add, and no more",
           "[instrument][headroom]")
{
    Engine engine;
    engine.prepare (44100.0, 1);
    engine.setSettings (withHeadroom (Dither::tpdf, Shaping::none));
    CHECK (engine.headroomGain() == 1.0 - 1.5 / 32768.0);

    engine.setSettings (settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::none));
    CHECK (engine.headroomGain() == 1.0);
}

TEST_CASE ("With headroom nothing clips, and the error is that of the lowered input",
           "[instrument][headroom]")
{
    const auto shaping =
        GENERATE (Shaping::none, Shaping::shibata, Shaping::gesemann, Shaping::hearing);
    CAPTURE (shaping);
    constexpr std::size_t count = 1 << 17;
    Channels<double> signal { square (count, 1.0, 50) };
    Engine engine;
    engine.prepare (44100.0, 1);

    auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, shaping);
    engine.setSettings (settings);
    auto clipping = signal;
    process (engine, clipping, 480);
    CHECK (engine.reading (0).sinceReset.clipped > 0);

    engine.setSettings (withHeadroom (Dither::tpdf, shaping));
    engine.restart();
    process (engine, signal, 480);
    const auto sums = engine.reading (0).sinceReset;
    const auto step = engine.lattice().step();
    CHECK (sums.clipped == 0);

    // The gain alone would be an error of 1.5 LSB or more at every sample, power 2.25. The variance
    // of the mean square of coloured Gaussian noise is twice the sum of its squared
    // autocorrelation; a triangular density's is less.
    const auto& filter = engine.shaperPlan().filter;
    const auto expected = 0.25 * filter.powerGain();
    double squares = 0.0;

    for (std::size_t lag = 0; lag < 512; ++lag)
        squares += (lag == 0 ? 1.0 : 2.0) * std::pow (0.25 * filter.responseProduct (lag), 2.0);

    const auto power = sums.errorSquared.value() / static_cast<double> (count) / (step * step);
    CHECK (std::abs (power - expected) < toleranceOfMean (2.0 * squares, count));
    const auto mean = sums.error.value() / static_cast<double> (count) / step;
    CHECK (std::abs (mean) < toleranceOfMean (expected, count));
}

// At 1 bit two's complement reaches from -1 to 0: any noise can reach both ends.
TEST_CASE ("Where no headroom is enough, and it is asked for, a sentence says so",
           "[instrument][headroom]")
{
    const auto remark = [] (double bits, bool isAskedFor)
    {
        ReductionSettings settings;
        settings.bits = bits;
        settings.headroom = isAskedFor;
        return headroomRemark (settings, ShaperPlan::flat (48000.0));
    };

    CHECK (remark (1.0, true).starts_with ("No headroom is enough: "));
    CHECK (remark (1.0, true).ends_with ("."));
    CHECK (remark (1.0, false).empty());
    CHECK (remark (16.0, true).empty());
}

TEST_CASE ("The screen is told what acts: blanking, passing and headroom", "[instrument][feed]")
{
    auto settings = withHeadroom (Dither::tpdf, Shaping::none);
    settings.reduction.headroom = false;
    settings.reduction.autoBlank = true;
    settings.reduction.blankAfterSeconds = 0.01;
    settings.reduction.passExact = true;

    // The first channel is off the lattice and then silent; the second lies on it throughout.
    Channels<double> signal { noise (2000, 0.5, 3), Signal (2000, 3.0 / 32768.0) };
    std::fill (signal[0].begin() + 1000, signal[0].end(), 0.0);
    const auto feed = std::make_unique<MeterFeed>();
    Engine engine;
    engine.prepare (48000.0, 2);
    engine.setSettings (settings);

    process (engine, signal, 0, 1000, 480, feed.get());
    CHECK_FALSE (feed->newest().isBlanked[0]);
    CHECK_FALSE (feed->newest().isPassing[0]);
    CHECK (feed->newest().isPassing[1]);

    process (engine, signal, 1000, 1000, 480, feed.get());
    CHECK (feed->newest().isBlanked[0]);
    CHECK_FALSE (feed->newest().isPassing[0]);
    CHECK (feed->newest().isPassing[1]);
    CHECK (feed->newest().reduction.headroomGain == 1.0);

    engine.setSettings (withHeadroom (Dither::tpdf, Shaping::none));
    process (engine, signal, 0, 1000, 480, feed.get());
    CHECK (feed->newest().reduction.headroomGain == 1.0 - 1.5 / 32768.0);
    CHECK_FALSE (feed->newest().isBlanked[0]);
}
