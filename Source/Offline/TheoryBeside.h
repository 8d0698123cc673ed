#pragma once

#include "Instrument/Discrepancy.h"
#include "Quantization/PredictedDensity.h"

#include <array>
#include <vector>

namespace requant
{

struct ErrorFindings;

/** What theory expects of a reduction, from its settings alone, beside what was measured. */
struct TheoryBeside
{
    /** density: of the same reduction's error. overall: what was measured of all channels
        together. */
    TheoryBeside (const Expectation&, const std::optional<PredictedDensity>& density,
                  const ErrorFindings& overall);

    std::optional<double> snrDb, enobBits;
    double psqnrDb; ///< 10 log10 (1 / MSQE)
    PredictedError error;
    std::array<std::optional<double>, weightings.size()> weightedErrorDb; ///< re 1.0 squared
    std::optional<SplitPower> split;

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
