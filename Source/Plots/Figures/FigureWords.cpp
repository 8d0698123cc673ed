#include "FigureWords.h"

#include "Plots/Style/Numbers.h"

namespace requant::figureWords
{

juce::String convention (FullScale fullScale)
{
    return fullScale == FullScale::sine ? "AES17" : "square";
}

juce::String reference (FullScale fullScale)
{
    return fullScale == FullScale::sine ? "re sine (AES17)" : "re square";
}

juce::String zero (FullScale fullScale)
{
    return fullScale == FullScale::sine ? "0 dBFS = sine (AES17)" : "0 dBFS = square";
}

juce::String flatBand (double sampleRateHz)
{
    return "flat to " + numbers::shortest (0.0005 * sampleRateHz, 3) + " kHz";
}

} // namespace requant::figureWords
