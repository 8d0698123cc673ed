#include "Report/LawComparison.h"
#include "Report/PlotData/CompareData.h"
#include "Report/PlotData/Error/TransferData.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double rateHz = 48000.0;

ReductionSettings settingsOf (double bits)
{
    ReductionSettings settings;
    settings.bits = bits;
    return settings;
}

const LawComparison::Row& rowOf (const LawComparison& comparison, std::string_view name)
{
    const auto found = std::find_if (comparison.rows.begin(), comparison.rows.end(),
                                     [&] (const auto& row) { return row.name == name; });
    REQUIRE (found != comparison.rows.end());
    return *found;
}

bool has (const LawComparison& comparison, std::string_view name)
{
    return std::any_of (comparison.rows.begin(), comparison.rows.end(),
                        [&] (const auto& row) { return row.name == name; });
}

} // namespace

// Of a full-scale sine b bits of even steps leave 6.02 b + 1.76 dB, and a dB less for each of
// level; mu-law 6.02 b + 4.77 - 20 lg ln (1 + mu) - 10 lg (1 + 8 / (pi mu A) + 2 / (mu A)^2).
TEST_CASE ("Over the level the uniform law falls by as much, and mu-law hardly",
           "[report][comparison]")
{
    auto settings = settingsOf (8.0);
    settings.latticeKind = LatticeKind::endPoints;
    const auto comparison = compareLaws (sine (16'384, 0.7, 997.0 / rateHz), rateHz, settings);
    CHECK (comparison.bits == 8.0);
    CHECK (comparison.peakDb == Approx (20.0 * std::log10 (0.7)).margin (0.1));
    CHECK (comparison.excerptSeconds == Approx (16'384 / rateHz));
    const auto& uniform = rowOf (comparison, "Uniform");
    const auto& muLaw = rowOf (comparison, "Mu-law");

    for (std::size_t i = 0; i < comparison.levelsDb.size(); ++i)
    {
        const auto levelDb = comparison.levelsDb[i];
        CAPTURE (levelDb);

        if (levelDb < -40.0)
            break;

        const auto amplitude = 255.0 * std::pow (10.0, levelDb / 20.0);
        const auto ofMuLaw = 6.02 * 8.0 + 4.77 - 20.0 * std::log10 (std::log (256.0))
                             - 10.0
                                   * std::log10 (1.0 + 8.0 / (3.14159265 * amplitude)
                                                 + 2.0 / (amplitude * amplitude));
        // Few steps are left of it there, and where the sine's peaks lie in one matters.
        const auto margin = levelDb < -30.0 ? 2.5 : 1.0;
        CHECK (uniform.snrAtLevelsDb[i] == Approx (6.02 * 8.0 + 1.76 + levelDb).margin (margin));
        CHECK (muLaw.snrAtLevelsDb[i] == Approx (ofMuLaw).margin (1.0));
    }
}

TEST_CASE ("The best row stands first, and learned levels err least", "[report][comparison]")
{
    const auto comparison = compareLaws (noise (16'384, 0.1, 3), rateHz, settingsOf (4.0));
    CHECK (std::is_sorted (comparison.rows.begin(), comparison.rows.end(),
                           [] (const auto& a, const auto& b) { return *a.snrDb > *b.snrDb; }));
    const auto& best = rowOf (comparison, "Lloyd-Max");
    CHECK (*best.snrDb > *rowOf (comparison, "Uniform").snrDb);
    CHECK (*best.snrDb >= *rowOf (comparison, "Least error").snrDb - 1e-9);
    CHECK (*rowOf (comparison, "Least error").snrDb
           >= *rowOf (comparison, "Symmetric min-max").snrDb - 1e-9);
}

// Sixteen values alike have four bits of entropy, which their quantization to 16 levels keeps; two
// bits of levels have at most two.
TEST_CASE ("Entropy is that of the codes that come out", "[report][comparison]")
{
    Signal steps (1'600);

    for (std::size_t n = 0; n < steps.size(); ++n)
        steps[n] = (static_cast<double> (n % 16) - 8.0) / 8.0;

    CHECK (rowOf (compareLaws (steps, rateHz, settingsOf (4.0)), "Uniform").entropyBits
           == Approx (4.0));
    const auto two = compareLaws (noise (8'192, 0.9, 5), rateHz, settingsOf (2.0));

    for (const auto& row : two.rows)
        CHECK (row.entropyBits <= 2.0 + 1e-9);
}

TEST_CASE ("Equal bits: laws of fixed width stand only beside their own", "[report][comparison]")
{
    const auto signal = noise (4'096, 0.5, 1);
    const auto eight = compareLaws (signal, rateHz, settingsOf (8.2));
    CHECK (eight.bits == 8.0);
    CHECK (has (eight, "G.711 mu-law"));
    CHECK (has (eight, "FP8 E4M3"));
    CHECK_FALSE (has (eight, "NF4"));
    CHECK_FALSE (has (eight, "Jayant"));
    const auto four = compareLaws (signal, rateHz, settingsOf (4.0));
    CHECK (has (four, "NF4"));
    CHECK (has (four, "Jayant"));
    CHECK_FALSE (has (four, "G.711 A-law"));
    CHECK_FALSE (has (compareLaws (signal, rateHz, settingsOf (14.0)), "Lloyd-Max"));
}

TEST_CASE ("Silence, and nothing, cannot be compared", "[report][comparison]")
{
    CHECK_FALSE (compareLaws ({}, rateHz, settingsOf (8.0)).exists());
    CHECK_FALSE (compareLaws (constant (1'000, 0.0), rateHz, settingsOf (8.0)).exists());
    CHECK (compareOf ({}).title == "Nothing has come in yet");
}

// One segment in two is 40 dB softer: uniform steps leave it 40 dB less SNR, and the whole almost
// that of the loud half.
TEST_CASE ("The segmental SNR counts soft segments as much as loud ones", "[report][comparison]")
{
    auto signal = noise (19'200, 0.5, 2);
    const auto segment = static_cast<std::size_t> (0.02 * rateHz);

    for (std::size_t n = 0; n < signal.size(); ++n)
        if (n / segment % 2 == 1)
            signal[n] *= 0.01;

    const auto comparison = compareLaws (signal, rateHz, settingsOf (12.0));
    const auto& uniform = rowOf (comparison, "Uniform");
    CHECK (*uniform.segmentalSnrDb == Approx (*uniform.snrDb + 3.0 - 20.0).margin (0.5));
    const auto& muLaw = rowOf (comparison, "Mu-law");
    CHECK (*muLaw.segmentalSnrDb > *uniform.segmentalSnrDb);
}

TEST_CASE ("The chosen law is told, and the pointer reads who is best at a level",
           "[report][comparison]")
{
    auto settings = settingsOf (8.0);
    settings.law = Law::muLaw;
    auto data = compareOf (compareLaws (sine (8'192, 0.9, 0.02), rateHz, settings));
    CHECK (rowOf (data.comparison, "Mu-law").isChosen);
    CHECK_FALSE (rowOf (data.comparison, "Uniform").isChosen);
    CHECK (data.readings().empty());
    data.readLevelDb = -48.0;
    const auto readings = data.readings();
    REQUIRE (readings.size() == data.comparison.rows.size());
    CHECK (std::is_sorted (readings.begin(), readings.end(),
                           [] (const auto& a, const auto& b) { return a.snrDb > b.snrDb; }));
    const auto placeOf = [&] (std::string_view name)
    {
        return std::find_if (readings.begin(), readings.end(),
                             [&] (const auto& each) { return each.row->name == name; });
    };
    CHECK (placeOf ("Mu-law") < placeOf ("Uniform"));
}

TEST_CASE ("A law's curve has the mean output of each part of the input's range",
           "[report][transfer]")
{
    Signal x, y;

    for (int n = -1'000; n <= 1'000; ++n)
    {
        x.push_back (0.0005 * n);
        y.push_back (0.001 * n);
    }

    const auto curve = LawCurve::of (x, y);
    CHECK (curve.peak == 0.5);
    REQUIRE (curve.points.size() == 512);

    for (const auto& point : curve.points)
    {
        CHECK (point.mean == Approx (2.0 * point.input).margin (2.0 * curve.pitch));
        CHECK (point.deviation <= 2.0 * curve.pitch);
    }

    CHECK (LawCurve::of (constant (10, 0.0), constant (10, 0.0)).points.empty());
}
