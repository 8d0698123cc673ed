#include "Modes.h"
#include "Support/Fourier.h"
#include "Support/Statistics.h"

#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 19, bands = 64;

} // namespace

// A line of the periodogram is exponentially distributed about the power density S, lines are
// independent, so the mean over a band has the variance sum S^2 / (lines)^2. High-pass dither is
// white noise of 1/12 through 1 - z^-1: S = 4 sin^2 (pi f) / 12.
TEST_CASE ("Dither is white, and high-pass dither 4 sin^2, in every one of 64 bands",
           "[quantization][dither][spectrum][slow]")
{
    const auto kind = GENERATE (each (everyNoise));
    const auto seed = GENERATE (std::uint64_t { 1 }, std::uint64_t { 0xFEDCBA9876543210 });
    std::vector<double> dither (count);
    DitherSource { seed }.fill (kind, 1.0, 0, 0, dither);
    const auto power = periodogram (dither);
    const auto lines = power.size() / bands;

    for (std::size_t band = 0; band < bands; ++band)
    {
        double measured = 0.0, expected = 0.0, variance = 0.0;

        for (auto k = band * lines; k < (band + 1) * lines; ++k)
        {
            const auto angle = std::numbers::pi * static_cast<double> (k) / count;
            const auto density = kind == Dither::highPass
                                     ? 4.0 * std::pow (std::sin (angle), 2.0) / 12.0
                                     : DitherSource::power (kind);
            measured += power[k];
            expected += density;
            variance += density * density;
        }

        CAPTURE (kind, seed, band);
        // The ends of a difference do not meet: 2/12 / N in every line.
        const auto leakage = static_cast<double> (lines) * 6.0 / 12.0 / count;
        CHECK (std::abs (measured - expected) < sigmas * std::sqrt (variance) + leakage);
    }
}

// Whitely distributed power could still be periodic: all short lags, and those of the generator's
// lanes, groups and chunks.
TEST_CASE ("No sample of dither tells anything about a later one", "[quantization][dither]")
{
    const auto kind = GENERATE (Dither::rpdf, Dither::tpdf, Dither::gaussian);
    std::vector<double> dither (count);
    DitherSource { 1 }.fill (kind, 1.0, 0, 0, dither);
    std::vector<std::size_t> lags { 128, 256, 512, 1024, 4096, 65536, 131072 };

    for (std::size_t lag = 1; lag <= 96; ++lag)
        lags.push_back (lag);

    for (const auto lag : lags)
    {
        CAPTURE (kind, lag);
        CHECK (std::abs (meanProduct (dither, dither, lag))
               < toleranceOfMean (std::pow (DitherSource::power (kind), 2.0), count - lag));
    }
}
