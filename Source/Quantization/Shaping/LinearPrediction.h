#pragma once

#include "NoiseTransferFunction.h"

#include <functional>
#include <vector>

namespace requant
{

/** Designs noise shapers from a weighting: the noise transfer function of an order that has the
    least weighted noise is the linear predictor of the weighting, which is minimum phase, so it is
    stable by construction.

    Source: M. A. Gerzon, P. G. Craven, "Optimal noise shaping and dither of digital signals",
    AES 87th convention, 1989; N. Levinson, J. Math. Phys. 25, 1947; J. Durbin, 1960.
    Thread: any. Not real time: allocates, and takes milliseconds.
*/
class LinearPrediction
{
public:
    static constexpr int minimumOrder = 2, maximumOrder = 32;
    static constexpr double maximumDepthDb = 80.0;

    /** weighting: power weighting of a frequency in Hz, 0 or more, at most 1.
        sampleRateHz: above 0. */
    LinearPrediction (const std::function<double (double frequencyHz)>& weighting,
                      double sampleRateHz);

    /** The shaper for W(f) = weighting(f) + 1 / (10^(depth / 10) - 1): the depth is how many dB the
        weighting spans, 0 is no shaping. order: minimumOrder to maximumOrder; depthDb: 0 to
        maximumDepthDb; what lies outside counts as the nearest of them. */
    NoiseTransferFunction design (int order, double depthDb) const;

private:
    std::vector<double> autocorrelation; ///< of the weighting, lags 0 to maximumOrder
};

} // namespace requant
