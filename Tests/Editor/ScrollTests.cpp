#include "Mouse.h"
#include "PaintedText.h"
#include "ShownPlots.h"
#include "Support/Catch.h"

#include <set>

using namespace requant;
using namespace requant::test;

namespace
{

/** The table of figures in the smallest window, which has no room for all rows. */
struct LowTable
{
    LowTable()
    {
        test.editor.setSize (640, 400);
        test.playSine (0.5, 0.5);
        data = &shownFigures (test);
    }

    PlotView& view() { return test.editor.pictures().picture (PlotPanel::figures); }

    /** Whether a row's name is painted, in full or short. */
    bool shows (std::size_t row)
    {
        const PaintedComponent painted (view());
        return painted.reads (toString (data->rows[row].name))
               || painted.reads (toString (data->rows[row].shortName));
    }

    juce::String others()
    {
        const PaintedComponent painted (view());

        for (const auto& text : painted.texts)
            if (text.words.startsWith ("Rows "))
                return text.words;

        return {};
    }

    bool press (int key) { return view().keyPressed (juce::KeyPress (key)); }

    EditorUnderTest test;
    const FiguresData* data = nullptr;
};

} // namespace

TEST_CASE ("The smallest window scrolls through every figure by wheel, and says where it is",
           "[editor][figures][slow]")
{
    LowTable table;
    const auto last = table.data->rows.size() - 1;
    REQUIRE (table.shows (0));
    REQUIRE_FALSE (table.shows (last));
    CHECK (table.view().getDescription().contains (
        toString (table.data->rows[last].name))); // it is spoken
    CHECK (table.others().startsWith ("Rows 1 to "));
    CHECK (table.others().contains (" of " + juce::String (table.data->rows.size())));

    Mouse mouse (table.view());
    std::set<std::size_t> seen;

    for (std::size_t notch = 0; notch <= last; ++notch)
    {
        for (std::size_t row = 0; row <= last; ++row)
            if (table.shows (row))
                seen.insert (row);

        mouse.wheel (false);
    }

    CHECK (seen.size() == last + 1);
    CHECK (table.shows (last));
    CHECK_FALSE (table.shows (0));

    // Newer figures leave the place as it is.
    table.test.playSine (0.5, 0.5);
    CHECK (table.shows (last));

    // It does not go on beyond its end: one notch back is seen at once.
    const auto atEnd = table.others();
    mouse.wheel (true);
    CHECK (table.others() != atEnd);
}

TEST_CASE ("Keys scroll the table of figures by rows, pages and to its ends", "[editor][figures]")
{
    LowTable table;
    const auto last = table.data->rows.size() - 1;
    const auto atTop = table.others();

    CHECK (table.press (juce::KeyPress::endKey));
    CHECK (table.shows (last));
    CHECK (table.press (juce::KeyPress::homeKey));
    CHECK (table.others() == atTop);
    CHECK (table.press (juce::KeyPress::downKey));
    CHECK (table.others().startsWith ("Rows 2 to "));
    CHECK (table.press (juce::KeyPress::upKey));
    CHECK (table.press (juce::KeyPress::upKey));
    CHECK (table.others() == atTop);

    for (int page = 0; page < 20 && ! table.shows (last); ++page)
        CHECK (table.press (juce::KeyPress::pageDownKey));

    CHECK (table.shows (last));
    CHECK (table.press (juce::KeyPress::pageUpKey));
    CHECK_FALSE (table.shows (last));
    CHECK_FALSE (table.press (juce::KeyPress::leftKey));
}

TEST_CASE ("A window with room for all figures scrolls nowhere", "[editor][figures]")
{
    EditorUnderTest test;
    test.editor.setSize (1200, 750);
    test.playSine (0.5, 0.5);
    REQUIRE_FALSE (shownFigures (test).rows.empty());
    auto& view = test.editor.pictures().picture (PlotPanel::figures);
    Mouse (view).wheel (false);
    CHECK (shownFigures (test).firstRow == 0);
    CHECK_FALSE (view.keyPressed (juce::KeyPress (juce::KeyPress::downKey)));
}
