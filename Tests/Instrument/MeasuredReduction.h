#pragma once

#include "Instrument/Expectation.h"
#include "Measurement/ErrorByPlace.h"
#include "Rendered.h"

namespace requant::test
{

/** One channel through an instrument, measured as the plug-in and the command do it. */
struct MeasuredReduction
{
    MeasuredReduction (const ReductionSettings& settings, const Signal& x,
                       double sampleRateHz = 48000.0)
        : input (x)
    {
        Instrument instrument;
        instrument.prepare (sampleRateHz, 1);
        instrument.setSettings ({ .reduction = settings });
        Channels<double> channels { x };
        process (instrument, channels, 512);
        output = channels[0];
        sums = instrument.reading (0).sinceReset;
        filter = instrument.shaperPlan().filter;
        step = instrument.lattice().step();

        for (auto& sample : input)
            sample = std::isfinite (sample) ? sample : 0.0;
    }

    /** By where the input lies inside its step. */
    SplitPower split() const
    {
        ErrorByPlace places;
        places.prepare (step);
        places.add (input, output);
        const auto powers = *places.powers();
        return { powers.staticPart, powers.dynamicPart };
    }

    Signal input, output;
    ErrorSums sums;
    NoiseTransferFunction filter;
    double step;
};

} // namespace requant::test
