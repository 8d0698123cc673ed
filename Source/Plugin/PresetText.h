#pragma once

#include "Controls/Control.h"
#include "JuceHeader.h"

namespace requant
{

/** A person's preset as lines of text that a person can read and write: a title with a version,
    then one value a control, by the ids and words of the command's options.

        Requant preset 1
        # Lines like this one, and empty ones, say nothing.
        bits=16
        dither=tpdf
        ...

    What a preset does not name gets its default; an id that is unknown here, or no matter of a
    preset, is passed over. So every program reads the presets of every other one of the same
    version. */
namespace presetText
{

inline constexpr int version = 1;

/** What is longer than this is not a preset, and is not looked at. */
inline constexpr std::size_t maximumSize = 1 << 16;

/** Thread: any. */
std::string write (const ReductionSettings&);

/** Sets the settings to what write() or a person wrote. Where it fails it sets nothing, and the
    message names the line: "line 3: Word length can be 1 to 24, not 99." Thread: any. */
juce::Result read (std::string_view text, ReductionSettings&);

} // namespace presetText

} // namespace requant
