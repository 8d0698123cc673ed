#include "Conditions.h"

#include <array>
#include <cstdio>

namespace requant
{

namespace
{

double secondsOf (const AudioFacts& facts)
{
    return static_cast<double> (facts.frames) / facts.sampleRateHz;
}

Json levelJson (FullScale fullScale)
{
    return { { "0_db_is", fullScaleName (fullScale) },
             { "mean_square", referencePower (fullScale) } };
}

Json peakJson() { return { { "1_is", "full scale" } }; }

} // namespace

const char* fullScaleName (FullScale fullScale) noexcept
{
    return fullScale == FullScale::sine ? "a full-scale sine (AES17)" : "a full-scale square";
}

std::string snrConditions (const AudioFacts& facts)
{
    std::array<char, 128> text {};
    std::snprintf (text.data(), text.size(),
                   "unweighted, 0 Hz (DC included) to %.6g kHz, over the whole file of %.2f s",
                   0.5e-3 * facts.sampleRateHz, secondsOf (facts));
    return text.data();
}

Json snrConditionsJson (const AudioFacts& facts)
{
    return { { "weighting", "none" },
             { "bandwidth_hz", { 0.0, 0.5 * facts.sampleRateHz } },
             { "dc_included", true },
             { "window", "whole file" },
             { "seconds", secondsOf (facts) } };
}

Json reductionReferencesJson()
{
    return { { "psqnr_db", levelJson (FullScale::square) },
             { "weighted_error_db", levelJson (FullScale::square) },
             { "spectrum", levelJson (FullScale::sine) },
             { "peak", peakJson() } };
}

Json contentsReferencesJson()
{
    return { { "peak", peakJson() }, { "spectrum", levelJson (FullScale::sine) } };
}

} // namespace requant
