#pragma once

#include "JsonNumber.h"
#include "Measurement/BitActivity.h"
#include "Measurement/CodeUse.h"
#include "Measurement/ErrorSums.h"
#include "Measurement/LatticeFinding.h"
#include "Measurement/ReductionTrace.h"

namespace requant
{

/** What a signal's bits and levels are, as reports have it. */
Json bitsJson (const BitActivity&);
Json latticeJson (const LatticeFinding&);
Json traceJson (const ReductionTrace&);

/** Null where no level was counted. */
Json levelsJson (const CodeUse::Summary&);
Json replacedJson (const ReplacedSamples&);

} // namespace requant
