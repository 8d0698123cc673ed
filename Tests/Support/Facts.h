#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace requant::test
{

/** A row of Facts/published-noise-shapers.json. */
struct PublishedFact
{
    std::string name;
    double sampleRateHz;
    std::vector<double> usableHz;               ///< empty: any
    std::vector<double> numerator, denominator; ///< of H, leading 1 included
    double hearingGainDb, powerGainDb;
};

/** A row and order of Facts/limits.json: what the shaper designed for hearing reaches. */
struct LimitFact
{
    double sampleRateHz, depthDb;
    double limitDb; ///< of any causal filter
    int order;
    double criterionGainDb, hearingGainDb, powerGainDb, peakGainDb;
};

/** A row of Facts/lloyd-max.json: what others' levels make of numbers. */
struct LloydMaxFact
{
    std::string id, density;
    int bits;
    double scale;     ///< the standard deviation
    double tolerance; ///< of the values
    std::vector<double> input, values;
    std::vector<std::size_t> codes; ///< levels, counted from the lowest
};

const std::vector<LloydMaxFact>& lloydMaxFacts();
const std::vector<PublishedFact>& publishedFacts();
const std::vector<LimitFact>& limitFacts();

/** The ids of Facts/weightings.json. */
inline constexpr std::string_view factWeightingIds[] = { "hearing", "f", "itu_r_468", "a" };

/** |W|^2 of a weighting of Facts/weightings.json, from its roots or its table. frequencyHz: above
    0. Relative to the largest within 1 Hz to 24 kHz, where it is 1 but for the search's steps. */
double factWeighting (std::string_view id, double frequencyHz);

} // namespace requant::test
