#pragma once

#include "Font.h"
#include "Geometry.h"

#include <string>
#include <vector>

namespace requant
{

/** Where words stand in their area. */
enum class Justification
{
    centredLeft, ///< centred from top to bottom, as all but the last
    centred,
    centredRight,
    topLeft
};

/** What becomes of words that are longer than their area is wide. */
enum class TooLong
{
    isCut,     ///< after the last letter that has room
    endsInDots ///< likewise, with dots in place of the last letters
};

/** As much of a line of text as has room in a width. */
std::string fittedLine (const Font&, std::string_view text, float width, TooLong);

/** One line of a text that takes several. */
struct TextLine
{
    std::string text;
    Rectangle place; ///< as wide as the area, as high as the font
};

/** A text in as few lines as hold it, of about one length, at most `mostLines`; where that is too
    few, the last one ends in dots. As JUCE 7 fits text, so that both paint alike. The area is as
    high as the lines; centredLeft or topLeft. Thread: any. */
std::vector<TextLine> fittedLines (const Font&, std::string_view text, Rectangle area,
                                   Justification, int mostLines);

} // namespace requant
