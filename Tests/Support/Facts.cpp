#include "Facts.h"

#include "Data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <stdexcept>

namespace requant::test
{

namespace
{

using nlohmann::json;

std::vector<PublishedFact> readPublished()
{
    const auto file = dataOf ("published-noise-shapers.json");
    std::vector<PublishedFact> facts;

    for (const auto& row : file.at ("shapers"))
    {
        const auto& usable = row.at ("usable_hz");
        facts.push_back (
            { row.at ("name"), row.at ("sample_rate_hz"),
              usable == "any" ? std::vector<double> {} : usable.get<std::vector<double>>(),
              row.at ("numerator"), row.at ("denominator"), row.at ("hearing_weighted_gain_db"),
              row.at ("power_gain_db") });
    }

    return facts;
}

std::vector<LimitFact> readLimits()
{
    const auto file = dataOf ("limits.json");
    std::vector<LimitFact> facts;

    for (const auto& row : file.at ("rows"))
        for (const auto& [order, reached] : row.at ("by_order").items())
            facts.push_back ({ row.at ("sample_rate_hz"), row.at ("depth_db"), row.at ("limit_db"),
                               std::stoi (order), reached.at ("criterion_gain_db"),
                               reached.at ("hearing_gain_db"), reached.at ("power_gain_db"),
                               reached.at ("peak_gain_db") });

    return facts;
}

std::vector<LloydMaxFact> readLloydMax()
{
    std::vector<LloydMaxFact> facts;

    for (const auto& row : dataOf ("lloyd-max.json"))
    {
        const auto &parameters = row.at ("parameters"), &expected = row.at ("expected");
        facts.push_back ({ row.at ("id"), parameters.at ("density"), parameters.at ("bits"),
                           parameters.at ("scale"), row.at ("tolerance").at ("values"),
                           row.at ("input"), expected.at ("values"), expected.at ("codes") });
    }

    return facts;
}

// A weighting as a function of log frequency in dB: a table, or roots in Hz.
struct Curve
{
    std::vector<std::pair<double, double>> table; ///< ln Hz, dB
    std::vector<std::complex<double>> zeros, poles;
    bool isHeld = false; ///< beyond its ends; else they go on at their slopes
    double largestDb = 0.0;

    double tableDb (double frequencyHz) const
    {
        auto position = std::log (frequencyHz);

        if (isHeld)
            position = std::clamp (position, table.front().first, table.back().first);

        auto right =
            std::upper_bound (table.begin() + 1, table.end() - 1, std::pair { position, 0.0 });
        const auto left = right - 1;
        return std::lerp (left->second, right->second,
                          (position - left->first) / (right->first - left->first));
    }

    double db (double frequencyHz) const
    {
        if (! table.empty())
            return tableDb (frequencyHz);

        double sum = 0.0;

        for (const auto& zero : zeros)
            sum += std::log10 (std::norm (std::complex { 0.0, frequencyHz } - zero));

        for (const auto& pole : poles)
            sum -= std::log10 (std::norm (std::complex { 0.0, frequencyHz } - pole));

        return 10.0 * sum;
    }
};

Curve readCurve (const std::string& id)
{
    const auto weightings = dataOf ("weightings.json");
    const auto& fact = weightings.at (id);
    Curve curve;

    const auto roots = [&] (const char* name)
    {
        std::vector<std::complex<double>> all;

        for (const auto& root : fact.at (name))
            all.emplace_back (root.at (0).get<double>(), root.at (1).get<double>());

        return all;
    };

    if (fact.contains ("zeros_hz"))
    {
        curve.zeros = roots ("zeros_hz");
        curve.poles = roots ("poles_hz");
    }
    else if (fact.contains ("table"))
    {
        for (const auto& row : fact.at ("table"))
            curve.table.emplace_back (std::log (row.at (0).get<double>()), row.at (1));
    }
    else
    {
        const auto& hz = fact.at ("frequency_hz");
        const auto& threshold = fact.at ("threshold_db_spl");
        curve.isHeld = true;

        for (std::size_t i = 0; i < hz.size(); ++i)
            curve.table.emplace_back (std::log (hz[i].get<double>()), -threshold[i].get<double>());
    }

    curve.largestDb = curve.db (1.0);

    for (int hz = 2; hz <= 24000; ++hz)
        curve.largestDb = std::max (curve.largestDb, curve.db (hz));

    return curve;
}

} // namespace

const std::vector<PublishedFact>& publishedFacts()
{
    static const auto facts = readPublished();
    return facts;
}

const std::vector<LimitFact>& limitFacts()
{
    static const auto facts = readLimits();
    return facts;
}

const std::vector<LloydMaxFact>& lloydMaxFacts()
{
    static const auto facts = readLloydMax();
    return facts;
}

double factWeighting (std::string_view id, double frequencyHz)
{
    static const std::array curves { readCurve ("hearing"), readCurve ("f"),
                                     readCurve ("itu_r_468"), readCurve ("a") };
    const auto index = std::find (std::begin (factWeightingIds), std::end (factWeightingIds), id)
                       - std::begin (factWeightingIds);
    const auto& curve = curves.at (static_cast<std::size_t> (index));
    return std::pow (10.0, 0.1 * (curve.db (frequencyHz) - curve.largestDb));
}

} // namespace requant::test
