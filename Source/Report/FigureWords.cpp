#include "FigureWords.h"

#include "Text/Numbers.h"

namespace requant::figureWords
{

std::string convention (FullScale fullScale)
{
    return fullScale == FullScale::sine ? "AES17" : "square";
}

std::string reference (FullScale fullScale)
{
    return fullScale == FullScale::sine ? "re sine (AES17)" : "re square";
}

std::string zero (FullScale fullScale)
{
    return fullScale == FullScale::sine ? "0 dBFS = sine (AES17)" : "0 dBFS = square";
}

std::string flatBand (double sampleRateHz)
{
    return "flat to " + numbers::shortest (0.0005 * sampleRateHz, 3) + " kHz";
}

} // namespace requant::figureWords
