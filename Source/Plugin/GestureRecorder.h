#pragma once

#include "Parameters.h"

namespace requant
{

/** Hears what a person changes: from the begin of a gesture to its end. Automation by the host has
    no gestures here, so it is never heard. Message thread; gestures of another one are ignored. */
class GestureRecorder : private juce::AudioProcessorParameter::Listener
{
public:
    /** onChange: called at the end of each gesture that changed the value, with the value
        before. */
    GestureRecorder (const Parameters&,
                     std::function<void (ControlParameter&, double before)> onChange);
    ~GestureRecorder() override;

private:
    void parameterValueChanged (int, float) override {}
    void parameterGestureChanged (int index, bool isBeginning) override;

    struct Heard
    {
        ControlParameter* parameter;
        double valueBefore;
    };

    std::vector<Heard> heard;
    std::function<void (ControlParameter&, double)> tell;
};

} // namespace requant
