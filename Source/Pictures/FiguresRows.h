#pragma once

#include "FiguresPicture.h"
#include "Measurement/Weightings.h"

#include <optional>

/** The rows of a table of figures. Thread: any. */
namespace requant::figures
{

/** One figure in its unit: measured, predicted, and how far apart they are. */
struct Figure
{
    juce::String name;
    std::optional<double> measured, predicted;
    juce::String unit; ///< with the space before it
    int decimals;
};

/** A dash where nothing was measured; a difference where something was predicted as well. */
FiguresData::Row rowOf (const Figure&);

/** A count of samples. isBad: it stands out. */
FiguresData::Row countRow (const juce::String& name, std::uint64_t count, bool isBad);

/** A power of ten, for what is far below 1. */
FiguresData::Row scientificRow (const juce::String& name, const std::optional<double>& value);

/** "Error, A-weighted" */
juce::String nameOf (Weighting);

/** What a figure is called where its name has no room: some 84 px. */
juce::String shortNameOf (const juce::String& name);

/** The unit of a power of the error. */
inline const juce::String squaredLsb { juce::CharPointer_UTF8 (" LSB\xc2\xb2") };

} // namespace requant::figures
