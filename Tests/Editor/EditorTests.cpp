#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;

namespace
{

bool isNear (juce::Colour a, juce::Colour b)
{
    return std::abs (a.getRed() - b.getRed()) + std::abs (a.getGreen() - b.getGreen())
               + std::abs (a.getBlue() - b.getBlue())
           < 24;
}

// Every visible child lies inside its parent and over none of its sisters.
void checkLayout (const juce::Component& parent)
{
    for (const auto* child : parent.getChildren())
    {
        if (! child->isVisible() || dynamic_cast<const juce::ResizableCornerComponent*> (child)
            || dynamic_cast<const juce::TooltipWindow*> (child))
            continue;

        INFO (parent.getTitle() << " > " << child->getTitle() << " "
                                << child->getBounds().toString());
        // What scrolls may be taller than what shows it.
        const auto* viewport = child->findParentComponentOfClass<juce::Viewport>();
        const auto scrolls = viewport != nullptr && viewport->getViewedComponent() == child;
        CHECK (parent.getLocalBounds().getWidth() >= (scrolls ? 0 : child->getRight()));
        CHECK ((scrolls || parent.getLocalBounds().contains (child->getBounds())));
        CHECK_FALSE (child->getBounds().isEmpty());

        for (const auto* sister : parent.getChildren())
            if (sister != child && sister->isVisible()
                && ! dynamic_cast<const juce::ResizableCornerComponent*> (sister)
                && ! dynamic_cast<const juce::TooltipWindow*> (sister))
                CHECK_FALSE (child->getBounds().intersects (sister->getBounds()));

        checkLayout (*child);
    }
}

} // namespace

TEST_CASE ("At every size everything has its place and no two things share it", "[editor][slow]")
{
    EditorUnderTest test;
    test.playSine (1.0, 0.5);

    struct Size
    {
        int width, height;
    };

    const auto size = GENERATE (Size { 640, 400 }, Size { 640, 1000 }, Size { 999, 600 },
                                Size { 1000, 400 }, Size { 1200, 750 }, Size { 2400, 1500 });
    test.editor.setSize (size.width, size.height);
    checkLayout (test.editor);

    const auto& steps = test.editor.steps();
    CHECK (test.editor.getLocalArea (&test.editor.pictures(), steps.getBounds())
               .intersects (test.editor.getLocalBounds()));

    // Low enough, and the labels of the scale would meet.
    CHECK (test.editor.metersPanel().meters().getHeight() >= 150);

    for (auto* segments : { &test.editor.controlsPanel().page().rounding.words(),
                            &test.editor.controlsPanel().page().dither.words(),
                            &test.editor.controlsPanel().wordLength().chips(),
                            &test.editor.metersPanel().windows() })
        if (segments->isShowing())
            CHECK (segments->allTextFits());
}

TEST_CASE ("The bars show the levels that were measured", "[editor][meters][slow]")
{
    EditorUnderTest test;
    test.editor.setSize (1200, 750);
    test.editor.setDark (GENERATE (true, false));
    test.set (parameterId::bits, 8);
    test.playSine (4.0, 0.5);

    const auto palette = toJuce (test.editor.isDark() ? Palette::dark() : Palette::light());
    const auto image = test.picture();
    auto& bars = test.editor.metersPanel().meters();
    const auto origin = test.editor.getLocalArea (&bars, bars.getLocalBounds()).getPosition();

    // A sine of amplitude 0.5 has an RMS level of -9.03 dB; 8 bits with TPDF have an error of
    // (2^-7)^2 / 4, or -48.2 dB.
    struct Expected
    {
        std::size_t meter;
        double db;
        juce::Colour colour;
    };

    for (const auto& expected :
         { Expected { 0, -9.03, palette.input }, Expected { 1, -9.03, palette.output },
           Expected { 2, -48.2, palette.error } })
    {
        const auto bar = bars.barArea (expected.meter, 1).toNearestInt() + origin;
        const auto top = origin.y + juce::roundToInt (bars.yOf (expected.db));
        CHECK (isNear (image.getPixelAt (bar.getCentreX(), top + 4), expected.colour));
        CHECK_FALSE (isNear (image.getPixelAt (bar.getCentreX(), top - 12), expected.colour));
    }
}

TEST_CASE ("Words stand where there is nothing to measure", "[editor]")
{
    EditorUnderTest test;
    CHECK (test.editor.metersPanel().ratio().figure() == "No signal");

    test.playSine (1.0, 0.0);
    CHECK (test.editor.metersPanel().ratio().figure() == "No signal");
    CHECK (test.editor.statusBar().verdict().sentence.starts_with ("No signal"));

    // 6.02 * 16 - 3.01 dB for full scale; this sine is 6.02 dB lower.
    test.playSine (4.0, 0.5);
    CHECK (test.editor.metersPanel().ratio().figure().getDoubleValue()
           == Approx (87.3).margin (0.15));

    test.set (parameterId::bypass, 1.0);
    test.playSine (4.0, 0.5);
    CHECK (test.editor.metersPanel().ratio().figure() == "No error");
    CHECK (test.editor.statusBar().verdict().sentence.starts_with ("Bypassed"));
}

TEST_CASE ("Figures change at most five times a second", "[editor]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 4);
    test.playSine (1.0, 0.3);
    juce::String last;
    int changes = 0;

    for (int frame = 0; frame < 120; ++frame)
    {
        test.playSine (1.0 / 120.0, 0.3 + 0.005 * frame);
        const auto now = test.editor.metersPanel().ratio().figure();
        changes += now != last ? 1 : 0;
        last = now;
    }

    CHECK (changes > 2);
    CHECK (changes <= 11);
}

TEST_CASE ("The word length is typed with its unit, or refused with what is allowed", "[editor]")
{
    EditorUnderTest test;
    auto& figure = test.editor.controlsPanel().wordLength().figure();

    CHECK (figure.enter ("12"));
    CHECK (test.get (parameterId::bits) == 12.0);
    CHECK (figure.enter (" 7 bits "));
    CHECK (test.get (parameterId::bits) == 7.0);

    for (const auto* bad : { "25", "0", "-3", "loud", "", "4,5" })
    {
        CHECK_FALSE (figure.enter (bad));
        CHECK (test.get (parameterId::bits) == 7.0);
        CHECK (figure.refusal() == "Word length can be 1 to 24.");
    }

    CHECK (figure.enter ("9"));
    CHECK (figure.refusal().isEmpty());
    CHECK (figure.enter ("7.25 bits"));
    CHECK (test.get (parameterId::bits) == 7.25);
}

TEST_CASE ("Keys, wheel and chips move the word length within its range", "[editor]")
{
    EditorUnderTest test;
    auto& length = test.editor.controlsPanel().wordLength();

    length.figure().keyPressed (juce::KeyPress (juce::KeyPress::upKey));
    CHECK (test.get (parameterId::bits) == 17.0);
    CHECK (length.figure().showsFocusRing());
    length.figure().keyPressed (juce::KeyPress (juce::KeyPress::downKey));
    length.figure().keyPressed (juce::KeyPress (juce::KeyPress::downKey));
    CHECK (test.get (parameterId::bits) == 15.0);

    length.chips().onChoose (0);
    CHECK (test.get (parameterId::bits) == 24.0);
    length.figure().step (1.0);
    CHECK (test.get (parameterId::bits) == 24.0);
    length.chips().keyPressed (juce::KeyPress (juce::KeyPress::rightKey));
    CHECK (test.get (parameterId::bits) == 20.0);
}

TEST_CASE ("A double click gives the default, the wheel steps", "[editor]")
{
    EditorUnderTest test;
    auto& figure = test.editor.controlsPanel().wordLength().figure();
    const auto now = juce::Time();
    const juce::MouseEvent event (juce::Desktop::getInstance().getMainMouseSource(), {}, {}, 0.0f,
                                  0.0f, 0.0f, 0.0f, 0.0f, &figure, &figure, now, {}, now, 2, false);
    figure.enter ("5");
    figure.mouseDoubleClick (event);
    CHECK (test.get (parameterId::bits) == 16.0);

    juce::MouseWheelDetails wheel { 0.0f, 0.25f, false, false, false };
    figure.mouseWheelMove (event, wheel);
    CHECK (test.get (parameterId::bits) == 17.0);

    // A smooth wheel: many small movements make one step.
    wheel.deltaY = -0.07f;
    for (int i = 0; i < 3; ++i)
        figure.mouseWheelMove (event, wheel);
    CHECK (test.get (parameterId::bits) == 16.0);
}

TEST_CASE ("A change by the host shows at once", "[editor]")
{
    EditorUnderTest test;
    test.set (parameterId::dither, 1.0);
    test.set (parameterId::bits, 8.0);
    CHECK (test.editor.controlsPanel().page().dither.words().chosen() == 1);
    CHECK (test.editor.controlsPanel().wordLength().chips().chosen() == 4);

    test.editor.controlsPanel().page().dither.words().keyPressed (
        juce::KeyPress (juce::KeyPress::leftKey));
    CHECK (test.get (parameterId::dither) == 0.0);
}

TEST_CASE ("The picture is live and zooms", "[editor][steps]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 4);
    test.playSine (1.0, 0.5);
    auto& steps = test.editor.steps();
    CHECK (test.feed->samples().isWatched());
    REQUIRE_FALSE (steps.data().samples.empty());
    CHECK (steps.data().lowestLsb <= -4.0);
    CHECK (steps.data().highestLsb >= 4.0);

    steps.zoomTime (2.0);
    CHECK (steps.data().length == Approx (112.0));
    steps.zoomAmplitude (0.25, 0.0);
    CHECK (steps.data().highestLsb < 2.0);
    steps.fit();
    CHECK (steps.data().length == Approx (56.0));
}

TEST_CASE ("The card reads the sample that the line stands on, once the picture rests",
           "[editor][steps]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.playSine (1.0, 0.5, 440.0);
    test.wait (0.5);
    auto& steps = test.editor.steps();
    REQUIRE (steps.data().read.has_value());
    CHECK (steps.getDescription().endsWith (StepsCard::inOneLine (steps.data())));

    const auto before = *steps.data().read;
    steps.keyPressed (juce::KeyPress (juce::KeyPress::rightKey));
    CHECK (*steps.data().read == before + 1);
    CHECK (steps.getDescription().endsWith (StepsCard::inOneLine (steps.data())));
}
