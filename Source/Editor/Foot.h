#pragma once

#include "Pictures/Style.h"
#include "Verdict.h"

namespace requant
{

/** The line at the bottom: the verdict, the stream, the latency. Message thread. */
class Foot : public juce::Component
{
public:
    explicit Foot (const Style& styleToUse);

    /** Takes in new figures; at most five times a second. */
    void show (const Readings&);
    const Verdict& verdict() const noexcept { return shown; }

    void paint (juce::Graphics&) override;

private:
    const Style& style;
    Verdict shown;
    juce::String stream;
};

} // namespace requant
