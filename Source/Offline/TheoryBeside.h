#pragma once

#include "Instrument/Discrepancy.h"

#include <array>
#include <vector>

namespace requant
{

struct ErrorFindings;

/** What theory expects of a reduction, from its settings alone, beside what was measured. */
struct TheoryBeside
{
    /** overall: what was measured of all channels together. */
    TheoryBeside (const Expectation&, const ErrorFindings& overall);

    std::optional<double> snrDb, enobBits;
    PredictedError error;
    std::array<std::optional<double>, weightings.size()> weightedErrorDb; ///< re 1.0 squared
    std::optional<SplitPower> split;

    /** Of the same frequencies as a report's spectrum: density re full scale squared per Hz. */
    std::vector<double> densitiesAt (const std::vector<double>& frequenciesHz) const;

    Discrepancy discrepancy;

private:
    PredictedSpectrum spectrum;
    double step;
};

} // namespace requant
