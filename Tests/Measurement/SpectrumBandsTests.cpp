#include "Measurement/Spectra/SpectrumBands.h"
#include "Psychoacoustics/Weightings.h"
#include "Support/Catch.h"

#include <cmath>
#include <numeric>

using namespace requant;

TEST_CASE ("Bands are single bins up to 1 kHz and 1/24 octave above, without gap or overlap",
           "[measurement][spectrum]")
{
    const auto binHz = GENERATE (0.7, 2.93, 5.4, 46.9);
    constexpr std::size_t bins = 8193;
    const SpectrumBands bands (bins, binHz);
    const auto hz = bands.frequenciesHz();
    REQUIRE (hz.size() == bands.size());

    // Each bin is in one band: the sum over bands of mean times width is the sum over bins, and a
    // line in one bin raises one band.
    std::vector<double> ones (bins, 1.0), averages (bands.size());
    bands.average (ones, averages);

    for (const auto average : averages)
        REQUIRE (average == 1.0);

    for (std::size_t b = 0; b < hz.size() && hz[b] < 990.0; ++b)
        REQUIRE (hz[b] == Approx (static_cast<double> (b) * binHz).margin (1e-9));

    // A band is as wide as the distance to its neighbours: from its start s to 2^(1/24) s, whose
    // middle is 1.015 s; but for whole bins.
    for (std::size_t b = 1; b + 2 < hz.size(); ++b) // the last one is cut off by half the rate
        if (hz[b - 1] > 1100.0)
        {
            const auto width = 0.5 * (hz[b + 1] - hz[b - 1]);
            CAPTURE (binHz, hz[b], width);
            REQUIRE (width > hz[b] / 1.015 * (std::exp2 (1.0 / 24.0) - 1.0) - 1.1 * binHz);
            REQUIRE (width < hz[b] * (std::exp2 (1.0 / 24.0) - 1.0) + 1.6 * binHz);
        }
}

TEST_CASE ("A line raises its own band alone, by its share of the band's bins",
           "[measurement][spectrum]")
{
    constexpr std::size_t bins = 4097;
    constexpr double binHz = 5.0;
    const auto bin = GENERATE (std::size_t { 10 }, std::size_t { 199 }, std::size_t { 1000 },
                               std::size_t { 4096 });
    const SpectrumBands bands (bins, binHz);
    std::vector<double> line (bins, 0.0), averages (bands.size()), peaks (bands.size());
    line[bin] = 6.0;
    bands.average (line, averages);
    bands.highest (line, peaks);

    CHECK (std::count (averages.begin(), averages.end(), 0.0)
           == static_cast<std::ptrdiff_t> (bands.size()) - 1);
    CHECK (*std::max_element (peaks.begin(), peaks.end()) == 6.0);
    const auto at = static_cast<std::size_t> (std::max_element (averages.begin(), averages.end())
                                              - averages.begin());
    const auto hz = static_cast<double> (bin) * binHz;
    CHECK (std::abs (bands.frequenciesHz()[at] - hz) <= 0.5 * std::max (binHz, hz * 0.03));
    CHECK (peaks[at] == 6.0);
}

// ISO 389-7:2019 prints 2.4 dB at 1 kHz for the free and 0.8 dB for the diffuse field: the lower
// one. Glasberg and Moore (1990): 24.7 (4.37 f / kHz + 1), 132.6 Hz at 1 kHz.
TEST_CASE ("The threshold of hearing and the bandwidth are those that are published",
           "[measurement]")
{
    CHECK (hearingThresholdDbSpl (1000.0) == Approx (0.8));
    CHECK (hearingThresholdDbSpl (3150.0) == Approx (-6.0));
    CHECK (hearingThresholdDbSpl (20.0) == Approx (78.1));
    CHECK (hearingThresholdDbSpl (5.0) == Approx (78.1));
    CHECK (hearingThresholdDbSpl (40000.0) == Approx (70.4));
    CHECK (hearingBandwidthHz (1000.0) == Approx (132.639));
    CHECK (noiseThresholdDbSplPerHz (1000.0)
           == Approx (0.8 - 10.0 * std::log10 (132.639)).epsilon (1e-6));

    // The weighting is its inverse.
    for (const auto hz : { 50.0, 440.0, 3500.0, 15000.0 })
        CHECK (10.0 * std::log10 (weightingPower (Weighting::hearing, hz))
               == Approx (-6.0 - hearingThresholdDbSpl (hz)));
}
