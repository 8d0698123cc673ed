#include "Standalone/Application.h"

// In CreatePlugin.cpp: every format's plug-in, this application's too.
juce::AudioProcessor* JUCE_CALLTYPE createPluginFilter();

// Called by the Standalone format's main function.
juce::JUCEApplicationBase* juce_CreateApplication();

juce::JUCEApplicationBase* juce_CreateApplication()
{
    return new requant::Application (createPluginFilter);
}
