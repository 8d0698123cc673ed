#pragma once

#include "JuceHeader.h"
#include "Measurement/Window.h"

namespace requant
{

/** "3 s": a window as figures name it. Thread: any. */
inline juce::String wordsFor (Window window)
{
    return window == Window::momentary   ? "0.4 s"
           : window == Window::shortTerm ? "3 s"
                                         : "since reset";
}

} // namespace requant
