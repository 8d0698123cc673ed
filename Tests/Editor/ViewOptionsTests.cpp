#include "ShownPlots.h"
#include "Support/Catch.h"
#include "Text/Numbers.h"

using namespace requant;
using namespace requant::test;

namespace
{

std::optional<juce::PopupMenu::Item> itemNamed (EditorUnderTest& test, const juce::String& name)
{
    const auto menu = test.editor.viewMenu();

    for (juce::PopupMenu::MenuItemIterator item (menu); item.next();)
        if (item.getItem().text == name)
            return item.getItem();

    return {};
}

/** Chooses what the View button offers; from then on it is ticked. */
void pick (EditorUnderTest& test, const juce::String& name)
{
    const auto item = itemNamed (test, name);
    REQUIRE (item);
    REQUIRE (item->action);
    item->action();
    test.wait (0.3);
    CHECK (itemNamed (test, name)->isTicked);
}

struct Played : EditorUnderTest
{
    Played() : EditorUnderTest (11025.0)
    {
        set (parameterId::bits, 8);
        playSine (1.5, 0.5);
    }
};

juce::String square()
{
    return toString ("a full-scale square: that sine reads " + numbers::fixed (-3.01, 2));
}

} // namespace

TEST_CASE ("The View menu offers what the chosen picture has", "[editor][view]")
{
    Played test;

    for (const auto which : statisticsPictures)
    {
        choose (test, which);
        CHECK (itemNamed (test, "Linear frequency").has_value() == (which == PlotPanel::spectrum));
        CHECK (itemNamed (test, "the magnitude |x|").has_value() == (which == PlotPanel::bits));
        CHECK (itemNamed (test, "Channel 2"));
        CHECK_FALSE (itemNamed (test, "Channel 3"));
        CHECK (itemNamed (test, square()));
    }

    EditorUnderTest mono (11025.0, 1);
    mono.playSine (0.5, 0.5);
    CHECK_FALSE (itemNamed (mono, "Channel 1"));
}

TEST_CASE ("A spectrum's scales, window and peaks follow the View menu", "[editor][view]")
{
    Played test;
    choose (test, PlotPanel::spectrum);
    CHECK (shownSpectrum (test).options.isLogarithmic);
    pick (test, "Linear frequency");
    CHECK_FALSE (shownSpectrum (test).options.isLogarithmic);

    CHECK (shownSpectrum (test).levelUnit() == "dBFS (AES17) per Hz");
    const auto perHz = shownSpectrum (test).errorDb;
    pick (test, "Levels per bin, for tones");
    CHECK (shownSpectrum (test).levelUnit().starts_with ("dBFS (AES17) in "));
    CHECK (shownSpectrum (test).errorDb[100] > perHz[100]);

    CHECK_FALSE (itemNamed (test, "Forget peaks")->isEnabled);
    pick (test, "Peak hold");
    CHECK (itemNamed (test, "Forget peaks")->isEnabled);
    CHECK (shownSpectrum (test).options.showsPeaks);
    REQUIRE_FALSE (shownSpectrum (test).errorPeakDb.empty());

    const auto threshold = shownSpectrum (test).thresholdDb[100];
    pick (test, "115 dB SPL");
    CHECK (shownSpectrum (test).thresholdDb[100] == Approx (threshold - 10.0));

    const auto before = shownSpectrum (test).noiseBinHz;
    pick (test, "Window: " + toString (windowName (Taper::hann)));
    test.playSine (1.5, 0.5);
    CHECK (shownSpectrum (test).noiseBinHz < before);
}

// A full-scale sine reads 0 dBFS by AES17 and -3.01 where 0 dBFS is a square's.
TEST_CASE ("What 0 dBFS is stands beside the figures, and moves them by 3.01 dB, frozen or not",
           "[editor][view]")
{
    const auto isFrozen = GENERATE (false, true);
    Played test;
    const auto line = [&]
    {
        const auto& levels = shownSpectrum (test).inputDb;
        return *std::max_element (levels.begin(), levels.end());
    };
    const auto heard = [&]
    { return numberIn (measuredFigure (shownFigures (test), "Error, A-weighted")); };
    test.wait (0.3);
    test.editor.pictures().setFrozen (isFrozen);

    const auto lineBefore = line();
    const auto heardBefore = heard();
    CHECK (shownFigures (test).subtitle.ends_with ("levels re sine (AES17)."));

    pick (test, square());
    CHECK (line() - lineBefore == Approx (-3.01).margin (0.005));
    CHECK (heard() - heardBefore == Approx (-3.01).margin (0.011));
    CHECK (shownSpectrum (test).levelUnit() == "dBFS (square) per Hz");
    CHECK (shownFigures (test).subtitle.ends_with ("levels re square."));
}

// Of |x| below 2^-8 the upper bits rest; in two's complement they follow the sign.
TEST_CASE ("Bits are counted in two's complement or in |x|", "[editor][view]")
{
    EditorUnderTest test;
    test.playSine (1.0, 0.003);
    CHECK (shownBits (test).input.activity[2] > 0.0);
    pick (test, "the magnitude |x|");
    CHECK (shownBits (test).input.activity[2] == 0.0);
    CHECK (shownBits (test).input.activity[12] > 0.5);
    pick (test, "two's complement");
    CHECK (shownBits (test).input.activity[2] > 0.0);
}

TEST_CASE ("Figures are of the channel that is chosen, and say which", "[editor][view]")
{
    Played test;
    choose (test, PlotPanel::figures);
    CHECK (shownFigures (test).subtitle.starts_with ("All channels, "));
    const auto ofBoth =
        numberIn (measuredFigure (shownFigures (test), "Samples").retainCharacters ("0123456789"));
    pick (test, "Channel 2");
    test.playSine (0.5, 0.5);
    CHECK (shownFigures (test).subtitle.starts_with ("Channel 2, "));
    CHECK (ofBoth > 0.0);
    pick (test, "All together");
    test.playSine (0.5, 0.5);
    CHECK (shownFigures (test).subtitle.starts_with ("All channels, "));
}

TEST_CASE ("The reset button moves no parameter", "[editor][meters]")
{
    Played test;
    test.editor.metersPanel().onReset();
    test.playSine (0.1, 0.5);
    CHECK (test.get (parameterId::resetMeters) == 0.0);
    CHECK (test.feed->newest().channels[0].sinceReset.count < 1500); // 0.1 s in whole blocks
}
