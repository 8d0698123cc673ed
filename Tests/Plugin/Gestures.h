#pragma once

#include "Plugin/Parameters/ParameterSet.h"

namespace requant::test
{

/** Counts what a host sees of changes: what automation that is being written would take. */
class Gestures : private juce::AudioProcessorParameter::Listener
{
public:
    explicit Gestures (const ParameterSet& toWatch) : parameters (toWatch)
    {
        for (auto* parameter : parameters.all())
            parameter->addListener (this);
    }

    ~Gestures() override
    {
        for (auto* parameter : parameters.all())
            parameter->removeListener (this);
    }

    int values = 0, begun = 0, ended = 0;

private:
    void parameterValueChanged (int, float) override { ++values; }
    void parameterGestureChanged (int, bool isStarting) override
    {
        (isStarting ? begun : ended) += 1;
    }

    const ParameterSet& parameters;
};

} // namespace requant::test
