#pragma once

#include "JsonNumber.h"
#include "SpectrumCurves.h"

namespace requant
{

/** Densities re full scale squared per Hz as levels in dBFS per Hz, re a full-scale sine. */
Json densitiesJson (const std::vector<double>& densities);

/** The same as levels in a bin of this noise bandwidth in Hz: those of tones. */
Json binLevelsJson (std::vector<double> densities, double noiseBinHz);

/** What every spectrum of a report says of itself: unit, reference, window, bins, and the threshold
    of hearing. The curves are added to it. */
Json spectrumJson (const SpectrumCurves&);

} // namespace requant
