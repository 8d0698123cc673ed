#pragma once

#include "Measurement/Error/ErrorFigures.h"

#include <string>

/** What must stand beside a figure, or it says nothing: what it is relative to, and its band.
    Thread: any. */
namespace requant::figureWords
{

/** "AES17" or "square": which signal has 0 dBFS, where the unit stands before it. */
std::string convention (FullScale);

/** "re sine (AES17)" or "re square". */
std::string reference (FullScale);

/** "0 dBFS = sine (AES17)" or "0 dBFS = square". */
std::string zero (FullScale);

/** "flat to 22.05 kHz": the weighting and the band of an SNR. sampleRateHz: above 0. */
std::string flatBand (double sampleRateHz);

} // namespace requant::figureWords
