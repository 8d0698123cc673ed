#pragma once

#include "AppliedReduction.h"
#include "Instrument/Discrepancy.h"

#include <array>
#include <vector>

namespace requant
{

struct ErrorFindings;

/** What theory expects of a reduction, from its settings alone, beside what was measured. */
struct TheoryBeside
{
    /** Expectation: of the reduction. overall: what was measured of so many channels together. */
    TheoryBeside (const Expectation&, const AppliedReduction&, const ErrorFindings& overall,
                  std::size_t channels);

    std::optional<double> snrDb, enobBits;
    double psqnrDb; ///< 10 log10 (1 / MSQE)
    PredictedError error;
    std::array<std::optional<double>, weightings.size()> weightedErrorDb; ///< re 1.0 squared
    std::optional<SplitPower> split;
    std::optional<PlacedError> placed; ///< at each place inside a step

    /** Of the same frequencies as a report's spectrum: density re full scale squared per Hz. */
    std::vector<double> densitiesAt (const std::vector<double>& frequenciesHz) const;

    /** The probability density of QE in 1/LSB: its mean over a bin of a histogram. Empty where
        theory has none. */
    std::optional<double> densityPerLsb (double centreLsb, double widthLsb) const noexcept;

    Discrepancy discrepancy;

private:
    std::optional<PredictedDensity> errorDensity;
    PredictedSpectrum spectrum;
    double step;
};

} // namespace requant
