#include "Measurement/Error/ErrorFigures.h"
#include "NaiveSums.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

namespace
{

// A meter's hops are 20 ms: 3840 samples at 192 kHz, and 4'320'000 of them make 24 hours.
constexpr std::size_t samplesPerHop = 3840, hopsPerDay = 24 * 60 * 60 * 50;

// Values of 24 bits beside values of 16, so that every sum over a hop is a whole multiple of 2^-46
// below 2^12: long double (64 bits) holds it exactly.
Signal onLattice (Signal signal, int bits)
{
    for (auto& x : signal)
        x = std::ldexp (std::round (std::ldexp (x, bits - 1)), 1 - bits);

    return signal;
}

struct Hop
{
    Signal input, output;

    explicit Hop (std::uint64_t seed)
        : input (onLattice (noise (samplesPerHop, 0.9, seed), 24)), output (onLattice (input, 16))
    {
    }
};

long double decibels (long double ratio) { return 10.0L * std::log10 (ratio); }

} // namespace

// A day is simulated by its hops: each is one of nine that were summed sample by sample, and what
// the meter does with a finished hop is done 4'320'000 times. What the sums have to be is exact:
// nine exact sums, 480'000 times each.
TEST_CASE ("Figures are exact to a relative 1e-9 after 24 hours at 192 kHz", "[measurement][sums]")
{
    constexpr std::size_t differentHops = 9;
    static_assert (hopsPerDay % differentHops == 0);
    constexpr auto repeats = static_cast<long double> (hopsPerDay / differentHops);

    std::vector<ErrorSums> hops (differentHops);
    long double x = 0, e = 0, absE = 0, xx = 0, ee = 0, xe = 0;

    for (std::size_t h = 0; h < differentHops; ++h)
    {
        const Hop hop { h + 1 };
        hops[h].add (hop.input, hop.output);
        hops[h].clipped = h;

        const NaiveSums sums { hop.input, hop.output };
        x += repeats * sums.x;
        e += repeats * sums.e;
        absE += repeats * sums.absE;
        xx += repeats * sums.xx;
        ee += repeats * sums.ee;
        xe += repeats * sums.xe;
    }

    ErrorSums day;

    for (std::size_t n = 0; n < hopsPerDay; ++n)
        day += hops[n % differentHops];

    constexpr auto samples = static_cast<long double> (samplesPerHop * hopsPerDay);
    REQUIRE (day.count == 16'588'800'000);
    CHECK (day.clipped == 36 * std::uint64_t { hopsPerDay / differentHops });

    const auto step = 0x1p-15;
    const ErrorFigures figures { day, step };
    const auto isExact = [] (const std::optional<double>& figure, long double expected)
    { return std::abs (static_cast<long double> (figure.value()) / expected - 1.0L) < 1e-9L; };

    CHECK (isExact (figures.msqe, ee / samples));
    CHECK (isExact (figures.meanError, e / samples));
    CHECK (isExact (figures.meanErrorLsb, e / samples / static_cast<long double> (step)));
    CHECK (isExact (figures.meanAbsoluteError, absE / samples));
    CHECK (isExact (figures.snrDb, decibels (xx / ee)));
    CHECK (isExact (figures.psqnrDb, decibels (samples / ee)));

    const auto covariance = xe - x * e / samples;
    const auto varianceX = xx - x * x / samples, varianceE = ee - e * e / samples;
    CHECK (isExact (figures.errorInputCorrelation, covariance / std::sqrt (varianceX * varianceE)));
}
