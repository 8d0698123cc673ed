#pragma once

// The only door to JUCE: no other file of ours includes a module's header.

#include <juce_audio_utils/juce_audio_utils.h>
#include <juce_gui_extra/juce_gui_extra.h>
