#pragma once

#include "Plugin/Processor.h"

namespace requant::test
{

/** A plug-in as the wrapper of a format makes it. JUCE's message thread must be in place. */
inline std::unique_ptr<Processor> pluginFor (juce::AudioProcessor::WrapperType format)
{
    juce::AudioProcessor::setTypeOfNextNewPlugin (format);
    auto plugin = std::make_unique<Processor>();
    juce::AudioProcessor::setTypeOfNextNewPlugin (juce::AudioProcessor::wrapperType_Undefined);
    return plugin;
}

} // namespace requant::test
