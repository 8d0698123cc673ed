#pragma once

#include "Report/PlotData/MeasuredReduction.h"

#include <optional>
#include <string>
#include <vector>

namespace requant
{

/** What the picture "Noise or distortion?" shows at one moment: the error given where the input
    lies inside its step. Phases are LSB from the nearest level, -1/2 to 1/2. */
struct NoiseData
{
    /** Mean and power around it of the error of the samples at a step phase. */
    struct Point
    {
        double phaseLsb, mean, variance;
    };

    std::vector<Point> measured;  ///< by rising phase; a gap wider than `pitch` is a break
    std::vector<Point> predicted; ///< or none
    std::vector<Point> undithered, uniform; ///< what none and RPDF would give
    double pitch = 1.0 / 64.0;

    double errorRange = 0.75;  ///< -range to range is in view, in LSB
    double highestPower = 0.4; ///< in view, in LSB^2
    std::string title, subtitle;
    std::optional<double> readPhaseLsb; ///< where the pointer reads, if anywhere

    /** The measured point nearest to a phase, where one lies within a pitch of it. */
    const Point* nearestTo (double phaseLsb) const noexcept;
};

/** Adds what no dither and RPDF would give. Thread: any. */
void addReferences (NoiseData&);

/** The errors by step phase, beside what theory says of them, of no dither and of RPDF. Thread:
    any. */
NoiseData noiseOf (const MeasuredReduction&);

} // namespace requant
