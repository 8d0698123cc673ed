#include "ApplicationUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

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
    ApplicationUnderTest test;
    REQUIRE (test.signals().chosen() == 0);

    for (const auto index : { 3, 1, 6, 2, 0 })
    {
        test.signals().onChoose (index);
        CHECK (test.signals().chosen() == index);
    }

    test.signals().onChoose (static_cast<int> (Signal::silence));
    CHECK (test.message().getText() == "Sound card: Card, 44.1 kHz");

    test.open (juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio")
                   .getChildFile ("guitar-decay-44k1-24bit.flac"));
    CHECK (test.signals().chosen() == 0);
    CHECK (test.message().getText()
           == juce::String::fromUTF8 (
               "guitar-decay-44k1-24bit.flac: 44.1\xc2\xa0kHz\xc2\xa0\xc2\xb7 "
               "24\xc2\xa0"
               "bit\xc2\xa0(all\xc2\xa0in\xc2\xa0use)\xc2\xa0\xc2\xb7 "
               "stereo\xc2\xa0\xc2\xb7 9.9\xc2\xa0s. Sound card: Card, 44.1 kHz"));
}

TEST_CASE ("The transport shows the device that plays now", "[standalone][transport]")
{
    ApplicationUnderTest test;
    CHECK (test.message().getText().startsWith ("Example: guitar, fading: 44.1"));
    CHECK (test.message().getText().endsWith (". Sound card: Card, 44.1 kHz"));
    test.devices.choose (48000.0);
    CHECK (test.message().getText().endsWith (
        ". Sound card: Card, 48 kHz, resampled from 44.1 kHz to be heard"));
}

TEST_CASE ("The application is silent until somebody plays; the space key plays and stops",
           "[standalone][transport]")
{
    ApplicationUnderTest test;
    CHECK (test.content.getWantsKeyboardFocus());
    REQUIRE (test.play().getButtonText() == "Play");
    CHECK (test.devices.card().nextBlock (4410).getMagnitude (0, 4410) == 0.0f);

    CHECK (test.content.keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
    CHECK (test.play().getButtonText() == "Stop");
    CHECK (test.devices.card().nextBlock (4410).getMagnitude (0, 4410) > 0.0f);
    CHECK (test.content.keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
    CHECK (test.play().getButtonText() == "Play");

    CHECK_FALSE (test.content.keyPressed (juce::KeyPress (juce::KeyPress::returnKey)));
}

TEST_CASE ("A button or a list that was clicked leaves the space key to the player",
           "[standalone][transport]")
{
    ApplicationUnderTest test;
    CHECK_FALSE (test.play().getMouseClickGrabsKeyboardFocus());
    CHECK_FALSE (test.signals().getMouseClickGrabsKeyboardFocus());
    auto& bypass = find<FlatButton> (test.content, "Bypass");
    CHECK_FALSE (bypass.getMouseClickGrabsKeyboardFocus());
    CHECK (bypass.getWantsKeyboardFocus());
}

TEST_CASE ("What the transport says can be read whole, in every width of the window",
           "[standalone][transport][slow]")
{
    const auto width =
        GENERATE (as<int> {}, Editor::leastWidth, 800, 1099, 1100, Editor::defaultWidth);
    const auto sentence = GENERATE (
        "Example: guitar, fading. No audio device: playing without sound",
        "Quartet, second movement.wav: 96 kHz . 24 bit (16 in use) . 4 channels . 3:42, channels 1 "
        "and 2 of 4. Sound card: HDA Intel, ALC295 Analog; Front output / input, 44.1 kHz",
        "Heard 43 dB softer than the output, to protect ears: the reduction makes it much louder "
        "than the input. Figures and files are as they are.",
        "Second movement.wav: the file is truncated: it holds less audio than its header "
        "says; copy or download it again.");

    ApplicationUnderTest test;
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
           "[standalone][transport][slow]")
{
    const auto width = GENERATE (as<int> {}, Editor::leastWidth, 1099, 1100, Editor::defaultWidth);
    const auto signal = GENERATE (0, 1, 4, 6); // each with other controls
    ApplicationUnderTest test;
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

TEST_CASE ("Live input starts muted and says why; one click unmutes it, another mutes it",
           "[standalone][transport][feedback]")
{
    Card::Abilities card;
    card.inputs = 2;
    ApplicationUnderTest test { card };
    test.play().onClick();
    test.signals().onChoose (static_cast<int> (Signal::liveInput));
    CHECK (test.message().getText().startsWith ("Muted, but measured: loudspeakers"));
    auto& button = find<FlatButton> (test.bar(), "Unmute");
    REQUIRE (button.isVisible());
    CHECK (button.getButtonText() == "Unmute");

    button.onClick();
    CHECK (button.getButtonText() == "Mute");
    CHECK (test.message().getText() == "Input is heard; a level that runs away mutes it.");
    button.onClick();
    CHECK (button.getButtonText() == "Unmute");
}

TEST_CASE ("When the guard mutes live input, the transport says why, and offers to unmute",
           "[standalone][transport][feedback]")
{
    Card::Abilities card;
    card.inputs = 2;
    ApplicationUnderTest test { card };
    test.play().onClick();
    test.signals().onChoose (static_cast<int> (Signal::liveInput));
    auto& button = find<FlatButton> (test.bar(), "Unmute");
    button.onClick();

    // Half a second of a square wave at full scale.
    juce::AudioBuffer<float> howl (2, 22050);

    for (int c = 0; c < 2; ++c)
        for (int n = 0; n < howl.getNumSamples(); ++n)
            howl.setSample (c, n, n / 50 % 2 == 0 ? 0.99f : -0.99f);

    const auto output = test.devices.card().nextBlock (howl.getNumSamples(), &howl);
    CHECK (output.getSample (0, howl.getNumSamples() - 1) == 0.0f);
    test.bar().follow();
    CHECK (test.message().getText().startsWith ("Muted: the level stayed near full scale"));
    CHECK (button.getButtonText() == "Unmute");
    button.onClick();
    CHECK (button.getButtonText() == "Mute");
}

TEST_CASE ("A device without an input says so where live input is chosen",
           "[standalone][transport][feedback]")
{
    ApplicationUnderTest test;
    test.signals().onChoose (static_cast<int> (Signal::liveInput));
    CHECK (test.message().getText().startsWith ("This audio device has no input"));
}

TEST_CASE (
    "A test signal's level and frequency are typed with their units; what cannot be is refused "
    "in words",
    "[standalone][transport][signals]")
{
    ApplicationUnderTest test;
    auto& level = find<NumberField> (test.bar(), "Level");
    auto& frequency = find<NumberField> (test.bar(), "Frequency");
    CHECK_FALSE (level.isVisible());
    test.signals().onChoose (static_cast<int> (Signal::noise));
    CHECK (level.isVisible());
    CHECK_FALSE (frequency.isVisible());
    test.signals().onChoose (static_cast<int> (Signal::sine));
    CHECK (frequency.isVisible());

    CHECK (level.enter ("-6.02 dBFS"));
    CHECK (level.parameter().value() == -6.02);
    CHECK (frequency.enter ("440 Hz"));
    CHECK (frequency.parameter().value() == 440.0);
    CHECK_FALSE (frequency.enter ("90000 Hz"));
    CHECK (frequency.parameter().value() == 440.0);
    CHECK (test.message().getText() == "Frequency can be 1 to 20000.");
    CHECK (frequency.enter ("441"));
    CHECK (test.message().getText() == "Sound card: Card, 44.1 kHz");
}
