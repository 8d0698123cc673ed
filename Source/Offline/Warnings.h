#pragma once

#include "ErrorReport.h"

namespace requant
{

/** Sentences about what a user should know of a reduction: a shaper at a rate that it was not made
    for, clipped samples, samples that were no numbers. */
std::vector<std::string> warningsFor (const ErrorReport&);

} // namespace requant
