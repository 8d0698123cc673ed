#include "Quantization/Shaping/PublishedShapers.h"

#include "Response.h"
#include "Support/Catch.h"
#include "Support/Facts.h"
#include "Support/TransferFunctions.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <stdexcept>

using namespace requant;
using namespace requant::test;

namespace
{

// At low rates SSRC calls the curve that follows intensity 1 saturated.
Shaping shapingOf (const PublishedFact& fact)
{
    static constexpr std::array<std::string_view, shapingCount> names {
        "",
        "",
        "",
        "",
        "",
        "",
        "Lipshitz (minimally audible, 5 taps)",
        "F-weighted (9 taps)",
        "Modified E-weighted (9 taps)",
        "Improved E-weighted (9 taps)",
        "Gesemann",
        "Shibata",
        "Shibata, low",
        "Shibata, high",
        "SSRC ATH Curve A, Intensity 0",
        "SSRC ATH Curve A, Intensity 1",
        "SSRC ATH Curve A, Intensity 2",
        "SSRC ATH Curve A, Intensity 3",
        "SSRC ATH Curve A, Intensity 4",
        "SSRC ATH Curve A, Intensity 5",
        "SSRC ATH Curve A, Intensity 6",
        "SSRC ATH Curve B, Intensity 0",
        "SSRC ATH Curve B, Intensity 1",
        "SSRC ATH Curve B, Intensity 2",
        "SSRC ATH Curve B, Intensity 3",
        "SSRC ATH Curve B, Intensity 4",
        "SSRC ATH Curve B, Intensity 5",
        "SSRC ATH Curve B, Intensity 6",
        "F-weighted (3 taps)",
        "F-weighted (24 taps)",
        "Modified E-weighted (2 taps)",
        "Modified E-weighted (3 taps)",
        "Super Bit Mapping (12 taps)",
        "First order",
        "Second order"
    };

    if (fact.name == "SSRC ATH Curve A, Saturated")
        return Shaping::ssrcA2;

    const auto found = std::find (names.begin(), names.end(), fact.name);

    if (found == names.end())
        throw std::runtime_error ("no shaping is called " + fact.name);

    return static_cast<Shaping> (found - names.begin());
}

std::vector<double> copyOf (std::span<const double> values)
{
    return { values.begin(), values.end() };
}

// |H|^2 on a grid.
std::vector<double> powerOf (const PublishedShaper& row, int bands)
{
    const auto above = powerOnGrid (monic (row.numerator), bands);
    const auto below = powerOnGrid (monic (row.denominator), bands);
    std::vector<double> power;

    for (std::size_t i = 0; i < above.size(); ++i)
        power.push_back (above[i] / below[i]);

    return power;
}

// Facts and rows stand in the same order, so that one index serves both.
const PublishedShaper& rowOf (const PublishedFact& fact)
{
    REQUIRE (publishedShapers().size() == publishedFacts().size());
    return publishedShapers()[static_cast<std::size_t> (&fact - publishedFacts().data())];
}

std::string_view sourceAt (Shaping shaping, double rateHz)
{
    return findPublishedShaper (shaping, rateHz)->source;
}

bool holds (std::string_view text, std::string_view part)
{
    return text.find (part) != std::string_view::npos;
}

} // namespace

TEST_CASE ("All 70 published shapers are offered, with the numbers their authors gave",
           "[quantization][shaping]")
{
    REQUIRE (publishedFacts().size() == 70);

    for (const auto& fact : publishedFacts())
    {
        CAPTURE (fact.name, fact.sampleRateHz);
        const auto& row = rowOf (fact);
        CHECK (row.shaping == shapingOf (fact));
        CHECK (row.name == fact.name);
        CHECK (monic (row.numerator) == fact.numerator);
        CHECK (monic (row.denominator) == fact.denominator);
        CHECK (copyOf (row.ratesHz) == fact.usableHz);
        CHECK ((row.ratesHz.empty() || row.ratesHz.front() == fact.sampleRateHz));
        CHECK (row.filter() == NoiseTransferFunction { row.numerator, row.denominator });
        CHECK (copyOf (row.filter().taps()) == copyOf (row.numerator));
        CHECK (copyOf (row.filter().poles()) == copyOf (row.denominator));
    }
}

TEST_CASE ("Every published shaping has a row, and no other has one", "[quantization][shaping]")
{
    for (int i = 0; i < shapingCount; ++i)
    {
        CAPTURE (i);
        const auto shaping = static_cast<Shaping> (i);
        const auto* row = findPublishedShaper (shaping, 44100.0);
        CHECK ((row != nullptr) == isPublished (shaping));
        CHECK (isPublished (shaping) != (isDesigned (shaping) || shaping == Shaping::none));
        CHECK ((row == nullptr || row->shaping == shaping));
    }
}

TEST_CASE ("What is designed, or no shaping, suits every rate; what is published, those of its row",
           "[quantization][shaping]")
{
    for (int i = 0; i < shapingCount; ++i)
    {
        CAPTURE (i);
        const auto shaping = static_cast<Shaping> (i);

        for (const auto rateHz : { 8000.0, 44100.0, 48000.0, 96000.0, 123456.0 })
        {
            const auto rows = publishedShapers();
            const auto isMade =
                std::any_of (rows.begin(), rows.end(),
                             [&] (const PublishedShaper& row)
                             { return row.shaping == shaping && row.isMadeFor (rateHz); });
            CAPTURE (rateHz);
            CHECK (isMadeFor (shaping, rateHz) == (isMade || ! isPublished (shaping)));
        }
    }
}

// The known gains are rounded to 0.01 dB.
TEST_CASE ("The published shapers have the known power gains and hearing-weighted gains",
           "[quantization][shaping][theory]")
{
    constexpr int bands = 8192;

    for (const auto& fact : publishedFacts())
    {
        CAPTURE (fact.name, fact.sampleRateHz);
        const auto& row = rowOf (fact);
        std::vector<double> hearing;

        for (int i = 0; i < bands; ++i)
            hearing.push_back (
                factWeighting ("hearing", 0.5 * (i + 0.5) / bands * fact.sampleRateHz));

        CHECK (std::abs (toDb (row.filter().powerGain()) - fact.powerGainDb) < 0.006);
        CHECK (std::abs (weightedGainDb (powerOf (row, bands), hearing) - fact.hearingGainDb)
               < 0.006);
    }
}

// Gerzon, Craven, AES 87th convention, 1989: the average of log |H|^2 is 0 for every monic
// minimum-phase H. Zeros on the circle, as first and second order have, leave the midpoint rule
// with 6 dB / bands each.
TEST_CASE ("Shaping moves noise and cannot remove it: the log average of |H|^2 is 0 dB",
           "[quantization][shaping][theory]")
{
    for (const auto& row : publishedShapers())
    {
        CAPTURE (row.name);
        CHECK (std::abs (logAverageDb (powerOf (row, 8192))) < 0.02);
    }
}

TEST_CASE (
    "The published shapers are minimum phase and their poles stable, the elementary ones with "
    "their zeros at 0 Hz",
    "[quantization][shaping][theory]")
{
    for (const auto& row : publishedShapers())
    {
        CAPTURE (row.name);
        CHECK (isMinimumPhase (monic (row.denominator)));
        CHECK (isMinimumPhase (monic (row.numerator))
               == (row.shaping != Shaping::firstOrder && row.shaping != Shaping::secondOrder));
    }
}

TEST_CASE ("A transfer function's figures are those of its impulse response",
           "[quantization][shaping][theory]")
{
    for (const auto& fact : publishedFacts())
    {
        CAPTURE (fact.name, fact.sampleRateHz);
        const auto filter = rowOf (fact).filter();
        const auto h = responseOf (filter);
        CHECK (filter.powerGain() == Approx (productOf (h)).epsilon (1e-13));
        CHECK (filter.peakGain() == Approx (peakGainOf (h)).epsilon (1e-13));
        CHECK (filter.gainAtDc()
               == Approx (std::accumulate (h.begin(), h.end(), 0.0)).margin (1e-12));
        CHECK (filter.powerAt (5000.0, fact.sampleRateHz / 2.0)
               == Approx (powerAt (fact.numerator, 10000.0 / fact.sampleRateHz)
                          / powerAt (fact.denominator, 10000.0 / fact.sampleRateHz)));
        CHECK_FALSE (filter.isFlat());

        for (const auto lag : { 1u, 3u, 60u })
            CHECK (filter.responseProduct (lag) == Approx (productOf (h, lag)).margin (1e-10));
    }

    CHECK (NoiseTransferFunction {}.isFlat());
    CHECK (NoiseTransferFunction {}.powerGain() == 1.0);
}

TEST_CASE ("A shaper made for the sample rate is the one that is used", "[quantization][shaping]")
{
    for (const auto& row : publishedShapers())
        for (const auto rate : row.ratesHz)
        {
            CAPTURE (row.name, rate);
            CHECK (row.isMadeFor (rate));
            CHECK (findPublishedShaper (row.shaping, rate) == &row);
        }

    for (const auto rate : { 8000.0, 44100.0, 96000.0, 768000.0, 12345.0 })
    {
        CHECK (findPublishedShaper (Shaping::firstOrder, rate)->isMadeFor (rate));
        CHECK (findPublishedShaper (Shaping::secondOrder, rate)->isMadeFor (rate));
    }

    CHECK_FALSE (findPublishedShaper (Shaping::lipshitz, 44100.0)->isMadeFor (48000.0));
}

TEST_CASE (
    "Where an SSRC intensity is not made for a rate, the strongest below it that is, is used",
    "[quantization][shaping]")
{
    for (const auto rate : { 8000.0, 11025.0, 22050.0, 88200.0, 96000.0, 192000.0 })
        for (auto s = Shaping::ssrcA3; s <= Shaping::ssrcA6;
             s = static_cast<Shaping> (static_cast<int> (s) + 1))
        {
            CAPTURE (rate, static_cast<int> (s));
            const auto* row = findPublishedShaper (s, rate);
            REQUIRE (row != nullptr);
            CHECK (row->shaping == Shaping::ssrcA2);
            CHECK (row->isMadeFor (rate));
        }

    // Curve B is made for 44.1 and 48 kHz alone, and curve A does not step in for it.
    for (const auto rate : { 8000.0, 22050.0, 96000.0 })
        CHECK (findPublishedShaper (Shaping::ssrcB6, rate) == nullptr);
}

TEST_CASE (
    "A shaper made for a rate within a tenth of the asked one is used for it, another is not",
    "[quantization][shaping]")
{
    const auto rateUsed = [] (Shaping shaping, double rateHz)
    {
        const auto* row = findPublishedShaper (shaping, rateHz);
        return row == nullptr ? 0.0 : row->ratesHz.front();
    };

    CHECK (rateUsed (Shaping::lipshitz, 48000.0) == 44100.0);
    CHECK (rateUsed (Shaping::lipshitz, 49000.0) == 44100.0);
    CHECK (rateUsed (Shaping::lipshitz, 49001.0) == 0.0);
    CHECK (rateUsed (Shaping::lipshitz, 40091.0) == 44100.0);
    CHECK (rateUsed (Shaping::lipshitz, 40090.0) == 0.0);
    CHECK (rateUsed (Shaping::lipshitz, 96000.0) == 0.0);
    CHECK (rateUsed (Shaping::shibata, 47000.0) == 48000.0);
    CHECK (rateUsed (Shaping::shibata, 45000.0) == 44100.0);
    CHECK (rateUsed (Shaping::shibata, 12000.0) == 11025.0);
    CHECK (rateUsed (Shaping::shibata, 96000.0) == 0.0);
    CHECK (rateUsed (Shaping::ssrcA6, 50000.0) == 48000.0);
    CHECK (rateUsed (Shaping::ssrcB3, 50000.0) == 48000.0);
    CHECK (rateUsed (Shaping::gesemann, 32000.0) == 0.0);
}

TEST_CASE ("Every published shaper names its source", "[quantization][shaping]")
{
    for (const auto& row : publishedShapers())
    {
        CAPTURE (row.name);
        CHECK (row.source.size() > 10);
    }

    CHECK (holds (sourceAt (Shaping::lipshitz, 44100.0), "JAES 39(11), 1991"));
    CHECK (holds (sourceAt (Shaping::fWeighted24, 44100.0), "JAES 40(7/8), 1992"));
    CHECK (holds (sourceAt (Shaping::shibata, 8000.0), "SoX 14.4.2"));
    CHECK (holds (sourceAt (Shaping::gesemann, 48000.0), "Gesemann"));
    CHECK (holds (sourceAt (Shaping::ssrcA6, 192000.0), "Boost Software Licence"));
    CHECK (holds (sourceAt (Shaping::ssrcB0, 44100.0), "Boost Software Licence"));
    CHECK (holds (sourceAt (Shaping::superBitMapping, 44100.0), "Sony"));
}
