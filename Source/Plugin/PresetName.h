#pragma once

#include "JuceHeader.h"

namespace requant
{

/** The name that a person gives to a preset, and the file name that stands for it. Either follows
    from the other, so that a file that is renamed in a file manager is a preset that is renamed.
    Thread: any. */
namespace presetName
{

/** So long that the file's name fits into the 255 bytes that file systems take. */
inline constexpr int longest = 60;

inline constexpr auto fileSuffix = ".requant";

/** What a person typed, as one line: without control characters, and without space at its ends or
    twice in a row. It may be empty, or too long. */
juce::String tidied (const juce::String& typed);

/** A name that is safe on every system: what a file system or a shell takes for something else (as
    "/", "..", "CON" on Windows) is written as % and two hexadecimal digits. name: tidied. */
juce::String fileNameFor (const juce::String& name);

/** The preset's name of a file's name, by whomever that was given; it may be too long. */
juce::String ofFile (const juce::String& fileName);

} // namespace presetName

} // namespace requant
