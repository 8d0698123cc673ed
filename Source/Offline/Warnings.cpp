#include "Warnings.h"

namespace requant
{

namespace
{

std::string counted (std::uint64_t count, const std::string& noun)
{
    return std::to_string (count) + " " + noun + (count == 1 ? "" : "s");
}

} // namespace

std::vector<std::string> warningsFor (const ErrorReport& report)
{
    std::vector<std::string> warnings;
    const auto& sums = report.overall.sums;

    if (report.reduction)
        if (auto remark = report.reduction->shaper.remark(); ! remark.empty())
            warnings.push_back (std::move (remark));

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
