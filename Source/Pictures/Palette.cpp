#include "Palette.h"

namespace requant
{

const Palette& Palette::dark() noexcept
{
    static const Palette palette {
        .background = juce::Colour (0xff101317),
        .panel = juce::Colour (0xff171b21),
        .raised = juce::Colour (0xff222932),
        .line = juce::Colour (0xff2e3742),
        .text = juce::Colour (0xffe9edf2),
        .secondaryText = juce::Colour (0xff98a4b1),
        .selectedFill = juce::Colour (0xffe9edf2),
        .selectedText = juce::Colour (0xff101317),
        .input = juce::Colour (0xffc3ccd6),
        .output = juce::Colour (0xff58a9ff),
        .error = juce::Colour (0xffffa04a),
        .prediction = juce::Colour (0xffc58cf2),
        .clip = juce::Colour (0xffff5a5a),
        .good = juce::Colour (0xff6fd3c7),
    };
    return palette;
}

const Palette& Palette::light() noexcept
{
    static const Palette palette {
        .background = juce::Colour (0xffeef0f3),
        .panel = juce::Colour (0xffffffff),
        .raised = juce::Colour (0xffe6e9ed),
        .line = juce::Colour (0xffcdd3da),
        .text = juce::Colour (0xff161a1f),
        .secondaryText = juce::Colour (0xff58636f),
        .selectedFill = juce::Colour (0xff20262d),
        .selectedText = juce::Colour (0xffffffff),
        .input = juce::Colour (0xff5b6672),
        .output = juce::Colour (0xff0f63c4),
        .error = juce::Colour (0xffa84b00),
        .prediction = juce::Colour (0xff8338bc),
        .clip = juce::Colour (0xffc62828),
        .good = juce::Colour (0xff0a6e67),
    };
    return palette;
}

} // namespace requant
