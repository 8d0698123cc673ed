#include "Editor/Typefaces.h"
#include "Offline/ReportJson.h"
#include "Offline/ReportText.h"
#include "Standalone/RenderPanel.h"
#include "Support/Catch.h"

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

TEST_CASE ("After rendering, the dialog shows the command's report and saves it as JSON",
           "[standalone][render]")
{
    PanelUnderTest test;
    auto& panel = test.finish (guitar());
    REQUIRE (panel.task().report());
    CHECK (panel.shownText().toStdString() == reportAsText (*panel.task().report()));
    CHECK (panel.shownSentence().contains ("out.wav is written"));
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
    CHECK (panel.shownText().isEmpty());
}
