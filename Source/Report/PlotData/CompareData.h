#pragma once

#include "Report/LawComparison.h"

namespace requant
{

/** What the Compare picture shows at one moment: which law, and which range, suits the signal. */
struct CompareData
{
    LawComparison comparison;
    std::string title, subtitle;
    std::optional<double> readLevelDb; ///< where the pointer reads, if anywhere

    /** The rows at the read level, by falling SNR: each with that SNR. */
    struct Reading
    {
        const LawComparison::Row* row;
        double snrDb;
    };
    std::vector<Reading> readings() const;
};

/** Thread: any. */
CompareData compareOf (LawComparison);

} // namespace requant
