#include "DiscrepancySentence.h"

#include "Instrument/DiscrepancyWords.h"
#include "ParameterBinding.h"
#include "Pictures/Numbers.h"

namespace requant
{

juce::String sentenceOn (const Discrepancy& found)
{
    if (! found.powerDb && found.reasons.isEmpty())
        return {};

    const auto reason = found.reasons.first();
    const auto words = reason ? toString (reasonWords (*reason)) : juce::String();

    if (! found.powerDb)
        return "Nothing can be compared: " + words + ".";

    const auto apart = "The error's power lies " + numbers::fixed (*found.powerDb, 2, true)
                       + " dB from what theory expects";

    if (found.isWithinChance)
        return apart + ", which is within chance" + (reason ? "; but " + words : juce::String())
               + ".";

    return apart + ": " + words + ".";
}

} // namespace requant
