#include "ApplicationUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Of several dropped files the first one plays, and that is said",
           "[standalone][drop][slow]")
{
    ApplicationUnderTest test;
    const auto name = juce::String ("guitar-decay-44k1-24bit.flac");
    const auto file = juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio").getChildFile (name);
    CHECK (test.content.isInterestedInFileDrag ({ file.getFullPathName() }));

    test.content.filesDropped ({ file.getFullPathName() }, 0, 0);
    CHECK (test.message().getText() == "Opening " + name + ".");
    test.content.finishOpening();
    CHECK (test.message().getText().startsWith (name + ": 44.1"));
    CHECK (test.content.file() == file);

    test.content.filesDropped ({ file.getFullPathName(), "/b.wav" }, 0, 0);
    test.content.finishOpening();
    CHECK (test.message().getText()
           == name + " plays. One file plays at a time: the other one was left out.");
    test.content.filesDropped ({ file.getFullPathName(), "/b.wav", "/c.wav" }, 0, 0);
    test.content.finishOpening();
    CHECK (test.message().getText()
           == name + " plays. One file plays at a time: the other 2 were left out.");
}

TEST_CASE ("A dropped file that is no audio is named, with what would be right, and the old one "
           "plays on",
           "[standalone][drop]")
{
    ApplicationUnderTest test;
    const juce::TemporaryFile temporary (".wav");
    temporary.getFile().replaceWithText ("This is not audio.");
    test.content.filesDropped ({ temporary.getFile().getFullPathName() }, 0, 0);
    test.content.finishOpening();
    const auto sentence = test.message().getText();
    CAPTURE (sentence);
    CHECK (
        sentence.startsWith (temporary.getFile().getFileName() + ": this is not an audio file;"));
    CHECK (sentence.contains ("FLAC"));
    CHECK (test.content.file() == juce::File());
    CHECK (test.signals().chosen() == static_cast<int> (Signal::recording));
}

TEST_CASE ("Only a file is rendered: with another signal the button says what would be right",
           "[standalone][transport][render]")
{
    ApplicationUnderTest test;
    auto& render = find<FlatButton> (test.bar(), "Render");
    CHECK_FALSE (render.getTooltip().contains ("choose File"));
    const auto signal = GENERATE (Signal::sine, Signal::silence, Signal::liveInput);
    test.signals().onChoose (static_cast<int> (signal));
    CHECK (render.getTooltip().contains ("choose File"));
    render.onClick();
    CHECK (test.message().getText().contains ("choose File"));
    test.signals().onChoose (0);
    CHECK_FALSE (render.getTooltip().contains ("choose File"));
}

TEST_CASE ("The strip shows a recording only while it is what plays", "[standalone][transport]")
{
    ApplicationUnderTest test;
    auto& strip = test.bar().waveform();
    strip.waveform().wait();
    const auto ofRecording = strip.createComponentSnapshot (strip.getLocalBounds());

    test.signals().onChoose (static_cast<int> (Signal::sine));
    CHECK (strip.description() == "A test signal, without end");
    CHECK_FALSE (strip.isEnabled());
    CHECK (strip.getTooltip().contains ("choose File"));
    const auto without = strip.createComponentSnapshot (strip.getLocalBounds());
    const auto isInked = [&test] (const juce::Image& image)
    {
        const auto ink = find<Editor> (test.content).appearance().palette.input;

        for (int y = 0; y < image.getHeight(); ++y)
            for (int x = 0; x < image.getWidth(); ++x)
                if (image.getPixelAt (x, y) == ink)
                    return true;

        return false;
    };
    CHECK (isInked (ofRecording));
    CHECK_FALSE (isInked (without));

    test.signals().onChoose (static_cast<int> (Signal::liveInput));
    CHECK (strip.description() == "Live input");
    test.signals().onChoose (0);
    CHECK (strip.description().startsWith ("0:00.0 of 0:"));
    CHECK (strip.isEnabled());
}

TEST_CASE ("The window opens with the editor in its own size; a screen that is smaller holds it",
           "[standalone][window]")
{
    ApplicationUnderTest test;
    const auto& editor = find<Editor> (test.content);
    CHECK (editor.getWidth() == Editor::defaultWidth);
    CHECK (editor.getHeight() == Editor::defaultHeight);

    test.content.fitInto ({ 0, 0, 1920, 1040 });
    CHECK (editor.getHeight() == Editor::defaultHeight);
    test.content.fitInto ({ 0, 0, 1024, 700 });
    CHECK (test.content.getWidth() == 1024);
    CHECK (test.content.getHeight() == 700);
}

TEST_CASE ("The waveform's keys work wherever no control takes them", "[standalone][transport]")
{
    ApplicationUnderTest test;
    auto& strip = test.bar().waveform();
    CHECK (test.content.keyPressed ({ '[', juce::ModifierKeys(), '[' }));
    CHECK (strip.isLooping());
    CHECK (test.content.keyPressed ({ 'l', juce::ModifierKeys(), 'l' }));
    CHECK_FALSE (strip.isLooping());
    CHECK (strip.loop());

    // Another signal has no place in the recording.
    test.signals().onChoose (static_cast<int> (Signal::sine));
    CHECK_FALSE (test.content.keyPressed ({ 'l', juce::ModifierKeys(), 'l' }));
}
