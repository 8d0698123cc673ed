#include "WindowUnderTest.h"

using namespace requant;
using namespace requant::test;

namespace
{

auto& tabs (Editor& editor) { return editor.pictures().tabRow(); }
auto& steps (Editor& editor) { return editor.steps(); }
auto& freezing (Editor& editor) { return editor.pictures().freezing(); }

/** A window in which a sine has played. */
struct PlayedWindow : WindowUnderTest
{
    PlayedWindow()
    {
        play (0.5);
        REQUIRE (becomes ([this] { return ! editor->steps().data().samples.empty(); }));
    }

    double shownSamples() const { return editor->steps().data().length; }

    double shownHeight() const
    {
        const auto& data = editor->steps().data();
        return data.highestLsb - data.lowestLsb;
    }
};

} // namespace

TEST_CASE ("A click on a tab shows its picture", "[screen][pictures][slow]")
{
    WindowUnderTest test;

    for (const auto tab : { 6, 1, 5, 2, 4, 3, 0 })
    {
        test.hand.click (test.placeOf (tabs, tab));
        CHECK (becomes ([&] { return test.editor->pictures().chosen() == tab; }));
    }
}

TEST_CASE (
    "In Steps the wheel and drags zoom time and amplitude, and a double click shows all again",
    "[screen][pictures]")
{
    PlayedWindow test;
    const auto place = test.placeOf (steps);
    const auto length = onMessageThread ([&] { return test.shownSamples(); });
    const auto height = onMessageThread ([&] { return test.shownHeight(); });
    const auto fits = [&]
    { return test.shownSamples() == Approx (length) && test.shownHeight() == Approx (height); };

    test.hand.wheel (place, 3);
    CHECK (becomes ([&] { return test.shownSamples() < 0.7 * length; }));
    test.hand.doubleClick (place);
    REQUIRE (becomes (fits));

    test.hand.drag (place, place.translated (-100, 0));
    CHECK (becomes ([&] { return test.shownSamples() > 1.5 * length; }));
    test.hand.doubleClick (place);
    REQUIRE (becomes (fits));

    test.hand.wheel (place, 3, "shift");
    CHECK (becomes ([&] { return test.shownHeight() < 0.7 * height; }));
    test.hand.doubleClick (place);
    REQUIRE (becomes (fits));

    test.hand.drag (place, place.translated (0, -100));
    CHECK (becomes ([&] { return test.shownHeight() < 0.7 * height; }));
}

TEST_CASE ("Freeze holds the picture while audio goes on", "[screen][pictures][slow]")
{
    PlayedWindow test;
    test.hand.click (test.placeOf (freezing));
    REQUIRE (becomes ([&] { return test.editor->pictures().isFrozen(); }));
    const auto samples = [&]
    {
        return onMessageThread (
            [&]
            {
                const auto shown = steps (*test.editor).data().samples;
                return std::vector (shown.begin(), shown.end());
            });
    };
    const auto ratio = [&] { return test.editor->metersPanel().ratio().figure(); };
    const auto ratioBefore = onMessageThread (ratio);
    const auto before = samples();
    test.play (0.5, 0.01f);
    REQUIRE (becomes ([&] { return ratio() != ratioBefore; })); // what plays has arrived
    const auto after = samples();
    REQUIRE (before.size() == after.size());
    CHECK (std::equal (before.begin(), before.end(), after.begin(),
                       [] (const auto& a, const auto& b)
                       { return a.input == b.input && a.output == b.output; }));

    test.hand.click (test.placeOf (freezing));
    CHECK (becomes ([&] { return ! test.editor->pictures().isFrozen(); }));
}

TEST_CASE ("Pictures read the values under the pointer, and stop when it leaves",
           "[screen][pictures][slow]")
{
    PlayedWindow test;
    const auto tab = GENERATE (1, 2, 3, 4, 5);
    CAPTURE (tab);
    test.hand.click (test.placeOf (tabs, tab));
    const auto view = [tab](Editor & editor) -> auto&
    {
        return editor.pictures().picture (static_cast<PlotPanel::Picture> (tab));
    };
    REQUIRE (becomes ([&] { return view (*test.editor).isShowing(); }));
    const auto reads = [&] { return view (*test.editor).readX().has_value(); };
    const auto readsNot = [&] { return ! reads(); };
    test.hand.moveTo (test.placeOf (view));
    CHECK (becomes (reads));
    test.hand.moveTo (test.placeOf (freezing));
    CHECK (becomes (readsNot));
}

TEST_CASE (
    "What is listened to is one click away, and one click on the foot brings the output back",
    "[screen][monitor]")
{
    WindowUnderTest test;
    const auto words = [](Editor & e) -> auto& { return e.metersPanel().monitor().source.words(); };

    for (const auto source : { 1, 2, 3 })
    {
        test.hand.click (test.placeOf (words, source));
        REQUIRE (test.gets (parameterId::monitor, source));
        test.play (0.2);
        REQUIRE (becomes ([&] { return test.editor->statusBar().warning().isNotEmpty(); }));
        test.hand.click (test.placeOf ([](Editor & e) -> auto& { return e.statusBar(); }));
        CHECK (test.gets (parameterId::monitor, 0.0));
    }
}
