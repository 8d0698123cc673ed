#pragma once

#include "JuceHeader.h"
#include "Measurement/MeterFeed.h"
#include "Plugin/Parameters.h"

namespace requant
{

/** The plug-in's window: controls on the left, one large picture, meters and figures on the right.

    Gets the parameters and the measurement feed, never the processor's class. Message thread.
*/
class Editor : public juce::AudioProcessorEditor
{
public:
    Editor (juce::AudioProcessor& owner, const Parameters&, MeterFeed&);
};

} // namespace requant
