#pragma once

#include "Plots/Style/Style.h"
#include "StepsLayout.h"

#include <string>

namespace requant
{

/** Paints one sample close up: the levels around it, where it came in, where it went, and by how
    much that is wrong. Where steps are too fine to see, quantization is seen here. Message thread.
*/
class StepsCard
{
public:
    explicit StepsCard (const Style& styleToUse) : style (styleToUse) {}

    /** data.read: the sample to show; without one, only what is in view is said. */
    void paint (juce::Graphics&, juce::Rectangle<float> bounds, const StepsData&) const;

    /** The sample's figures in one line, for where there is no room for the card. */
    static std::string inOneLine (const StepsData&);

private:
    void paintView (juce::Graphics&, juce::Rectangle<float>, const StepsData&) const;
    void paintDrawing (juce::Graphics&, juce::Rectangle<float>, const SamplePair&,
                       const Lattice&) const;
    void paintFigures (juce::Graphics&, juce::Rectangle<float>, const SamplePair&,
                       const ReductionSettings&) const;

    const Style& style;
};

} // namespace requant
