#include "StandaloneUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

struct WindowUnderTest
{
    TransportBar& bar() { return find<TransportBar> (content); }
    juce::Label& message() { return find<juce::Label> (bar()); }
    DropList& signals() { return find<DropList> (bar(), "Signal"); }
    FlatButton& play() { return find<FlatButton> (bar(), "Stop"); }

    juce::ScopedJuceInitialiser_GUI gui;
    PluginUnderTest plugin;
    DevicesUnderTest devices;
    MainComponent content { plugin, devices };
};

// Whether a text fits a width, where it may be broken at spaces into this many lines.
bool fits (const juce::Font& font, const juce::String& text, int width, int lines)
{
    juce::String line;

    for (const auto& word : juce::StringArray::fromTokens (text, " ", {}))
    {
        const auto longer = line.isEmpty() ? word : line + " " + word;

        if (textWidth (font, longer) <= static_cast<float> (width))
            line = longer;
        else if (--lines == 0 || textWidth (font, word) > static_cast<float> (width))
            return false;
        else
            line = word;
    }

    return true;
}

} // namespace

TEST_CASE ("The signal that was chosen is the one that is shown and played",
           "[standalone][transport]")
{
    WindowUnderTest test;
    REQUIRE (test.signals().chosen() == 0);

    for (const auto index : { 3, 1, 4, 2, 0 })
    {
        test.signals().onChoose (index);
        CHECK (test.signals().chosen() == index);
    }

    constexpr auto silence = 3;
    test.signals().onChoose (silence);
    CHECK (test.message().getText() == "Card, 44.1 kHz");

    test.content.open (juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio")
                           .getChildFile ("guitar-decay-44k1-24bit.flac"));
    CHECK (test.signals().chosen() == 0);
    CHECK (test.message().getText() == "guitar-decay-44k1-24bit.flac. Card, 44.1 kHz");
}

TEST_CASE ("The transport shows the device that plays now", "[standalone][transport]")
{
    WindowUnderTest test;
    CHECK (test.message().getText() == "Example: guitar, fading. Card, 44.1 kHz");
    test.devices.choose (48000.0);
    CHECK (test.message().getText() == "Example: guitar, fading. Card, 48 kHz");
}

TEST_CASE ("The space key plays and stops", "[standalone][transport]")
{
    WindowUnderTest test;
    CHECK (test.content.getWantsKeyboardFocus());
    REQUIRE (test.play().getButtonText() == "Stop");

    CHECK (test.content.keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
    CHECK (test.play().getButtonText() == "Play");
    CHECK (test.content.keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
    CHECK (test.play().getButtonText() == "Stop");

    CHECK_FALSE (test.content.keyPressed (juce::KeyPress (juce::KeyPress::returnKey)));
}

TEST_CASE ("A button or a list that was clicked leaves the space key to the player",
           "[standalone][transport]")
{
    WindowUnderTest test;
    CHECK_FALSE (test.play().getMouseClickGrabsKeyboardFocus());
    CHECK_FALSE (test.signals().getMouseClickGrabsKeyboardFocus());
    auto& bypass = find<FlatButton> (test.content, "Bypass");
    CHECK_FALSE (bypass.getMouseClickGrabsKeyboardFocus());
    CHECK (bypass.getWantsKeyboardFocus());
}

TEST_CASE ("What the transport says can be read whole, in every width of the window",
           "[standalone][transport]")
{
    const auto width =
        GENERATE (as<int> {}, Editor::leastWidth, 800, 999, 1000, Editor::defaultWidth);
    const auto sentence =
        GENERATE ("Example: guitar, fading. No audio device: playing without sound",
                  "Quartet, second movement.wav, channels 1 and 2 of 4. HDA Intel PCH, ALC295 "
                  "Analog; Front output / input, 44.1 kHz",
                  "Second movement.wav: the file is truncated: it holds less audio than its header "
                  "says; copy or download it again.");

    WindowUnderTest test;
    test.content.setSize (width, Editor::leastHeight + TransportBar::heightFor (width));
    test.bar().show (sentence);

    auto& message = test.message();
    const auto lines =
        static_cast<int> (static_cast<float> (message.getHeight()) / message.getFont().getHeight());
    const auto inside = message.getBorderSize().subtractedFrom (message.getLocalBounds());
    CAPTURE (width, sentence);
    CHECK (lines == 2);
    CHECK (fits (message.getFont(), sentence, inside.getWidth(), lines));
    CHECK (message.getTooltip() == sentence);
}

TEST_CASE ("The transport's parts do not overlap, in every width of the window",
           "[standalone][transport]")
{
    const auto width = GENERATE (as<int> {}, Editor::leastWidth, 999, 1000, Editor::defaultWidth);
    const auto signal = GENERATE (0, 4); // live input has a button more
    WindowUnderTest test;
    test.content.setSize (width, Editor::leastHeight + TransportBar::heightFor (width));
    test.signals().onChoose (signal);
    auto& bar = test.bar();

    for (auto* one : bar.getChildren())
    {
        if (! one->isVisible())
            continue;

        CAPTURE (width, one->getName());
        CHECK (bar.getLocalBounds().contains (one->getBounds()));
        CHECK (one->getWidth() >= 60);

        for (auto* other : bar.getChildren())
            if (other != one && other->isVisible())
                CHECK_FALSE (one->getBounds().intersects (other->getBounds()));
    }
}
