#include "Lines.h"

#include "Font.h"

#include <algorithm>

namespace requant
{

namespace
{

/** A letter of a line, and where its space begins and ends, in px from the line's start. */
struct Letter
{
    char32_t letter;
    std::string_view bytes;
    float left, right;

    // A thin space holds the groups of a number together.
    bool isSpace() const noexcept
    {
        return letter == U' ' || letter == 0xa0 || (letter >= 0x09 && letter <= 0x0d);
    }

    bool mayEndLine() const noexcept { return letter != 0xa0 && (isSpace() || letter == U'-'); }
};

using Letters = std::vector<Letter>;
using Place = Letters::iterator;

Letters lettersOf (const Font& font, std::string_view text)
{
    Letters letters;
    auto sum = 0.0f;

    for (auto rest = text; ! rest.empty();)
    {
        const auto before = rest;
        const auto letter = takeLetter (rest);
        auto following = rest;
        const auto next = following.empty() ? char32_t {} : takeLetter (following);
        const auto left = sum;
        sum += letterWidth (font.weight, letter, next);
        letters.push_back ({ letter, before.substr (0, before.size() - rest.size()),
                             left * font.height(), sum * font.height() });
    }

    return letters;
}

std::string textOf (Place first, Place end)
{
    std::string text;

    for (auto at = first; at != end; ++at)
        text += at->bytes;

    return text;
}

// Takes letters off the end until three dots have room, and says how many have.
std::string withDots (const Font& font, Place first, Place end, float width)
{
    constexpr auto dots = 3;
    const auto dot = textWidth (font, ".");
    const auto start = first->left;
    auto x = 0.0f;

    while (end != first)
    {
        --end;
        x = end->left - start;

        if (x + dots * dot <= width)
            break;
    }

    auto text = textOf (first, end);

    for (int i = 0; i < dots; ++i)
    {
        text += '.';
        x += dot;

        if (x > width)
            break;
    }

    return text;
}

std::string_view trimmed (std::string_view text)
{
    constexpr auto spaces = " \t\r\n";
    const auto first = std::min (text.find_first_not_of (spaces), text.size());
    text.remove_prefix (first);
    return text.substr (0, text.find_last_not_of (spaces) + 1);
}

// Enough lines, with an allowance for words of unlike lengths.
int linesFor (float textPx, float width, int mostLines)
{
    constexpr auto unevenness = 80.0f;
    auto lines = 1;

    while (lines < mostLines)
        if (static_cast<float> (++lines) > (textPx + unevenness) / width)
            break;

    return lines;
}

// Where a line that is about `lineWidth` wide ends: after the next word, if there is room for it in
// `width`, else after one of the last few letters.
Place endOfLine (Place first, Place end, float lineWidth, float width)
{
    const auto isBeyond = [&] (const Letter& letter, float limit)
    { return letter.right - first->left > limit; };
    const auto tooFar = std::find_if (
        first, end, [&] (const Letter& letter) { return isBeyond (letter, lineWidth); });

    for (auto at = tooFar; at != end; ++at)
    {
        if (at->right - first->left < width)
        {
            if (at->mayEndLine())
                return at + 1;

            continue;
        }

        // A line has one letter at least, also where that is wider than all the room.
        if (tooFar == first)
            return first + 1;

        constexpr std::ptrdiff_t mostBack = 7;
        const auto back = std::min (mostBack, tooFar - first - 1);

        for (std::ptrdiff_t n = 1; n < back; ++n)
            if ((tooFar - n)->mayEndLine())
                return tooFar - n + 1;

        return tooFar;
    }

    return end;
}

} // namespace

std::string fittedLine (const Font& font, std::string_view text, float width, TooLong tooLong)
{
    constexpr auto forgiven = 1.0f;
    auto letters = lettersOf (font, text);
    const auto end =
        std::find_if (letters.begin(), letters.end(),
                      [&] (const Letter& letter) { return letter.right > width + forgiven; });

    if (end == letters.end())
        return std::string (text);

    return tooLong == TooLong::endsInDots && end - letters.begin() >= 3
               ? withDots (font, letters.begin(), end, width)
               : textOf (letters.begin(), end);
}

std::vector<TextLine> fittedLines (const Font& font, std::string_view text, Rectangle area,
                                   Justification justification, int mostLines)
{
    text = trimmed (text);

    if (text.empty() || area.isEmpty())
        return {};

    auto letters = lettersOf (font, text);
    const auto whole = letters.back().right, width = area.getWidth();
    const auto count = whole < width ? 1 : linesFor (whole, width, mostLines);
    const auto lineWidth = std::min (width, whole / static_cast<float> (count));
    std::vector<std::string> lines;

    for (auto first = letters.begin(); first != letters.end();)
    {
        const auto isLast = static_cast<int> (lines.size()) + 1 >= count;
        auto next = isLast ? letters.end() : endOfLine (first, letters.end(), lineWidth, width);
        auto end = next;

        while (! isLast && end - first > 1 && (end - 1)->isSpace())
            --end;

        while (! isLast && next != letters.end() && next->isSpace())
            ++next;

        lines.push_back ((end - 1)->right - first->left > width ? withDots (font, first, end, width)
                                                                : textOf (first, end));
        first = next;
    }

    const auto height = font.height();
    const auto spare = area.getHeight() - height * static_cast<float> (lines.size());
    auto top = area.getY() + (justification == Justification::topLeft ? 0.0f : 0.5f * spare);
    std::vector<TextLine> placed;

    for (auto& line : lines)
    {
        placed.push_back ({ std::move (line), { area.getX(), top, width, height } });
        top += height;
    }

    return placed;
}

} // namespace requant
