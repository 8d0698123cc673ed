#pragma once

#include "Editor/Controls/ParameterChoice.h"
#include "Editor/Controls/ParameterNumber.h"
#include "Editor/Controls/ParameterToggle.h"
#include "Engine/Settings.h"
#include "Plugin/Parameters/ParameterSet.h"

namespace requant
{

/** What one listens to: output, error, input or noise floor, and how far the quiet ones are raised.
    Message thread. */
class MonitorPanel : public juce::Component
{
public:
    static constexpr int neededHeight = 76;

    MonitorPanel (const Style&, const ParameterSet&);

    /** What is heard now. */
    void hear (const Heard&);

    ParameterChoice source;
    ParameterNumber gain;
    ParameterToggle automatic;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    bool raises() const noexcept;
    void changed();

    const Style& style;
    Heard heard;
};

} // namespace requant
