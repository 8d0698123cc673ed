#include "Editor.h"

namespace requant
{

Editor::Editor (juce::AudioProcessor& owner, const Parameters&, MeterFeed&)
    : juce::AudioProcessorEditor (owner)
{
    setSize (1200, 750);
}

} // namespace requant
