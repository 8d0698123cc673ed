#include "Warnings.h"

namespace requant
{

namespace
{

std::string counted (std::uint64_t count, const std::string& noun)
{
    return std::to_string (count) + " " + noun + (count == 1 ? "" : "s");
}

std::string shaperWarning (const NoiseShaper& shaper, int sampleRateHz)
{
    std::string rates;

    for (const auto rate : shaper.ratesHz)
        rates += (rates.empty() ? "" : " and ") + std::to_string (static_cast<int> (rate));

    return "the noise shaper \"" + std::string (shaper.name) + "\" was made for " + rates
           + " Hz; at " + std::to_string (sampleRateHz)
           + " Hz its curve lies at other frequencies than the ear's.";
}

} // namespace

std::vector<std::string> warningsFor (const ErrorReport& report)
{
    std::vector<std::string> warnings;
    const auto& sums = report.overall.sums;

    if (report.settings)
    {
        const auto& shaper = noiseShaper (report.settings->reduction.shaping);

        if (! shaper.isMadeFor (report.input.sampleRateHz))
            warnings.push_back (shaperWarning (shaper, report.input.sampleRateHz));
    }

    if (sums.clipped > 0)
        warnings.push_back (counted (sums.clipped, "sample")
                            + " clipped: the input goes beyond the output's range. Lower the "
                              "input's level to avoid it.");

    if (const auto& replaced = sums.replaced; replaced.total() > 0)
        warnings.push_back (counted (replaced.notANumber, "NaN") + ", "
                            + counted (replaced.infinite, "infinite sample") + " and "
                            + counted (replaced.denormal, "denormal sample")
                            + " in the input were taken as 0.");

    return warnings;
}

} // namespace requant
