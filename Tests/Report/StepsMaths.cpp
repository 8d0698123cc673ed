#include "Report/PlotData/HeldRange.h"
#include "Report/PlotData/Steps/StepsWords.h"
#include "Report/PlotData/Steps/Trigger.h"
#include "Support/Catch.h"

#include <cmath>
#include <numbers>

using namespace requant;

namespace
{

std::vector<SamplePair> sine (std::size_t count, double perSample, double amplitude = 1.0,
                              double phase = 0.0, double offset = 0.0)
{
    std::vector<SamplePair> samples (count);

    for (std::size_t n = 0; n < count; ++n)
        samples[n].input =
            offset
            + amplitude
                  * std::sin (2.0 * std::numbers::pi * perSample * static_cast<double> (n) + phase);

    return samples;
}

} // namespace

TEST_CASE ("The picture starts where the input rises through its mean", "[pictures][trigger]")
{
    const auto offset = GENERATE (0.0, 0.7, -0.4);
    const auto samples = sine (2000, 1.0 / 50.0, 0.25, 0.3, offset);
    const auto start = Trigger::find (samples, 56, 16, {});

    REQUIRE (start);
    CHECK (*start >= 16.0);
    CHECK (*start + 56.0 + 16.0 <= 2000.0);

    // The newest one: a period later the window would not fit.
    CHECK (*start + 50.0 + 56.0 + 16.0 > 1999.0);

    // Rising crossings lie at n / 50 + 0.3 / (2 pi) = a whole number; the mean of 40 whole periods
    // is the offset, and a line between samples is within a hundredth of a sample there.
    const auto turns = *start / 50.0 + 0.3 / (2.0 * std::numbers::pi);
    CHECK (std::abs (turns - std::round (turns)) * 50.0 < 0.02);
}

TEST_CASE ("Noise around the mean does not trigger", "[pictures][trigger]")
{
    auto samples = sine (1000, 1.0 / 100.0);

    // Twice as fast as can be, and 4 % of the swing: between crossings it would trigger often.
    for (std::size_t n = 0; n < samples.size(); ++n)
        samples[n].input += n % 2 == 0 ? 0.04 : -0.04;

    std::array<double, 64> found;
    const auto count = Trigger::risingCrossings (samples, 0, 999, found);
    CHECK (count == 9);
}

TEST_CASE ("A constant has no crossing, and neither have too few samples", "[pictures][trigger]")
{
    const std::vector<SamplePair> constant (500, SamplePair { 0.5, 0.5 });
    CHECK_FALSE (Trigger::find (constant, 56, 16, {}));
    CHECK_FALSE (Trigger::find (sine (60, 0.1), 56, 16, {}));
    CHECK_FALSE (Trigger::find ({}, 56, 16, {}));
}

TEST_CASE ("A repeating signal with two crossings a period stands still", "[pictures][trigger]")
{
    // Fundamental and third harmonic: several rising crossings a period, one of which was shown.
    const auto wave = [] (double n)
    {
        const auto turn = 2.0 * std::numbers::pi * n / 120.0;
        return 0.3 * std::sin (turn) + 0.6 * std::sin (3.0 * turn + 0.4);
    };

    std::vector<double> shown;
    std::optional<double> first;

    for (int frame = 0; frame < 20; ++frame)
    {
        std::vector<SamplePair> samples (2500);

        for (std::size_t n = 0; n < samples.size(); ++n)
            samples[n].input = wave (static_cast<double> (n) + 735.0 * frame);

        const auto start = Trigger::find (samples, 56, 16, shown);
        REQUIRE (start);
        const auto phase = std::fmod (*start + 735.0 * frame, 120.0);
        first = first.value_or (phase);
        CHECK (std::abs (phase - *first) < 0.5);

        shown.resize (32);

        for (std::size_t i = 0; i < 32; ++i)
            shown[i] = wave (*start + 735.0 * frame + 56.0 * static_cast<double> (i) / 31.0);
    }
}

TEST_CASE ("The curve goes through the samples and follows a sine between them", "[pictures]")
{
    const auto perSample = GENERATE (0.01, 0.1, 0.25, 0.4);
    const auto samples = sine (200, perSample);

    CHECK (bandLimitedInput (samples, 100.0) == samples[100].input);

    for (auto position = 50.0; position < 150.0; position += 0.17)
        CHECK (std::abs (bandLimitedInput (samples, position)
                         - std::sin (2.0 * std::numbers::pi * perSample * position))
               < 0.01);
}

TEST_CASE ("Between equal samples the curve is constant", "[pictures]")
{
    const std::vector<SamplePair> constant (100, SamplePair { 0.3, 0.25 });

    for (auto position = 20.0; position < 80.0; position += 0.13)
        CHECK (bandLimitedInput (constant, position) == Approx (0.3).epsilon (1.0e-12));
}

TEST_CASE ("In view are the samples from the start to the end, both included", "[pictures]")
{
    const auto samples = sine (100, 0.1);
    StepsData data;
    data.samples = samples;
    data.start = 10.0;
    data.length = 20.0;
    CHECK (data.firstInView() == 10);
    CHECK (data.endInView() == 31);
    CHECK (data.isInView (30));
    CHECK_FALSE (data.isInView (31));

    data.start = 10.5;
    CHECK (data.firstInView() == 11);
    CHECK (data.endInView() == 31);

    data.start = 90.0;
    CHECK (data.endInView() == 100);
    data.start = 200.0;
    CHECK (data.firstInView() == data.endInView());
}

TEST_CASE ("Amplitude grows at once and shrinks only after two seconds", "[pictures]")
{
    HeldRange range (2.0, 2.0);
    range.follow (-1.0, 5.0, 0.0);
    CHECK (range.lowest() == -2.0);
    CHECK (range.highest() == 6.0);

    range.follow (-1.0, 2.5, 0.1);
    range.follow (-1.0, 1.0, 1.9);
    CHECK (range.highest() == 6.0);

    // What was needed during the two seconds stays in view.
    range.follow (-1.0, 1.0, 2.05);
    CHECK (range.highest() == 3.0);
    range.follow (-1.0, 1.0, 4.1);
    CHECK (range.highest() == 2.0);
}

TEST_CASE ("The title says what is seen", "[pictures][words]")
{
    auto samples = sine (200, 0.02, 0.5);
    StepsData data;
    data.reduction.bits = 4;
    data.start = 20.0;
    CHECK (stepsWords::title (data) == "Nothing has come in yet");

    data.samples = samples;
    CHECK (stepsWords::title (data) == "A curve meets 16 levels");

    data.isFrozen = true;
    CHECK (stepsWords::title (data) == "A curve meets 16 levels, frozen");
    CHECK (stepsWords::shortTitle (data) == "Frozen at 4 bits");

    data.isFrozen = false;
    data.isBypassed = true;
    CHECK (stepsWords::title (data).starts_with ("Bypassed"));

    data.isBypassed = false;
    samples = sine (200, 0.02, 1.4);
    data.samples = samples;
    CHECK (stepsWords::title (data) == "A curve leaves its 16 levels");
    CHECK (stepsWords::shortTitle (data) == "A curve leaves its 4 bits");

    // By one end only.
    for (const auto offset : { 0.5, -0.5 })
    {
        samples = sine (200, 0.02, 0.9, 0.0, offset);
        data.samples = samples;
        CHECK (stepsWords::title (data) == "A curve leaves its 16 levels");
    }

    samples = sine (200, 0.02, 0.0);
    data.samples = samples;
    CHECK (stepsWords::title (data) == "Silence meets 16 levels");
}
