#include "Standalone/ScaledContent.h"
#include "Support/Catch.h"

using namespace requant;

namespace
{

struct ContentUnderTest
{
    ContentUnderTest (double scale, juce::Rectangle<int> room)
    {
        auto owned = std::make_unique<juce::Component>();
        content = owned.get();
        content->setSize (440, 120);
        scaled = std::make_unique<ScaledContent> (std::move (owned), scale, room);
    }

    juce::Rectangle<int> size() const { return scaled->getLocalBounds(); }

    juce::ScopedJuceInitialiser_GUI gui;
    juce::Component* content = nullptr;
    std::unique_ptr<ScaledContent> scaled;
};

} // namespace

TEST_CASE ("A dialog is as large as its content at the editor's scale, and follows it",
           "[standalone][scale]")
{
    const auto scale = GENERATE (0.5, 1.0, 1.25, 1.37, 1.5, 2.0, 3.0);
    CAPTURE (scale);
    ContentUnderTest test (scale, { 7680, 4320 });
    const auto check = [&] (int width, int height)
    {
        CHECK (test.content->getLocalBounds() == juce::Rectangle (width, height));
        CHECK (static_cast<double> (test.content->getTransform().mat00) == Approx (scale));

        // All of the content, and less than a px more.
        CHECK (test.size().getWidth() - width * scale == Approx (0.5).margin (0.501));
        CHECK (test.size().getHeight() - height * scale == Approx (0.5).margin (0.501));
    };

    check (440, 120);
    test.content->setSize (700, 611);
    check (700, 611);

    // Dragged larger by a person, all of it belongs to the content.
    test.scaled->setSize (3000, 2000);
    CHECK (test.size() == juce::Rectangle (3000, 2000));
    CHECK (test.content->getWidth() * scale >= 3000.0 - 0.01);
    CHECK (test.content->getWidth() * scale < 3000.0 + scale);
    CHECK (test.content->getHeight() * scale >= 2000.0 - 0.01);
}

TEST_CASE ("A dialog is drawn as large as the screen has room for, but no smaller than it is",
           "[standalone][scale]")
{
    ContentUnderTest test (3.0, { 1400, 900 });
    CHECK (test.size() == juce::Rectangle (1320, 360));
    test.content->setSize (700, 600); // which has the room at 1.5
    CHECK (test.size() == juce::Rectangle (1050, 900));
    test.content->setSize (700, 1000);
    CHECK (test.size() == juce::Rectangle (700, 1000));
    test.content->setSize (440, 120);
    CHECK (test.size() == juce::Rectangle (1320, 360));
}
