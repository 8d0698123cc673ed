#include "Report/Figures.h"
#include "Report/Verdict.h"
#include "Support/Catch.h"
#include "Text/Numbers.h"

#include <array>
#include <cmath>
#include <memory>
#include <vector>

using namespace requant;

namespace
{

std::unique_ptr<MeterSnapshot> snapshotOf (const ErrorSums& sums, bool isBypassed = false)
{
    auto snapshot = std::make_unique<MeterSnapshot>();
    snapshot->reduction.channelCount = 1;
    snapshot->reduction.sampleRateHz = 44100.0;
    snapshot->reduction.settings.bypassed = isBypassed;
    snapshot->channels[0].shortTerm = sums;
    return snapshot;
}

Verdict verdictOf (const ErrorSums& sums, bool isBypassed = false, bool isRunning = true)
{
    return Verdict::of (
        Readings (*snapshotOf (sums, isBypassed), TimeWindow::shortTerm, nullptr, isRunning));
}

// Of an error that is made of these parts, in one channel or in all.
Verdict verdictOf (const ErrorParts& parts, const ReductionSettings& settings,
                   std::optional<std::size_t> channel = {})
{
    const std::array x { 0.5, -0.25 }, y { 0.5, -0.2 };
    ErrorSums sums;
    sums.add (x, y);
    auto snapshot = snapshotOf (sums);
    snapshot->reduction.settings.reduction = settings;
    Readings readings (*snapshot, TimeWindow::shortTerm, nullptr, true);
    readings.parts = parts;
    readings.partsChannel = channel;
    return Verdict::of (readings);
}

const ReductionSettings dithered { .dither = Dither::tpdf };
const ReductionSettings undithered { .dither = Dither::none };

} // namespace

TEST_CASE ("The verdict follows from what was measured", "[report][verdict]")
{
    const std::array x { 0.5, -0.25, 0.125, -0.5 };
    const std::array silent { 0.0, 0.0, 0.0, 0.0 };
    const std::array hiss { 0.001, -0.001, 0.001, -0.001 };
    ErrorSums sums;
    CHECK (verdictOf (sums).sentence == "No audio has come in yet.");

    sums.add (silent, silent);
    CHECK (verdictOf (sums).sentence == "No signal.");

    ErrorSums idle;
    idle.add (silent, hiss);

    // The meters' reference: a mean square of 1e-6 is -57 dB below that of a sine of full scale.
    auto idleReadings = Readings (*snapshotOf (idle), TimeWindow::shortTerm, nullptr, true);

    for (const auto& [fullScale, db] :
         { std::pair (FullScale::sine, -57.0), std::pair (FullScale::square, -60.0) })
    {
        idleReadings.fullScale = fullScale;
        CHECK (Verdict::of (idleReadings).sentence
               == "No signal: what goes out is the error alone, at " + numbers::level (db)
                      + " dBFS " + figureWords::reference (fullScale) + ".");
    }

    sums.add (x, x);
    CHECK (verdictOf (sums).sentence.starts_with ("No error"));
    CHECK (verdictOf (sums, true).sentence.starts_with ("Bypassed"));

    sums.clipped = 12;
    CHECK (
        verdictOf (sums).sentence
        == "Clipped 12 samples: the noise takes them beyond the levels, the input alone does not.");
    CHECK (verdictOf (sums).tone == Verdict::Tone::bad);

    sums.replaced.notANumber = 3;
    CHECK (verdictOf (sums).sentence.starts_with ("3 samples were NaN"));
}

TEST_CASE ("A clipped input is told by how much at least to lower it", "[report][verdict]")
{
    // 20 log10 (2 / (1 - 2^-15)) = 6.02 dB, which 6.0 would not do.
    const std::array x { 2.0, 0.5 }, y { 1.0, 0.5 };
    ErrorSums sums;
    sums.add (x, y);
    sums.clipped = 1;
    CHECK (verdictOf (sums).sentence == "Clipped 1 sample: lower the input by at least 6.1 dB.");
}

TEST_CASE ("Where audio stopped too early, the verdict does not promise to go on listening",
           "[report][verdict]")
{
    const std::array x { 0.5, -0.25 }, y { 0.5, -0.2 };
    ErrorSums sums;
    sums.add (x, y);
    CHECK (verdictOf (sums).sentence == "Listening to what the error is made of.");
    CHECK (verdictOf (sums, false, false).sentence
           == "Stopped. Too little was heard to tell what the error is made of.");
}

TEST_CASE ("The verdict names noise, distortion, DC and their mixtures", "[report][verdict]")
{
    const ErrorParts noise { .powerLsb2 = 0.25, .repeatingShare = 0.001 };
    CHECK (verdictOf (noise, dithered).sentence == "All error is noise; nothing of it repeats.");
    CHECK (verdictOf (noise, dithered).tone == Verdict::Tone::good);

    const ErrorParts distortion { .powerLsb2 = 0.08, .repeatingShare = 0.999 };
    CHECK (verdictOf (distortion, undithered).sentence
           == "All error is distortion: it repeats with the signal. Dither turns it into noise.");

    const ErrorParts mixed { .powerLsb2 = 0.2, .repeatingShare = 0.3 };
    CHECK (verdictOf (mixed, dithered).sentence
           == "30 % of the error repeats with the signal: distortion. What remains is noise.");

    const ErrorParts constant { .powerLsb2 = 0.09, .meanLsb = 0.3, .dcShare = 1.0 };
    CHECK (verdictOf (constant, undithered).sentence == "All error is DC: mean +0.30 LSB.");

    // Shares of what is left without DC: 0.2 of 0.5 is 40 %.
    const ErrorParts all {
        .powerLsb2 = 0.5, .meanLsb = 0.5, .dcShare = 0.5, .repeatingShare = 0.2
    };
    CHECK (verdictOf (all, dithered).sentence
           == "DC, mean +0.50 LSB, is 50 % of the error. 40 % of the rest repeats with the signal: "
              "distortion. What remains is noise.");
}

TEST_CASE ("An error's title says what it is before how strong it is", "[report][verdict]")
{
    const auto titleOf = [] (const ErrorParts& parts, const ReductionSettings& settings)
    {
        const auto title = Verdict::titleOf (parts, settings);
        return title.substr (0, title.find (" LSB\xc2\xb2"));
    };
    const ErrorParts noise { .powerLsb2 = 0.25, .repeatingShare = 0.001 };
    CHECK (titleOf (noise, dithered) == "Pure noise, 0.25");
    CHECK (titleOf (noise, undithered) == "Little repeats, 0.25");

    const ErrorParts breathing { .powerLsb2 = 0.17, .modulation = 0.4 };
    CHECK (titleOf (breathing, dithered) == "Noise that follows the signal, 0.17");

    const ErrorParts distortion { .powerLsb2 = 0.08, .repeatingShare = 0.999 };
    CHECK (titleOf (distortion, undithered) == "Distortion only, 0.08");

    const ErrorParts mixed { .powerLsb2 = 0.2, .repeatingShare = 0.3 };
    CHECK (titleOf (mixed, dithered) == "30 % distortion, 0.20");

    const ErrorParts truncated {
        .powerLsb2 = 0.33, .meanLsb = 0.5, .dcShare = 0.75, .repeatingShare = 0.25
    };
    CHECK (titleOf (truncated, undithered) == "DC and distortion, 0.33");

    const ErrorParts constant { .powerLsb2 = 0.09, .meanLsb = 0.3, .dcShare = 1.0 };
    CHECK (titleOf (constant, undithered) == "DC only, 0.09");
    CHECK (titleOf ({}, dithered) == "No error");
}

TEST_CASE ("Without dither no error is called noise", "[report][verdict]")
{
    for (const auto share : { 0.0, 0.01, 0.5 })
    {
        const ErrorParts parts { .powerLsb2 = 0.25, .repeatingShare = share };
        const auto verdict = verdictOf (parts, undithered);
        CHECK (verdict.sentence.ends_with ("need not be noise."));
        CHECK (verdict.tone == Verdict::Tone::plain);
    }
}

TEST_CASE ("Where one of several channels is looked at the verdict says which", "[report][verdict]")
{
    const ErrorParts noise { .powerLsb2 = 0.25, .repeatingShare = 0.001 };
    CHECK (verdictOf (noise, dithered, 1).sentence
           == "Channel 2: all error is noise; nothing of it repeats.");
    CHECK (verdictOf (ErrorParts {}, dithered, 0).sentence == "Channel 1: no error.");
}

TEST_CASE ("The parts of the error need 16,384 samples", "[report][verdict]")
{
    constexpr double step = 0.25;
    std::vector<double> x (ErrorParts::leastSamples), y (x.size());

    // The error is a function of the input alone: it repeats.
    for (std::size_t n = 0; n < x.size(); ++n)
    {
        x[n] = static_cast<double> (n % 1000) / 1000.0;
        y[n] = step * std::floor (x[n] / step);
    }

    ConditionalErrorStatistics places;
    places.prepare (Lattice::uniform (step, 0.0, 0, 1));
    places.add (std::span (x).first (x.size() - 1), std::span (y).first (y.size() - 1));
    CHECK_FALSE (ErrorParts::of (places).has_value());

    places.add (std::span (x).last (1), std::span (y).last (1));
    REQUIRE (ErrorParts::of (places).has_value());

    // e = 0 to 1 LSB: a mean of 1/2, which is 3/4 of the power of 1/3 LSB^2; the rest, 1/4, repeats
    // but for 1/64^2 of it, which a place is wide.
    const auto parts = *ErrorParts::of (places);
    CHECK (parts.meanLsb == Approx (0.5).margin (0.01));
    CHECK (parts.dcShare == Approx (0.75).margin (0.01));
    CHECK (parts.repeatingShare == Approx (0.25).margin (0.01));
}

TEST_CASE ("Where there is no error its parts are nothing", "[report][verdict]")
{
    const std::vector<double> x (ErrorParts::leastSamples, 0.5);
    ConditionalErrorStatistics places;
    places.prepare (Lattice::uniform (0.25, 0.0, 0, 1));
    places.add (x, x);
    REQUIRE (ErrorParts::of (places).has_value());
    CHECK (ErrorParts::of (places)->powerLsb2 == 0.0);
}
