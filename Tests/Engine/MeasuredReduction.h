#pragma once

#include "Measurement/Error/ConditionalErrorStatistics.h"
#include "Rendered.h"
#include "Theory/Prediction.h"

namespace requant::test
{

/** One channel through an engine, measured as the plug-in and the command do it. */
struct MeasuredReduction
{
    MeasuredReduction (const ReductionSettings& settings, const Signal& x,
                       double sampleRateHz = 48000.0)
        : input (x)
    {
        Engine engine;
        engine.prepare (sampleRateHz, 1);
        engine.setSettings ({ .reduction = settings });
        Channels<double> channels { x };
        process (engine, channels, 512);
        output = channels[0];
        sums = engine.reading (0).sinceReset;
        filter = engine.shaperPlan().filter;
        lattice = engine.lattice();

        for (auto& sample : input)
            sample = std::isfinite (sample) ? sample : 0.0;
    }

    /** By where the input lies inside its step. */
    SplitPower split() const
    {
        ConditionalErrorStatistics places;
        places.prepare (lattice);
        places.add (input, output);
        const auto powers = *places.powers();
        return { powers.staticPart, powers.dynamicPart };
    }

    Signal input, output;
    ErrorSums sums;
    NoiseTransferFunction filter;
    Lattice lattice;
};

} // namespace requant::test
