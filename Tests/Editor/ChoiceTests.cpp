#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;

namespace
{

juce::PopupMenu::Item itemOf (DropDown& list, int index)
{
    const auto menu = list.menu();
    juce::PopupMenu::MenuItemIterator items (menu);

    while (items.next())
        if (items.getItem().itemID == index + 1)
            return items.getItem();

    return {};
}

} // namespace

TEST_CASE ("A list marks the shapers that are not made for the sample rate, and offers them still",
           "[editor][controls]")
{
    const auto rate = GENERATE (44100.0, 96000.0);
    EditorUnderTest test (rate);
    test.playSine (0.5, 0.5);
    auto& list = test.editor.controlsPanel().page().shaping.opening();

    for (int i = 0; i < shapingCount; ++i)
    {
        const auto item = itemOf (list, i);
        const auto isMade = isMadeFor (static_cast<Shaping> (i), rate);
        CAPTURE (rate, i);
        CHECK (item.isEnabled);
        CHECK (item.shortcutKeyDescription
               == (isMade ? "" : "not for " + juce::String (0.001 * rate) + " kHz"));
        CHECK (item.colour.isTransparent() == isMade);
    }

    const auto marked = static_cast<int> (Shaping::improvedE);
    list.choose (marked);
    CHECK (test.get (parameterId::shaping) == static_cast<double> (marked));
}

TEST_CASE ("In a small window too a lattice says what the receiver multiplies codes by",
           "[editor][controls]")
{
    EditorUnderTest test;
    test.editor.setSize (640, 400);
    auto& list = test.editor.controlsPanel().page().lattice.opening();
    REQUIRE (list.isVisible());
    const char* const notes[] = { "k / 2^(bits\xe2\x88\x92"
                                  "1)",
                                  "k / (2^(bits\xe2\x88\x92"
                                  "1) \xe2\x88\x92 1)",
                                  "\xe2\x88\x92"
                                  "1 + 2 k / (2^bits \xe2\x88\x92 1)" };

    for (int i = 0; i < 3; ++i)
    {
        test.set (parameterId::lattice, i);
        CHECK (itemOf (list, i).shortcutKeyDescription == juce::String::fromUTF8 (notes[i]));
        CHECK (list.getTooltip().contains (toString (
            findParameter (parameterId::lattice)->choices[static_cast<std::size_t> (i)].help)));
    }
}
