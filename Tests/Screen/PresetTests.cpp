#include "WindowUnderTest.h"

using namespace requant;
using namespace requant::test;

namespace
{

auto& list (Editor& editor) { return editor.topBar().presetList(); }

/** The presets as a person uses them. */
struct PresetsUnderTest : WindowUnderTest
{
    /** Chooses from the presets' menu. */
    void choose (const juce::String& item)
    {
        REQUIRE (chooseItem (
            hand, [this] { hand.click (placeOf (list)); }, item));
    }

    /** Answers the question that is being asked. */
    void answer (const juce::String& text)
    {
        REQUIRE (becomes ([this] { return editor->question().isAsking(); }));

        if (text.isNotEmpty())
        {
            hand.press ("ctrl+a");
            hand.type (text);
        }

        hand.press ("Return");
        REQUIRE (becomes ([this] { return ! editor->question().isAsking(); }));
    }

    juce::String shown()
    {
        return onMessageThread ([this] { return list (*editor).getDescription(); });
    }

    std::vector<std::string> files() const { return plugin->home->contents(); }
};

} // namespace

TEST_CASE ("A factory preset is two clicks away", "[screen][presets][slow]")
{
    PresetsUnderTest test;
    test.choose ("4-bit");
    CHECK (test.gets (parameterId::bits, 4.0));
    CHECK (test.shown().startsWith ("4-bit"));
}

TEST_CASE ("A preset of one's own is saved, renamed and deleted, as a file",
           "[screen][presets][slow]")
{
    PresetsUnderTest test;
    test.set (parameterId::bits, 11.0);
    test.choose ("Save as");
    test.answer ("Eleven");
    CHECK (test.shown() == "Eleven");
    const auto saved = test.files();
    CHECK (std::count (saved.begin(), saved.end(), "Presets/Eleven.requant") == 1);

    test.choose ("4-bit");
    REQUIRE (test.gets (parameterId::bits, 4.0));
    test.choose ("Eleven");
    CHECK (test.gets (parameterId::bits, 11.0));

    test.choose ("Rename \"Eleven\"");
    test.answer ("Twelve less one");
    CHECK (test.shown() == "Twelve less one");

    test.choose ("Delete \"Twelve less one\"");
    test.answer ({});
    CHECK (test.shown() == "Custom");

    for (const auto& file : test.files())
        CHECK (file.find ("welve") == std::string::npos);
}

TEST_CASE ("The lock keeps the word length when presets change", "[screen][presets][slow]")
{
    PresetsUnderTest test;
    test.choose ("Keep the word length");
    REQUIRE (becomes ([&] { return test.plugin->session().keepsWordLength(); }));
    test.choose ("4-bit");
    CHECK (becomes ([&] { return test.plugin->session().preset().startsWith ("4-bit"); }));
    CHECK (test.get (parameterId::bits) == 16.0);
}
