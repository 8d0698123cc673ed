#include "Standalone/Application.h"

// Called by the Standalone format's main function.
juce::JUCEApplicationBase* juce_CreateApplication();

juce::JUCEApplicationBase* juce_CreateApplication() { return new requant::Application(); }
