#include "Editor/Editor.h"
#include "Plugin/Processor.h"

namespace
{

/** The plug-in with its editor: the one place that knows both. */
class PluginWithEditor : public requant::Processor
{
public:
    bool hasEditor() const override { return true; }

    juce::AudioProcessorEditor* createEditor() override
    {
        return new requant::Editor (*this, session(), meterFeed(),
                                    requant::PersonalFiles::conventional());
    }
};

} // namespace

// Called by every format's wrapper.
juce::AudioProcessor* JUCE_CALLTYPE createPluginFilter();

juce::AudioProcessor* JUCE_CALLTYPE createPluginFilter() { return new PluginWithEditor(); }
