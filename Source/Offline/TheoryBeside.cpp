#include "TheoryBeside.h"

#include "ErrorReport.h"

namespace requant
{

namespace
{

std::optional<SplitPower> splitOf (const ErrorFindings& found)
{
    const auto repeats = found.staticErrorLsb2(), rest = found.dynamicErrorLsb2();
    return repeats && rest ? std::optional (SplitPower { *repeats, *rest }) : std::nullopt;
}

std::optional<double> snrOf (const Expectation& expectation, const ErrorSums& sums)
{
    const auto energy = sums.inputSquared.value();

    if (! (energy > 0.0))
        return {};

    return expectation.snrDb (energy / static_cast<double> (sums.count));
}

} // namespace

TheoryBeside::TheoryBeside (const Expectation& expectation, const AppliedReduction& reduction,
                            const ErrorFindings& overall, std::size_t channels)
    : snrDb (snrOf (expectation, overall.sums)), enobBits (expectation.enobBits()),
      error (expectation.error().value_or (PredictedError {})), split (expectation.split()),
      placed (reduction.placedError()),
      discrepancy (overall.sums, expectation, splitOf (overall), channels),
      errorDensity (reduction.errorDensity()), spectrum (expectation.spectrum()),
      step (expectation.step())
{
    psqnrDb = -powerToDb (error.powerLsb2 * step * step);

    for (std::size_t w = 0; w < weightings.size(); ++w)
        weightedErrorDb[w] = expectation.weightedErrorDb (weightings[w]);
}

std::vector<double> TheoryBeside::densitiesAt (const std::vector<double>& frequenciesHz) const
{
    std::vector<double> densities;

    for (const auto hz : frequenciesHz)
        densities.push_back (spectrum.densityAt (hz) * step * step);

    return densities;
}

// Without dither a density jumps, where a bin has its middle. An even number of places, none of
// them there, gives the bin its half.
std::optional<double> TheoryBeside::densityPerLsb (double centreLsb, double widthLsb) const noexcept
{
    if (! errorDensity)
        return {};

    constexpr int places = 8;
    auto sum = 0.0;

    for (int p = 0; p < places; ++p)
        sum += errorDensity->at (centreLsb + ((p + 0.5) / places - 0.5) * widthLsb);

    return sum / places;
}

} // namespace requant
