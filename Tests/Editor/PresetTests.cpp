#include "EditorUnderTest.h"
#include "Menus.h"
#include "Parameters/Presets.h"

using namespace requant;
using namespace requant::test;

namespace
{

struct PresetsUnderTest : EditorUnderTest
{
    juce::String saveAs (const juce::String& name)
    {
        choose (list.menu(), "Save as...");
        question.line().setText (name);
        question.accept();
        return question.isAsking() ? question.sentence() : juce::String();
    }

    juce::File file (const juce::String& name) const
    {
        return juce::File (juce::String (home / "Presets")).getChildFile (name);
    }

    PresetList& list = editor.topBar().presetList();
    ModalDialog& question = editor.question();
};

} // namespace

TEST_CASE (
    "A settled purpose is one choice away: its presets stand first, each mode's in a list of "
    "its own",
    "[editor][presets]")
{
    PresetsUnderTest test;
    const auto menu = test.list.menu();
    juce::StringArray first, below;

    for (juce::PopupMenu::MenuItemIterator item (menu); item.next();)
        if (item.getItem().itemID > 0)
            first.add (item.getItem().text);

    for (const auto& item : itemsOf (menu))
        if (item.itemID > 0)
            below.add (item.text);

    CHECK (first.joinIntoString ("; ")
           == "16 bits, tpdf; CD 16/44.1; 24-bit delivery; 20-bit broadcast; 12-bit sampler; "
              "8-bit console; 4-bit; 1-bit; Hear truncation; Hear TPDF");
    CHECK (below.size() == static_cast<int> (presets().size()));
}

TEST_CASE (
    "The arrows beside the list, and its arrow keys, load the next preset and the one before",
    "[editor][presets]")
{
    PresetsUnderTest test;
    auto& top = test.editor.topBar();
    top.nextPreset().onClick();
    CHECK (test.list.getDescription() == "CD 16/44.1");
    CHECK (test.get (parameterId::shaping) == static_cast<double> (Shaping::hearing));
    test.list.keyPressed (juce::KeyPress (juce::KeyPress::downKey));
    CHECK (test.list.getDescription() == "24-bit delivery");

    // From the one that was edited, not from the top.
    test.set (parameterId::seed, 9.0);
    CHECK (test.list.getDescription() == "24-bit delivery, edited");
    top.previousPreset().onClick();
    CHECK (test.list.getDescription() == "CD 16/44.1");

    for (int i = 0; i < 3; ++i)
        top.previousPreset().onClick();

    CHECK (test.list.getDescription() == "16 bits, tpdf");
}

TEST_CASE ("A preset that was changed is shown as edited until it is what it was",
           "[editor][presets]")
{
    PresetsUnderTest test;
    test.list.choose (1);
    test.set (parameterId::seed, 9.0);
    CHECK (test.list.getDescription() == "CD 16/44.1, edited");
    test.session.undo();
    CHECK (test.list.getDescription() == "CD 16/44.1");
    test.session.undo();
    CHECK (test.list.getDescription() == "16 bits, tpdf");
}

TEST_CASE ("A person saves, finds, renames and deletes presets of their own", "[editor][presets]")
{
    PresetsUnderTest test;
    test.set (parameterId::bits, 11.0);
    CHECK_FALSE (itemOf (test.list.menu(), "Rename...").isEnabled);
    CHECK (test.saveAs (" My  tape ").isEmpty());
    CHECK (test.list.getDescription() == "My tape");
    CHECK (test.file ("My tape.requant").existsAsFile());

    test.list.choose (0);
    test.list.choose (itemOf (test.list.menu(), "My tape").itemID - 1);
    CHECK (test.get (parameterId::bits) == 11.0);

    test.set (parameterId::bits, 10.0);
    CHECK (test.list.getDescription() == "My tape, edited");
    choose (test.list.menu(), "Save \"My tape\"");
    CHECK (test.list.getDescription() == "My tape");
    CHECK (test.file ("My tape.requant").loadFileAsString().contains ("bits=10"));

    choose (test.list.menu(), "Rename \"My tape\"...");
    CHECK (test.question.line().getText() == "My tape");
    test.question.line().setText ("Cassette");
    test.question.accept();
    CHECK (test.list.getDescription() == "Cassette");

    choose (test.list.menu(), "Delete \"Cassette\"...");
    test.question.decline();
    CHECK (test.file ("Cassette.requant").existsAsFile());
    choose (test.list.menu(), "Delete \"Cassette\"...");
    test.question.accept();
    CHECK_FALSE (test.question.isAsking());
    CHECK_FALSE (test.file ("Cassette.requant").existsAsFile());
    CHECK (test.list.getDescription() == "Custom");
    CHECK (test.get (parameterId::bits) == 10.0);
}

TEST_CASE ("A name that cannot be is refused in the question, which stays", "[editor][presets]")
{
    PresetsUnderTest test;
    CHECK (test.saveAs ("") == "A preset needs a name.");
    CHECK (test.question.isAsking());
    test.question.line().setText ("cd 16/44.1");
    test.question.accept();
    CHECK (test.question.sentence()
           == "\"CD 16/44.1\" is a factory preset, which stays as it is; choose another name.");
    test.question.line().setText ("Mine");
    test.question.accept();
    CHECK_FALSE (test.question.isAsking());
}

TEST_CASE ("A preset is replaced only where a person says so", "[editor][presets]")
{
    PresetsUnderTest test;
    test.set (parameterId::bits, 11.0);
    test.saveAs ("Tape");
    test.set (parameterId::bits, 12.0);
    CHECK (test.saveAs ("TAPE").startsWith ("There is a preset of this name"));
    test.question.decline();
    CHECK (test.file ("Tape.requant").loadFileAsString().contains ("bits=11"));
    test.saveAs ("Tape");
    test.question.accept();
    CHECK_FALSE (test.question.isAsking());
    CHECK (test.file ("Tape.requant").loadFileAsString().contains ("bits=12"));
}

TEST_CASE ("A preset that cannot be used says in which line, and changes nothing",
           "[editor][presets]")
{
    PresetsUnderTest test;
    test.saveAs ("Good");
    test.file ("Bad.requant").replaceWithText ("Requant preset 1\nbits=99\n");
    const auto item = itemOf (test.list.menu(), "Bad");
    CHECK (item.shortcutKeyDescription == "cannot be read");
    test.list.choose (item.itemID - 1);
    CHECK (test.question.sentence()
           == "Bad.requant, line 2: Word length can be 1 to 24, not \"99\".");
    CHECK (test.get (parameterId::bits) == 16.0);
    test.question.accept();
    CHECK_FALSE (test.question.isAsking());
}

TEST_CASE ("Where the word length is kept, a preset is itself at any word length",
           "[editor][presets]")
{
    PresetsUnderTest test;
    test.set (parameterId::bits, 12.0);
    choose (test.list.menu(), "Keep the word length when presets change");
    CHECK (itemOf (test.list.menu(), "Keep the word length when presets change").isTicked);
    test.list.choose (1);
    CHECK (test.get (parameterId::bits) == 12.0);
    CHECK (test.get (parameterId::shaping) == static_cast<double> (Shaping::hearing));
    CHECK (test.list.getDescription() == "CD 16/44.1");
    choose (test.list.menu(), "Keep the word length when presets change");
    CHECK (test.list.getDescription() == "CD 16/44.1, edited");
}

TEST_CASE (
    "A preset that raises the level says so in the list, beside its name, and to screen readers",
    "[editor][presets]")
{
    PresetsUnderTest test;
    const auto menu = test.list.menu();

    for (const auto& item : itemsOf (menu))
        if (item.itemID > 0)
            CHECK ((item.shortcutKeyDescription == "raises the level") == (item.text == "1-bit"));

    const auto& entries = test.list.entries();

    for (int i = 0; i < test.list.count(); ++i)
    {
        test.list.choose (i);
        const auto& name = entries[static_cast<std::size_t> (i)].name;
        CAPTURE (name);
        CHECK (test.list.getDescription()
               == (name == "1-bit" ? name + ", raises the level" : name));
    }
}
