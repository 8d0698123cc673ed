#pragma once

#include "AudioFacts.h"
#include "JsonNumber.h"
#include "Measurement/FullScale.h"

namespace requant
{

// Under what the figures of a report hold, which it says beside them: a ratio is nothing without
// its weighting, bandwidth and window, nor a level without what it refers to.

/** Of every SNR: "unweighted, 0 Hz (DC included) to 22.05 kHz, over the whole file of 2.00 s". */
std::string snrConditions (const AudioFacts&);
Json snrConditionsJson (const AudioFacts&);

/** What 0 dB is: "a full-scale sine (AES17)", "a full-scale square". */
const char* fullScaleName (FullScale) noexcept;

/** That, of each sort of level that a reduction's report has; of peaks, what 1.0 is. */
Json reductionReferencesJson();

/** The same for the report on a file alone. */
Json contentsReferencesJson();

} // namespace requant
