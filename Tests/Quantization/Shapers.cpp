#include "Shapers.h"

#include "Quantization/LinearPrediction.h"
#include "Quantization/PublishedShapers.h"

#include <algorithm>
#include <cmath>

namespace requant::test
{

namespace
{

// A-weighting (IEC 61672-1), as a power of at most 1: only a plausible thing to design from.
double weighting (double frequencyHz)
{
    const auto f2 = frequencyHz * frequencyHz;
    const auto r = 12194.0 * 12194.0 * f2 * f2
                   / ((f2 + 20.6 * 20.6) * (f2 + 12194.0 * 12194.0)
                      * std::sqrt ((f2 + 107.7 * 107.7) * (f2 + 737.9 * 737.9)));
    return std::min (1.0, r * r * 1.5);
}

NamedShaper designed (double sampleRateHz, int order, double depthDb)
{
    return { "designed, order " + std::to_string (order) + ", "
                 + std::to_string (static_cast<int> (depthDb)) + " dB at "
                 + std::to_string (static_cast<int> (sampleRateHz)),
             LinearPrediction { weighting, sampleRateHz }.design (order, depthDb) };
}

NamedShaper published (Shaping shaping, double sampleRateHz = 44100.0)
{
    const auto* const row = findPublishedShaper (shaping, sampleRateHz);
    return row == nullptr ? NamedShaper { "missing", {} }
                          : NamedShaper { std::string (row->name), row->filter() };
}

std::vector<NamedShaper> makeEveryShaper()
{
    std::vector<NamedShaper> shapers;

    for (const auto& row : publishedShapers())
    {
        const auto rate = row.ratesHz.empty() ? 0 : static_cast<int> (row.ratesHz[0]);
        shapers.push_back (
            { std::string (row.name) + " at " + std::to_string (rate), row.filter() });
    }

    for (const auto sampleRateHz : { 8000.0, 44100.0, 96000.0, 768000.0 })
    {
        shapers.push_back (designed (sampleRateHz, 2, 20.0));
        shapers.push_back (designed (sampleRateHz, 16, 40.0));
        shapers.push_back (designed (sampleRateHz, 32, 80.0));
    }

    return shapers;
}

} // namespace

const std::vector<NamedShaper>& everyShaper()
{
    static const auto shapers = makeEveryShaper();
    return shapers;
}

const std::vector<NamedShaper>& fewShapers()
{
    static const std::vector<NamedShaper> shapers {
        { "none", {} },
        published (Shaping::firstOrder),
        published (Shaping::secondOrder),
        published (Shaping::lipshitz),
        published (Shaping::fWeighted),
        published (Shaping::gesemann),
        published (Shaping::ssrcA2, 192000.0),
        designed (44100.0, 16, 40.0),
    };
    return shapers;
}

} // namespace requant::test
