#include "Shapers.h"

#include "Quantization/Shaping/LinearPrediction.h"
#include "Quantization/Shaping/PublishedShapers.h"
#include "Support/Facts.h"

#include <algorithm>

namespace requant::test
{

namespace
{

// As ShaperPlan designs them: the weighting relative to its largest value in the band, or all that
// lies below a cutoff.
double weighting (std::string_view id, double sampleRateHz, double frequencyHz)
{
    if (id == "low-pass")
        return frequencyHz <= std::min (15000.0, 0.4 * sampleRateHz) ? 1.0 : 0.0;

    return frequencyHz > 0.0 ? std::min (1.0, factWeighting (id, frequencyHz)) : 0.0;
}

NamedShaper designed (std::string_view id, double sampleRateHz, int order, double depthDb)
{
    const LinearPrediction prediction { [=] (double frequencyHz)
                                        { return weighting (id, sampleRateHz, frequencyHz); },
                                        sampleRateHz };
    return { std::string (id) + ", order " + std::to_string (order) + ", "
                 + std::to_string (static_cast<int> (depthDb)) + " dB at "
                 + std::to_string (static_cast<int> (sampleRateHz)),
             prediction.design (order, depthDb) };
}

NamedShaper published (Shaping shaping, double sampleRateHz = 44100.0)
{
    const auto* const row = findPublishedShaper (shaping, sampleRateHz);
    return row == nullptr ? NamedShaper { "missing", {} }
                          : NamedShaper { std::string (row->name), row->filter() };
}

std::vector<NamedShaper> makePublished()
{
    std::vector<NamedShaper> shapers;

    for (const auto& row : publishedShapers())
    {
        const auto rate = row.ratesHz.empty() ? 0 : static_cast<int> (row.ratesHz[0]);
        shapers.push_back (
            { std::string (row.name) + " at " + std::to_string (rate), row.filter() });
    }

    return shapers;
}

std::vector<NamedShaper> makeDesigned()
{
    std::vector<NamedShaper> shapers;

    for (const auto* const id : { "hearing", "f", "itu_r_468", "a", "low-pass" })
    {
        shapers.push_back (designed (id, 8000.0, 2, 20.0));
        shapers.push_back (designed (id, 44100.0, 16, 40.0));
        shapers.push_back (designed (id, 96000.0, 9, 60.0));
        shapers.push_back (designed (id, 192000.0, 32, 80.0));
        shapers.push_back (designed (id, 768000.0, 24, 40.0));
    }

    return shapers;
}

std::vector<NamedShaper> makeEvery()
{
    auto shapers = everyPublishedShaper();
    shapers.insert (shapers.end(), everyDesignedShaper().begin(), everyDesignedShaper().end());
    return shapers;
}

} // namespace

const std::vector<NamedShaper>& everyPublishedShaper()
{
    static const auto shapers = makePublished();
    return shapers;
}

const std::vector<NamedShaper>& everyDesignedShaper()
{
    static const auto shapers = makeDesigned();
    return shapers;
}

const std::vector<NamedShaper>& everyShaper()
{
    static const auto shapers = makeEvery();
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
        designed ("hearing", 44100.0, 16, 40.0),
    };
    return shapers;
}

} // namespace requant::test
