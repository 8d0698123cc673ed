// Figures that say nothing without what stands beside them: a band, a window, a reference.

#include "Editor/StatusBar.h"
#include "Editor/Widgets/RequantLookAndFeel.h"
#include "Menus.h"
#include "PaintedText.h"
#include "ShownPlots.h"
#include "Text/Numbers.h"

using namespace requant;
using namespace requant::test;

namespace
{

bool reads (juce::Component& component, const juce::String& words)
{
    return PaintedComponent (component).reads (words);
}

void pick (EditorUnderTest& test, const juce::String& item)
{
    choose (test.editor.viewMenu(), item);
    test.wait (0.3);
}

void over (EditorUnderTest& test, TimeWindow window)
{
    test.editor.metersPanel().windows().onChoose (static_cast<int> (window));
    test.wait (0.3);
}

} // namespace

TEST_CASE ("Every SNR on the screen says its weighting, its band, its window and its channels",
           "[editor][qualified][slow]")
{
    const auto [rate, band] =
        GENERATE (std::pair (11025.0, "flat to 5.513 kHz"),
                  std::pair (44100.0, "flat to 22.05 kHz"), std::pair (96000.0, "flat to 48 kHz"));
    CAPTURE (rate);
    EditorUnderTest test (rate);
    test.editor.setSize (1200, 750);
    test.playSine (0.5, 0.5);
    auto& ratio = test.editor.metersPanel().ratio();
    CHECK (reads (ratio, juce::String (band) + ", 3 s"));
    CHECK (ratio.getTooltip().contains ("unweighted, all channels together."));
    CHECK (shownFigures (test).subtitle.starts_with ("All channels, 3 s; SNR " + std::string (band)
                                                     + "; "));

    over (test, TimeWindow::momentary);
    pick (test, "Channel 2");
    test.playSine (0.5, 0.5);
    CHECK (reads (ratio, juce::String (band) + ", 0.4 s"));
    CHECK (ratio.getTooltip().contains ("unweighted, of channel 2 alone."));
    CHECK (shownFigures (test).subtitle.starts_with ("Channel 2, 0.4 s; SNR "));
}

TEST_CASE ("Where no SNR exists words stand in its place", "[editor][qualified]")
{
    EditorUnderTest test (11025.0);
    test.playSine (1.0, 0.0);
    CHECK (measuredFigure (shownFigures (test), "SNR") == "no signal");
    CHECK (test.editor.metersPanel().ratio().figure() == "No signal");

    EditorUnderTest exact (11025.0);
    exact.set (parameterId::dither, static_cast<int> (Dither::none));
    exact.play (1.0,
                [] (double t) { return std::round (1000.0 * std::sin (600.0 * t)) / 32768.0; });
    CHECK (measuredFigure (shownFigures (exact), "SNR") == "no error");
    CHECK (exact.editor.metersPanel().ratio().figure() == "No error");
}

TEST_CASE ("What 0 dBFS is stands beside every level", "[editor][qualified]")
{
    EditorUnderTest test (11025.0);
    test.editor.setSize (1200, 750);
    test.playSine (1.0, 0.0);
    auto& right = test.editor.metersPanel();
    auto& statusBar = test.editor.statusBar();
    CHECK (reads (right.meters(), "0 dBFS = sine (AES17)"));
    CHECK (right.meters().getDescription().contains ("dBFS RMS re sine (AES17)"));
    CHECK (reads (right.rows(), "Error, 468 re sine"));
    CHECK (statusBar.verdict().sentence.ends_with (" dBFS re sine (AES17)."));

    pick (test, toString ("a full-scale square: that sine reads " + numbers::fixed (-3.01, 2)));
    test.playSine (0.5, 0.0);
    CHECK (reads (right.meters(), "0 dBFS = square"));
    CHECK (right.meters().getDescription().contains ("dBFS RMS re square"));
    CHECK (reads (right.rows(), "Error, 468 re square"));
    CHECK (statusBar.verdict().sentence.ends_with (" dBFS re square."));
}

// Only a window that is open has samples sent to it; the sums are taken all the time. Channels of
// another eight are sent from when they are chosen.
TEST_CASE ("Since reset, the screen says what was counted only since somebody looked",
           "[editor][qualified]")
{
    const juce::String note ("Pictures and weighted levels: since the window opened");
    EditorUnderTest test (11025.0, 12);
    const auto& notes = test.editor.statusBar().notes();
    over (test, TimeWindow::sinceReset);
    test.playSine (1.0, 0.5);
    CHECK_FALSE (notes.contains (note));

    pick (test, "Channel 9");
    test.playSine (1.0, 0.5);
    CHECK (notes.contains (note));
    over (test, TimeWindow::shortTerm);
    test.playSine (0.5, 0.5);
    CHECK_FALSE (notes.contains (note));

    over (test, TimeWindow::sinceReset);
    test.editor.metersPanel().onReset();
    test.playSine (1.0, 0.5);
    CHECK_FALSE (notes.contains (note));
}

// As many channels as have pictures are sent to the screen.
TEST_CASE ("Of more channels than pictures are made of, the screen says which they show",
           "[editor][qualified]")
{
    const juce::String note ("Pictures and weighted levels: channels 1 to 8");
    EditorUnderTest test (11025.0, 12);
    test.playSine (1.0, 0.5);
    CHECK (test.editor.statusBar().notes().contains (note));
    pick (test, "Channel 10");
    test.playSine (1.0, 0.5);
    CHECK_FALSE (test.editor.statusBar().notes().contains (note));

    EditorUnderTest eight (11025.0, 8);
    eight.playSine (1.0, 0.5);
    CHECK_FALSE (eight.editor.statusBar().notes().contains (note));
}

TEST_CASE ("The cost is shown in the median and at worst, and is never an old one",
           "[editor][qualified]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const Style style { Palette::dark(), embeddedTypefaces() };
    StatusBar statusBar (style);
    statusBar.setSize (1200, 30);
    const Readings readings;
    statusBar.show (readings, { 0.0042, 0.013, 1234 });
    CHECK (reads (statusBar, "0.42 % of a core, at worst 1.3 %"));
    CHECK (statusBar.getTooltip().contains (
        "0.42 % in the median, 1.3 % in the worst of 1234 blocks"));

    statusBar.show (readings, { 0.0042, 0.25, 1234 });
    CHECK (reads (statusBar, "0.42 % of a core, at worst 25 %"));
    statusBar.show (readings, { 0.0042, 0.25, 1250 });
    CHECK (statusBar.getTooltip().contains ("25 % in the worst of 1250 blocks"));
}

// With no window open costs wait until there is no room, and the newest are lost.
TEST_CASE ("A window that opens shows no cost of the time before", "[editor][qualified]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    ParameterOwner owner;
    ParameterSet parameters { owner };
    Session session { parameters };
    const TemporaryFolder home;
    const auto feed = std::make_unique<MeterFeed>();
    feed->pushCost ({ 0.5, 1.0 });
    Editor editor { owner, session, *feed, filesIn (home) };
    editor.tick (1.0);
    CHECK (editor.statusBar().getTooltip().isEmpty());
    feed->pushCost ({ 0.25, 1.0 });
    editor.tick (2.0);
    CHECK (
        editor.statusBar().getTooltip().contains ("25 % in the median, 25 % in the worst of 1 "));
}

TEST_CASE ("A narrow plot, too, names all of its curves", "[editor][qualified]")
{
    EditorUnderTest test;
    test.editor.setSize (640, 400);
    test.playSine (1.0, 0.5);
    const juce::String plusMinus (juce::CharPointer_UTF8 ("\xc2\xb1"));
    const std::vector<std::pair<PlotPanel::Picture, juce::StringArray>> plots {
        { PlotPanel::spectrum,
          { "input", "output", "error", "predicted", "threshold at 105 dB SPL full scale" } },
        { PlotPanel::histogram, { "error", "predicted" } },
        { PlotPanel::transfer, { "output", plusMinus + " deviation", "without dither" } },
        { PlotPanel::noise, { "mean error", "spread", "predicted", "without dither", "RPDF" } }
    };

    for (const auto& [which, names] : plots)
    {
        auto& plot = choose (test, which);

        for (const auto& name : names)
        {
            CAPTURE (which, name);
            CHECK (reads (plot, name));
        }
    }

    test.editor.setSize (900, 600);
    test.editor.pictures().choose (PlotPanel::steps);
    test.wait (0.05);
    CHECK (reads (test.editor.pictures(), "output"));
}

// The SNR falls where shaping makes the error less audible: the one is told beside the other.
TEST_CASE ("Beside the SNR stands how audible the noise is, and nothing of distortion's level",
           "[editor][qualified][slow]")
{
    EditorUnderTest test;
    test.editor.setSize (1200, 750);
    auto& ratio = test.editor.metersPanel().ratio();
    test.playSine (4.0, 0.5);
    CHECK (reads (ratio, "As audible as plain TPDF"));

    const auto plain = ratio.figure().getDoubleValue();
    test.set (parameterId::shaping, static_cast<int> (Shaping::hearing));
    test.playSine (4.0, 0.5);
    CHECK (ratio.figure().getDoubleValue() < plain - 3.0);
    CHECK (ratio.heardWords().endsWith (" dB less audible than TPDF"));
    CHECK (reads (ratio, ratio.heardWords()));
    CHECK (ratio.getDescription().endsWith (", error: " + ratio.heardWords()));
    const auto predicted = test.editor.controlsPanel().page().heardWords();
    CHECK (
        ratio.heardWords().getDoubleValue()
        == Approx (-numberIn (predicted.upToFirstOccurrenceOf (" ", false, false))).margin (0.3));

    test.editor.setSize (900, 600);
    CHECK (reads (ratio, ratio.heardWords().upToFirstOccurrenceOf (" than", false, false)));
    test.playSine (4.0, 0.0);
    CHECK (ratio.figure() == "No signal");
    CHECK (ratio.heardWords().isEmpty());

    test.set (parameterId::shaping, static_cast<int> (Shaping::none));
    test.set (parameterId::dither, static_cast<int> (Dither::none));
    test.set (parameterId::bits, 4);
    test.playSine (4.0, 0.5);
    CHECK (ratio.heardWords().isEmpty());
}

TEST_CASE ("In a table a difference is that of the figures as they are written",
           "[editor][qualified]")
{
    EditorUnderTest test;
    test.playSine (4.0, 0.5);

    for (const auto& row : shownFigures (test).rows)
        if (! row.difference.empty())
        {
            CAPTURE (row.name, row.measured, row.predicted, row.difference);
            CHECK (numberIn (toString (row.measured)) - numberIn (toString (row.predicted))
                   == Approx (numberIn (toString (row.difference))).margin (1e-9));
        }
}

TEST_CASE ("A figure's name and value never touch", "[editor][qualified]")
{
    EditorUnderTest test;
    test.playSine (1.0, 0.5);

    for (const auto width : { 900, 1200, 1600 })
    {
        test.editor.setSize (width, width * 2 / 3);
        auto& rows = test.editor.metersPanel().rows();

        if (! rows.isVisible())
            continue;

        const PaintedComponent painted (rows);

        for (std::size_t i = 0; i + 1 < painted.texts.size(); i += 2)
        {
            CAPTURE (width, painted.texts[i].words, painted.texts[i + 1].words);
            CHECK (painted.texts[i].ink.getRight() + 8.0f < painted.texts[i + 1].ink.getX());
        }
    }
}
