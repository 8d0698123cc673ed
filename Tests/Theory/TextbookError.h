#pragma once

#include "Quantization/Modes.h"
#include "Quantization/Response.h"
#include "Support/Statistics.h"

namespace requant::test
{

/** The total error of a reduction whose input is spread evenly over the positions inside a step, so
    that rounding adds a uniform error that depends on nothing: QE is then a sum of independent
    white sources, each through a filter of its own, and its moments and the spread of their
    estimates follow (M. S. Bartlett, 1946, for the variance of the mean square of a linear
    process).

    Flat for Rounding::towardZero, where QE is that of truncation with the sign of the input.
*/
class ErrorModel
{
public:
    explicit ErrorModel (const ReductionSettings& settings,
                         const NoiseTransferFunction& filter = {})
        : isSigned (settings.rounding == Rounding::towardZero)
    {
        const auto h = responseOf (filter);
        auto difference = h;
        difference.push_back (0.0);

        for (std::size_t n = 0; n < h.size(); ++n)
            difference[n + 1] -= h[n];

        const auto amount = settings.ditherAmount, uniform = amount * amount / 12.0;
        // The fourth cumulant of a uniform density of width w is -w^4 / 120; of a normal one, 0.
        const auto fourth = -amount * amount * amount * amount / 120.0;
        sources.push_back ({ 1.0 / 12.0, -1.0 / 120.0, h });

        if (settings.dither == Dither::highPass)
            sources.push_back ({ uniform, fourth, difference });
        else if (settings.dither == Dither::gaussian)
            sources.push_back ({ 0.25 * amount * amount, 0.0, h });
        else if (settings.dither != Dither::none)
            sources.push_back ({ uniform, fourth, h });

        if (settings.dither == Dither::tpdf)
            sources.push_back (sources.back());

        shift = isToNearest (settings.rounding) ? 0.0 : 0.5 * sum (h);
    }

    double mean() const { return isSigned ? 0.0 : shift; }
    double power() const { return variance() + shift * shift; }

    /** 5 sigma of the mean of `count` samples. With c the running sum of a response, the sum of
        the first n samples from rest weighs a source's values with c[0] .. c[n - 1]. */
    double toleranceOfMean (std::size_t count) const
    {
        double total = isSigned ? shift * shift * static_cast<double> (count) : 0.0;

        for (const auto& source : sources)
        {
            double running = 0.0, squares = 0.0;

            for (const auto sample : source.response)
            {
                running += sample;
                squares += running * running;
            }

            squares += running * running * static_cast<double> (count - source.response.size());
            total += source.variance * squares;
        }

        return sigmas * std::sqrt (total) / static_cast<double> (count);
    }

    /** 5 sigma of the mean square of `count` samples. */
    double toleranceOfPower (std::size_t count) const
    {
        double total = 0.0;

        for (const auto& source : sources)
        {
            const auto gain = productOf (source.response), atDc = sum (source.response);
            total += source.fourthCumulant * gain * gain
                     + 4.0 * shift * shift * source.variance * atDc * atDc;
        }

        for (std::size_t lag = 0; lag < sources.back().response.size(); ++lag)
            total += (lag == 0 ? 2.0 : 4.0) * std::pow (product (lag), 2.0);

        return requant::test::toleranceOfMean (total, count);
    }

private:
    struct Source
    {
        double variance, fourthCumulant;
        Response response;
    };

    static double sum (const Response& h)
    {
        double total = 0.0;

        for (const auto sample : h)
            total += sample;

        return total;
    }

    // Autocorrelation.
    double product (std::size_t lag) const
    {
        double total = 0.0;

        for (const auto& source : sources)
            total += source.variance * productOf (source.response, lag);

        return total;
    }

    double variance() const { return product (0); }

    bool isSigned;
    double shift = 0.0;
    std::vector<Source> sources;
};

} // namespace requant::test
