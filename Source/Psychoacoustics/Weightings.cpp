#include "Weightings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace requant
{

namespace
{

// A zero or pole in Hz (times 2 pi for rad/s), and how often it stands there.
struct Root
{
    double real, imaginary;
    int count;
};

// Conjugates are written out, since each has its own distance from a point of the axis.
constexpr std::array aZeros { Root { 0.0, 0.0, 4 } };

constexpr std::array aPoles { Root { -20.598997, 0.0, 2 }, Root { -107.65265, 0.0, 1 },
                              Root { -737.86223, 0.0, 1 }, Root { -12194.217, 0.0, 2 } };

constexpr std::array fZeros { Root { 0.0, 0.0, 3 }, Root { -580.0, 1030.0, 1 },
                              Root { -580.0, -1030.0, 1 }, Root { -3180.0, 8750.0, 3 },
                              Root { -3180.0, -8750.0, 3 } };

constexpr std::array fPoles { Root { -180.0, 0.0, 3 },       Root { -1630.0, 0.0, 2 },
                              Root { -2510.0, 3850.0, 4 },   Root { -2510.0, -3850.0, 4 },
                              Root { -6620.0, 14290.0, 20 }, Root { -6620.0, -14290.0, 20 } };

struct Row
{
    double frequencyHz, levelDb;
};

// Recommendation ITU-R BS.468-4, table 1: response in dB.
constexpr std::array ituTable {
    Row { 31.5, -29.9 },   Row { 63.0, -23.9 },   Row { 100.0, -19.8 },   Row { 200.0, -13.8 },
    Row { 400.0, -7.8 },   Row { 800.0, -1.9 },   Row { 1000.0, 0.0 },    Row { 2000.0, 5.6 },
    Row { 3150.0, 9.0 },   Row { 4000.0, 10.5 },  Row { 5000.0, 11.7 },   Row { 6300.0, 12.2 },
    Row { 7100.0, 12.0 },  Row { 8000.0, 11.4 },  Row { 9000.0, 10.1 },   Row { 10000.0, 8.1 },
    Row { 12500.0, 0.0 },  Row { 14000.0, -5.3 }, Row { 16000.0, -11.7 }, Row { 20000.0, -22.2 },
    Row { 31500.0, -42.7 }
};

// ISO 389-7:2019: the lower of the free-field and the diffuse-field threshold in dB SPL, so that
// noise is judged by whichever field hears it better.
constexpr std::array hearingTable {
    Row { 20.0, 78.1 },    Row { 25.0, 68.7 },    Row { 31.5, 59.5 },    Row { 40.0, 51.1 },
    Row { 50.0, 44.0 },    Row { 63.0, 37.5 },    Row { 80.0, 31.5 },    Row { 100.0, 26.5 },
    Row { 125.0, 22.1 },   Row { 160.0, 17.9 },   Row { 200.0, 14.4 },   Row { 250.0, 11.4 },
    Row { 315.0, 8.4 },    Row { 400.0, 5.8 },    Row { 500.0, 3.8 },    Row { 630.0, 2.1 },
    Row { 800.0, 1.0 },    Row { 1000.0, 0.8 },   Row { 1250.0, 1.9 },   Row { 1600.0, 0.5 },
    Row { 2000.0, -1.5 },  Row { 2500.0, -4.2 },  Row { 3150.0, -6.0 },  Row { 4000.0, -5.4 },
    Row { 5000.0, -1.8 },  Row { 6300.0, 2.5 },   Row { 8000.0, 6.8 },   Row { 10000.0, 8.4 },
    Row { 12500.0, 12.3 }, Row { 14000.0, 18.4 }, Row { 16000.0, 40.2 }, Row { 18000.0, 70.4 }
};

// 10 log10 of the product of squared distances from j f to each root.
double distanceDb (std::span<const Root> roots, double frequencyHz) noexcept
{
    double sum = 0.0;

    for (const auto& root : roots)
    {
        const auto imaginary = frequencyHz - root.imaginary;
        sum += root.count * 10.0 * std::log10 (root.real * root.real + imaginary * imaginary);
    }

    return sum;
}

double filterDb (std::span<const Root> zeros, std::span<const Root> poles,
                 double frequencyHz) noexcept
{
    return distanceDb (zeros, frequencyHz) - distanceDb (poles, frequencyHz);
}

// The F curve has its maximum at 3557 Hz; a search in steps of 1 Hz is within 1e-6 dB of it.
double largestFDb() noexcept
{
    auto largest = filterDb (fZeros, fPoles, 1000.0);

    for (int hz = 1000; hz <= 10000; ++hz)
        largest = std::max (largest, filterDb (fZeros, fPoles, static_cast<double> (hz)));

    return largest;
}

// Linear in dB over log frequency; beyond its ends the table goes on at its outermost slopes.
double interpolateDb (std::span<const Row> table, double frequencyHz) noexcept
{
    std::size_t upper = 1;

    while (upper + 1 < table.size() && table[upper].frequencyHz < frequencyHz)
        ++upper;

    const auto& a = table[upper - 1];
    const auto& b = table[upper];
    const auto position =
        std::log (frequencyHz / a.frequencyHz) / std::log (b.frequencyHz / a.frequencyHz);
    return a.levelDb + position * (b.levelDb - a.levelDb);
}

double lowestThresholdDb() noexcept
{
    return std::min_element (hearingTable.begin(), hearingTable.end(),
                             [] (const Row& a, const Row& b) { return a.levelDb < b.levelDb; })
        ->levelDb;
}

double levelDb (Weighting weighting, double frequencyHz) noexcept
{
    static const auto aReference = filterDb (aZeros, aPoles, 1000.0);
    static const auto fReference = largestFDb();

    switch (weighting)
    {
        case Weighting::a:
            return filterDb (aZeros, aPoles, frequencyHz) - aReference;
        case Weighting::ituR468:
            return interpolateDb (ituTable, frequencyHz);
        case Weighting::f:
            return filterDb (fZeros, fPoles, frequencyHz) - fReference;
        case Weighting::hearing:
            break;
    }

    return lowestThresholdDb() - hearingThresholdDbSpl (frequencyHz);
}

} // namespace

double hearingThresholdDbSpl (double frequencyHz) noexcept
{
    return interpolateDb (hearingTable, std::clamp (frequencyHz, hearingTable.front().frequencyHz,
                                                    hearingTable.back().frequencyHz));
}

double hearingBandwidthHz (double frequencyHz) noexcept
{
    return 24.7 * (4.37e-3 * frequencyHz + 1.0);
}

double noiseThresholdDbSplPerHz (double frequencyHz) noexcept
{
    return hearingThresholdDbSpl (frequencyHz)
           - 10.0 * std::log10 (hearingBandwidthHz (frequencyHz));
}

std::string_view weightingId (Weighting weighting) noexcept
{
    constexpr std::array<std::string_view, weightings.size()> ids { "a", "itu_r_468", "f",
                                                                    "hearing" };
    return ids[static_cast<std::size_t> (weighting)];
}

double weightingPower (Weighting weighting, double frequencyHz) noexcept
{
    if (frequencyHz <= 0.0 && weighting != Weighting::hearing)
        return 0.0;

    return std::pow (10.0, 0.1 * levelDb (weighting, frequencyHz));
}

} // namespace requant
