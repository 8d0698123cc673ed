#pragma once

#include "JuceHeader.h"

namespace requant
{

/** The standalone application. Message thread. */
class Application : public juce::JUCEApplication
{
public:
    const juce::String getApplicationName() override { return "Requant"; }
    const juce::String getApplicationVersion() override { return "0"; }
    void initialise (const juce::String&) override {}
    void shutdown() override {}
};

} // namespace requant
