#include "Documents/ReportJson.h"
#include "Documents/ReportText.h"
#include "Editor/Widgets/RequantLookAndFeel.h"
#include "Report/PlotData/FiguresData.h"
#include "Standalone/Loading/Recording.h"
#include "Standalone/Rendering/RenderPanel.h"
#include "Support/Catch.h"
#include "Text/Numbers.h"

#include <algorithm>

using namespace requant;

namespace
{

struct PanelUnderTest
{
    PanelUnderTest() { REQUIRE (folder.createDirectory().wasOk()); }

    ~PanelUnderTest()
    {
        panel.reset();
        folder.deleteRecursively();
    }

    RenderPanel& render (const juce::File& input)
    {
        panel = std::make_unique<RenderPanel> (style, input, folder.getChildFile ("out.wav"),
                                               Settings {});
        return *panel;
    }

    RenderPanel& finish (const juce::File& input)
    {
        render (input).task().wait();
        panel->refresh();
        return *panel;
    }

    juce::ScopedJuceInitialiser_GUI gui;
    Style style { Palette::dark(), embeddedTypefaces() };
    juce::File folder = juce::File::createTempFile ("panel");
    std::unique_ptr<RenderPanel> panel;
};

juce::File guitar()
{
    return juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio/guitar-decay-44k1-24bit.flac");
}

} // namespace

TEST_CASE ("After rendering, the dialog has the command's report to copy, and saves it as JSON",
           "[standalone][render]")
{
    PanelUnderTest test;
    auto& panel = test.finish (guitar());
    REQUIRE (panel.task().report());
    CHECK (panel.reportText().toStdString() == reportAsText (*panel.task().report()));
    CHECK (panel.shownSentence().startsWith (test.folder.getChildFile ("out.wav").getFullPathName()
                                             + " is written"));
    CHECK (panel.shownProgress() == 1.0);

    // Whatever name is given, it never takes the place of audio.
    CHECK (panel.saveReport (test.folder.getChildFile ("out.wav")));
    CHECK (test.folder.getChildFile ("out.json").loadFileAsString().toStdString()
           == reportAsJson (*panel.task().report()));
    CHECK (test.folder.getNumberOfChildFiles (juce::File::findFilesAndDirectories) == 2);
    CHECK (panel.shownSentence().contains ("out.json"));
}

TEST_CASE ("A report that cannot be saved says why", "[standalone][render]")
{
    PanelUnderTest test;
    auto& panel = test.finish (guitar());
    CHECK_FALSE (panel.saveReport (test.folder.getChildFile ("nowhere").getChildFile ("a.json")));
    CHECK (panel.shownSentence().contains ("does not exist"));
}

TEST_CASE ("The dialog says in words why a file could not be rendered", "[standalone][render]")
{
    PanelUnderTest test;
    auto& panel = test.finish (test.folder.getChildFile ("gone.wav"));
    CHECK (panel.shownSentence().contains ("gone.wav: there is no such file"));
    CHECK (panel.reportText().isEmpty());
}

TEST_CASE ("After rendering, the dialog shows the report's figures beside what theory predicts",
           "[standalone][render]")
{
    PanelUnderTest test;
    auto& panel = test.finish (guitar());
    REQUIRE (panel.task().report());
    const auto& report = *panel.task().report();
    const auto figures = report.overall.figures();
    const auto& rows = panel.shownFigures().rows;
    const auto row = [&rows] (std::string_view name)
    {
        const auto found =
            std::find_if (rows.begin(), rows.end(), [&] (const auto& r) { return r.name == name; });
        REQUIRE (found != rows.end());
        return *found;
    };

    REQUIRE (report.prediction);
    const auto predictedSnrDb = report.prediction->snrDb (report.overall.signalPower().value());
    const auto snr = row ("SNR");
    CHECK (snr.measured == numbers::fixed (*figures.snrDb, 2) + " dB");
    CHECK (snr.predicted == numbers::fixed (*predictedSnrDb, 2) + " dB");
    CHECK (snr.difference == numbers::fixed (*figures.snrDb - *predictedSnrDb, 2, true) + " dB");
    CHECK (row ("Samples").measured
           == numbers::grouped (static_cast<std::int64_t> (report.overall.sums.count)));
    CHECK (row ("Clipped samples").measured == "0");
    CHECK_FALSE (row ("Clipped samples").isBad);

    // No number of the table has a typewriter's minus, arrow or power.
    for (const auto& r : rows)
        for (const auto& text : { r.measured, r.predicted, r.difference })
            CHECK (text.find_first_of ("-^>") == std::string::npos);
}

TEST_CASE (
    "While it renders, the dialog is as small as a bar; with the report it grows, and no row "
    "of the table is left out",
    "[standalone][render]")
{
    PanelUnderTest test;
    auto& panel = test.render (guitar());
    CHECK (panel.getHeight() < 160);
    CHECK (panel.getWidth() < 480);
    auto told = 0;
    panel.onSizeChange = [&told] { ++told; };
    panel.task().wait();
    panel.refresh();
    CHECK (told == 1);
    CHECK (panel.getWidth() == 700);
    const auto rows = static_cast<int> (panel.shownFigures().rows.size());
    CHECK (panel.getHeight() > 18 * rows);

    for (auto* child : panel.getChildren())
        CHECK (panel.getLocalBounds().contains (child->getBounds()));
}

TEST_CASE ("How long rendering still takes is said once it can be told", "[standalone][render]")
{
    CHECK (RenderPanel::progressText (0.0, 5.0).isEmpty());
    CHECK (RenderPanel::progressText (0.42, 0.5) == "42 %");
    CHECK (RenderPanel::progressText (0.25, 4.0) == "25 %, 12 s left");
    CHECK (RenderPanel::progressText (0.01, 4.0) == "1 %");
    CHECK (RenderPanel::progressText (0.5, 300.0) == "50 %, 5 min left");
    CHECK (RenderPanel::progressText (0.999, 10.0) == "99 %, 1 s left");
    CHECK (RenderPanel::progressText (1.0, 10.0) == "100 %");
}

TEST_CASE ("A path of any length is shown whole, in lines that fit", "[standalone][render]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const Style style { Palette::dark(), embeddedTypefaces() };
    const auto font = style.font (Weight::regular, 13.0f);
    const auto width = GENERATE (1.0f, 60.0f, 200.0f, 10000.0f);
    const auto text =
        GENERATE (as<juce::String> {}, "", "/",
                  "/home/somebody/Music/Albums/A very long title of a quartet.wav is "
                  "written.",
                  "C:\\Users\\somebody\\aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.wav");
    const auto lines = WrappedText::linesOf (font, text, width);
    CHECK (lines.joinIntoString ("") == text);

    for (const auto& line : lines)
        CHECK ((line.length() == 1 || textWidth (font, line.trimEnd()) <= width));
}

TEST_CASE ("The example can be rendered as any file can", "[standalone][render]")
{
    PanelUnderTest test;
    juce::File written;
    {
        ExampleFile example;
        written = example.written();
        CHECK (written.hasIdenticalContentTo (guitar()));
        CHECK (example.written() == written);
        auto& panel = test.finish (written);
        CHECK (panel.task().report());
        CHECK (test.folder.getChildFile ("out.wav").existsAsFile());
    }
    CHECK_FALSE (written.exists());
}
