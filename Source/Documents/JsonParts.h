#pragma once

#include "Files/FileProblem.h"
#include "Files/Reading/AudioFileInfo.h"
#include "Measurement/Error/CodeHistogram.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Measurement/Error/ErrorSums.h"
#include "Measurement/LatticeDetection/DetectedLattice.h"
#include "Measurement/Signal/BitActivity.h"
#include "Measurement/Signal/DitherDetector.h"
#include "Report/ErrorReport.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

namespace requant
{

using Json = nlohmann::ordered_json;

/** null where a figure does not exist or is not finite, which JSON cannot say. */
inline Json jsonNumber (const std::optional<double>& value)
{
    return value && std::isfinite (*value) ? Json (*value) : Json (nullptr);
}

/** Why nothing came of a file, as reports of several have it. */
inline Json failureJson (const FileProblem& problem)
{
    return { { "file", problem.file().string() }, { "reason", problem.reason() } };
}

/** As text. File names need not be UTF-8; what is not becomes a replacement character. */
inline std::string jsonText (const Json& value)
{
    return value.dump (2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/** Puts a value at a figure's id: behind a dot, into the object of that name. */
void put (Json& object, std::string_view id, Json value);

/** Every figure that reports have, at its id. */
Json measuredJson (const MeasuredError&);

// Under what the figures of a report hold, which it says beside them: a ratio is nothing without
// its weighting, bandwidth and window, nor a level without what it refers to.

/** Of every SNR: "unweighted, 0 Hz (DC included) to 22.05 kHz, over the whole file of 2.00 s". */
std::string snrConditions (const AudioFileInfo&);
Json snrConditionsJson (const AudioFileInfo&);

/** What 0 dB is: "a full-scale sine (AES17)", "a full-scale square". */
const char* fullScaleName (FullScale) noexcept;

/** That, of each sort of level that a reduction's report has; of peaks, what 1.0 is. */
Json reductionReferencesJson();

/** The same for the report on a file alone. */
Json contentsReferencesJson();

/** Densities re full scale squared per Hz as levels in dBFS per Hz, re a full-scale sine. */
Json densitiesJson (const std::vector<double>& densities);

/** The same as levels in a bin of this noise bandwidth in Hz: those of tones. */
Json binLevelsJson (std::vector<double> densities, double noiseBinHz);

/** What every spectrum of a report says of itself: unit, reference, window, bins, and the threshold
    of hearing. The curves are added to it. */
Json spectrumJson (const SpectrumCurves&);

/** What a signal's bits and levels are, as reports have it. */
Json bitsJson (const BitActivity&);
Json latticeJson (const DetectedLattice&);
Json traceJson (const ReductionTrace&);

/** Null where no level was counted. */
Json levelsJson (const CodeHistogram::Summary&);
Json replacedJson (const ReplacedSamples&);

} // namespace requant
