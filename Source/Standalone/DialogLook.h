#pragma once

#include "JuceHeader.h"
#include "Plots/Juce/Style.h"

namespace requant
{

/** How the application's further windows look, such as the audio device's and the file chooser's:
    as the editor does. The default of all windows while it lives. Message thread. */
class DialogLook : public juce::LookAndFeel_V4
{
public:
    DialogLook() { setDefaultLookAndFeel (this); }

    /** Takes over the style's colours and typeface. */
    void take (const Style&);
};

} // namespace requant
