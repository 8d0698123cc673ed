#pragma once

#include "ErrorReport.h"

namespace requant
{

/** Sentences about what a user should know of a reduction: a noise shaper that is not all that was
    asked for, an input that needed none of it, clipped samples, samples that were NaN, lost
    metadata. */
std::vector<std::string> warningsFor (const ErrorReport&);

/** Those about the reading of a file alone: to its end, since its header does not say how much
    audio it holds; past bytes that are no audio. */
std::vector<std::string> readingWarnings (const AudioFileInfo&);

} // namespace requant
