#include "Painted.h"
#include "Plots/Display/Font.h"
#include "Plots/Display/Lines.h"

using namespace requant;
using namespace requant::test;

namespace
{

// Letters that kern, figures, signs and spaces of the screen's numbers, letters of other scripts.
constexpr std::array texts { "AVATAR Ty. LT",
                             "Noise or distortion?",
                             "0123456789",
                             "-1.25 LSB",
                             "\xe2\x88\x92"
                             "3.01 dB",
                             "65\xe2\x80\x89"
                             "536 levels",
                             "power, LSB\xc2\xb2",
                             "\xc2\xb1 one standard deviation",
                             "16 \xe2\x86\x92 24 bits",
                             "\xe2\x80\x93",
                             "\xe2\x88\x9e",
                             "\xc5\x81ukasz Dziedzic",
                             "fi ffl",
                             " a  b ",
                             "x" };

constexpr std::array weights { Weight::light, Weight::regular, Weight::bold, Weight::black };

} // namespace

// The screen adds up the same typeface's widths, in float: each of at most 30 letters rounds a sum
// of at most 1000 px to 24 bits, so by 2^-15 px, and 30 of those are 0.001 px. Other versions of
// JUCE shape text by another library, and may round each letter to 1/64 px.
TEST_CASE ("A text is as wide as the screen writes it", "[plots][text]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    const auto weight = GENERATE (from_range (weights));
    const auto sizePx = GENERATE (11.0f, 12.0f, 12.5f, 13.0f, 16.0f, 44.0f);

    for (const auto* text : texts)
    {
        CAPTURE (text, sizePx);
        const auto string = juce::String::fromUTF8 (text);
        const auto tolerance =
            JUCE_MAJOR_VERSION >= 8 ? static_cast<float> (string.length()) / 64.0f : 1.0e-3f;
        const Font font { weight, sizePx };
        CHECK (std::abs (textWidth (font, text) - textWidth (style.font (font), string))
               <= tolerance);
        CHECK (std::abs (font.height() - style.font (font).getHeight()) < 1.0e-3f);
        CHECK (std::abs (font.ascent() - style.font (font).getAscent()) < 1.0e-3f);
    }
}

TEST_CASE ("A text that is not UTF-8, or not in Lato, has a width all the same", "[plots][text]")
{
    const Font font { Weight::regular, 10.0f };
    CHECK (textWidth (font, "") == 0.0f);
    CHECK (textWidth (font, "\xff\xfe") > 0.0f);
    CHECK (textWidth (font, "a\xe2\x88") > textWidth (font, "a"));
    CHECK (textWidth (font, "\xe6\xbc\xa2") > 0.0f);
    CHECK (textWidth (font, "0") == Approx (5.8f));
}

TEST_CASE ("A line that is too long is cut after what has room, or ends in dots", "[plots][text]")
{
    const Font font { Weight::regular, 13.0f };
    const std::string text = "Mean error is what repeats: distortion.";
    const auto width = 120.0f;
    CHECK (fittedLine (font, text, 500.0f, TooLong::isCut) == text);
    CHECK (fittedLine (font, text, 500.0f, TooLong::endsInDots) == text);

    const auto cut = fittedLine (font, text, width, TooLong::isCut);
    const auto dotted = fittedLine (font, text, width, TooLong::endsInDots);
    CHECK (text.substr (0, cut.size()) == cut);
    CHECK (textWidth (font, cut) <= width + 1.0f);
    CHECK (textWidth (font, text.substr (0, cut.size() + 1)) > width);
    CHECK (dotted.size() > 3);
    CHECK (dotted.substr (dotted.size() - 3) == "...");
    CHECK (text.substr (0, dotted.size() - 3) == dotted.substr (0, dotted.size() - 3));
    CHECK (textWidth (font, dotted) <= width + 1.0f);
    CHECK (fittedLine (font, text, 0.0f, TooLong::isCut).empty());
}

TEST_CASE ("A long text takes lines of about one length, in the middle or at the top of its area",
           "[plots][text]")
{
    const Font font { Weight::regular, 13.0f };
    const std::string text =
        "Noise power against the input: a flat line means no noise modulation. "
        "Mean error is what repeats: distortion.";
    const Rectangle area (10.0f, 20.0f, 400.0f, 68.0f);
    const auto lines = fittedLines (font, text, area, Justification::centredLeft, 4);
    REQUIRE (lines.size() == 2);
    CHECK (lines[0].text + " " + lines[1].text == text);

    for (const auto& line : lines)
    {
        CHECK (textWidth (font, line.text) <= area.getWidth());
        CHECK (line.place.getX() == area.getX());
        CHECK (line.place.getHeight() == font.height());
    }

    CHECK (lines[0].place.getBottom() == Approx (area.getCentreY()));
    CHECK (fittedLines (font, text, area, Justification::topLeft, 4)[0].place.getY()
           == area.getY());

    const auto tooFew =
        fittedLines (font, text, area.withWidth (150.0f), Justification::topLeft, 2);
    REQUIRE (tooFew.size() == 2);
    CHECK (tooFew[1].text.substr (tooFew[1].text.size() - 3) == "...");
    CHECK (fittedLines (font, "  ", area, Justification::topLeft, 2).empty());
    CHECK (fittedLines (font, "short", area, Justification::topLeft, 2).size() == 1);
}
