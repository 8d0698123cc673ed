#include "CompareData.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

std::vector<CompareData::Reading> CompareData::readings() const
{
    const auto& levels = comparison.levelsDb;
    std::vector<Reading> all;

    if (! readLevelDb || levels.empty())
        return all;

    const auto nearest =
        std::min_element (levels.begin(), levels.end(),
                          [this] (double a, double b)
                          { return std::abs (a - *readLevelDb) < std::abs (b - *readLevelDb); });
    const auto index = static_cast<std::size_t> (std::distance (levels.begin(), nearest));

    for (const auto& row : comparison.rows)
        all.push_back ({ &row, row.snrAtLevelsDb[index] });

    std::stable_sort (all.begin(), all.end(),
                      [] (const Reading& a, const Reading& b) { return a.snrDb > b.snrDb; });
    return all;
}

CompareData compareOf (LawComparison found)
{
    CompareData data;
    data.comparison = std::move (found);
    const auto& comparison = data.comparison;

    if (! comparison.exists())
    {
        data.title = "Nothing has come in yet";
        data.subtitle = "Laws and ranges are compared on what plays, once there is a signal.";
        return data;
    }

    data.title = "Which law is best here? At " + numbers::exact (comparison.bits)
                 + (comparison.bits == 1.0 ? " bit" : " bits");
    data.subtitle = "The newest " + numbers::fixed (comparison.excerptSeconds, 2)
                    + " s through each law without dither, and at other levels.";
    return data;
}

} // namespace requant
