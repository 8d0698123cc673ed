#include "Menus.h"
#include "Report/Readings.h"
#include "ShownPlots.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Figures count the channels that they are of", "[editor]")
{
    EditorUnderTest test (44100.0, 8);
    test.playSine (0.5, 0.5);
    const auto& snapshot = test.feed->newest();
    const auto of = [&] (std::optional<std::size_t> channel)
    { return Readings (snapshot, TimeWindow::sinceReset, nullptr, true, channel); };

    CHECK (of ({}).summedChannels == 8);
    CHECK (of (7).summedChannels == 1);
    CHECK (of (7).partsChannel == std::size_t { 7 });
    CHECK (of (7).sums.count * 8 == of ({}).sums.count);

    // A channel that is not there.
    CHECK (of (8).summedChannels == 8);
    CHECK_FALSE (of (8).partsChannel.has_value());
    CHECK (of (8).sums.count == of ({}).sums.count);
}

TEST_CASE ("Where a host takes the chosen channel away all of them are shown together", "[editor]")
{
    EditorUnderTest test (44100.0, 8);
    test.playSine (0.5, 0.5);
    choose (test.editor.viewMenu(), "Channel 6");
    test.playSine (0.5, 0.5);
    REQUIRE (shownFigures (test).subtitle.starts_with ("Channel 6, "));

    test.channels = 2;
    test.engine.prepare (test.rate, 2);
    test.playSine (1.0, 0.5);
    CHECK (shownFigures (test).subtitle.starts_with ("All channels, "));
    CHECK (itemOf (test.editor.viewMenu(), "All together").isTicked);
}
