#include "ApplicationUnderTest.h"
#include "Editor/Menus.h"
#include "Support/Catch.h"

#include <cmath>

using namespace requant;
using namespace requant::test;

namespace
{

Editor& editorOf (ApplicationUnderTest& test) { return find<Editor> (test.content); }

juce::Rectangle<int> sizeOf (const juce::Component& component)
{
    return component.getLocalBounds();
}

/** The transport and the editor fill the window between them, at one scale, to the last px. */
void checkLayout (ApplicationUnderTest& test, double scale)
{
    const auto& editor = editorOf (test);
    const auto& bar = test.bar();
    const auto px = [scale] (int unscaled) { return unscaled * scale; };
    CHECK (bar.getTransform() == editor.getTransform());
    CHECK (static_cast<double> (editor.getTransform().mat00) == Approx (scale));
    CHECK (bar.getPosition() == juce::Point<int>());
    CHECK (bar.getHeight() == TransportBar::heightFor (bar.getWidth()));
    CHECK (editor.getPosition() == juce::Point (0, bar.getHeight()));

    // Of the last px of the editor a part may lie outside, but less than the whole.
    for (const auto right : { px (bar.getWidth()), px (editor.getWidth()) })
    {
        CHECK (right >= test.content.getWidth() - 0.01);
        CHECK (right < test.content.getWidth() + scale);
    }

    CHECK (px (editor.getBottom()) >= test.content.getHeight() - 0.01);
    CHECK (px (editor.getBottom()) < test.content.getHeight() + scale);
}

std::vector<juce::String> namesIn (Editor& editor, const juce::String& ending)
{
    std::vector<juce::String> names;

    for (const auto& item : itemsOf (editor.mainMenu()))
        if (item.text.endsWith (ending) && item.text.retainCharacters ("0123456789").isNotEmpty())
            names.push_back (item.text);

    return names;
}

void prefer (const PluginUnderTest::Home& home, const juce::String& key, const juce::String& value)
{
    juce::File (juce::String (*home / "Preferences.xml"))
        .replaceWithText ("<?xml version=\"1.0\"?>\n<PROPERTIES><VALUE name=\"" + key + "\" val=\""
                          + value + "\"/></PROPERTIES>");
}

} // namespace

TEST_CASE ("The application opens, is resized and comes back at every scale, size and theme of the "
           "menu",
           "[standalone][window][scale][slow]")
{
    std::vector<juce::String> sizes, scales;

    {
        ApplicationUnderTest test;
        sizes = namesIn (editorOf (test), "0");
        scales = namesIn (editorOf (test), " %");
    }

    REQUIRE (sizes.size() == 5);
    REQUIRE (scales.size() == 5);

    for (const auto& scaleName : scales)
        for (const auto& sizeName : sizes)
        {
            const auto* const theme = sizeName == sizes[1] ? "Light" : "As the system";
            const auto home = std::make_shared<TemporaryFolder>();
            const auto scale = scaleName.getDoubleValue() / 100.0;
            const auto width = sizeName.getIntValue();
            const auto height = sizeName.fromLastOccurrenceOf (" ", false, false).getIntValue();
            CAPTURE (scale, width, height);
            juce::Rectangle<int> window;

            {
                ApplicationUnderTest test ({}, home);
                choose (editorOf (test).mainMenu(), scaleName);
                choose (editorOf (test).mainMenu(), sizeName);
                choose (editorOf (test).mainMenu(), theme);
                CHECK (sizeOf (editorOf (test)) == juce::Rectangle (width, height));
                checkLayout (test, scale);
                window = sizeOf (test.content);
                CHECK (window.getWidth() == static_cast<int> (std::floor (width * scale)));

                // The other way round, from no scale at all.
                choose (editorOf (test).mainMenu(), "100 %");
                checkLayout (test, 1.0);
                choose (editorOf (test).mainMenu(), scaleName);
                CHECK (sizeOf (test.content) == window);
            }

            ApplicationUnderTest next ({}, home);
            CHECK (sizeOf (next.content) == window);
            CHECK (sizeOf (editorOf (next)) == juce::Rectangle (width, height));
            CHECK (itemOf (editorOf (next).mainMenu(), theme).isTicked);
            checkLayout (next, scale);
        }
}

TEST_CASE ("A window of any size at any scale keeps that size, and comes back with it",
           "[standalone][window][scale][slow]")
{
    for (const auto* const text : { "0.5", "0.83", "1.25", "1.3699999", "1.5", "2.718281828", "4" })
    {
        const auto home = std::make_shared<TemporaryFolder>();
        prefer (home, "scale", text);
        const auto scale = juce::String (text).getDoubleValue();
        juce::Rectangle<int> unscaled;
        CAPTURE (text);

        {
            ApplicationUnderTest test ({}, home);
            checkLayout (test, scale);
            const auto least = test.content.leastSize();

            for (int more = 0; more < 40; more += 3)
            {
                const juce::Rectangle window (least.x + 7 * more, least.y + more);
                test.content.setSize (window.getWidth(), window.getHeight());
                CHECK (sizeOf (test.content) == window);
                checkLayout (test, scale);
            }

            unscaled = sizeOf (editorOf (test));
        }

        // Once and for ever: it does not grow or shrink by a px with every start.
        for (int start = 0; start < 3; ++start)
        {
            ApplicationUnderTest test ({}, home);
            const auto now = sizeOf (editorOf (test));
            CHECK (std::abs (now.getWidth() - unscaled.getWidth()) <= (start == 0 ? 1 : 0));
            CHECK (std::abs (now.getHeight() - unscaled.getHeight()) <= (start == 0 ? 1 : 0));
            unscaled = now;
            checkLayout (test, scale);
        }
    }
}

TEST_CASE ("The editor's own corner resizes the window, at every scale",
           "[standalone][window][scale]")
{
    const auto scale = GENERATE (1.0, 1.25, 1.5, 3.0);
    ApplicationUnderTest test;
    auto& editor = editorOf (test);
    editor.setScale (scale);

    for (int more = 0; more < 20; ++more)
    {
        editor.setSize (901 + 7 * more, 601 + more);
        CHECK (sizeOf (editor) == juce::Rectangle (901 + 7 * more, 601 + more));
        checkLayout (test, scale);
    }
}

TEST_CASE ("Whatever Preferences.xml holds, the application starts", "[standalone][preferences]")
{
    const auto home = std::make_shared<TemporaryFolder>();
    const juce::File file (juce::String (*home / "Preferences.xml"));

    SECTION ("nothing") { file.create(); }
    SECTION ("half of a file")
    {
        file.replaceWithText ("<?xml version=\"1.0\"?>\n<PROPERTIES><VALUE na");
    }
    SECTION ("no text")
    {
        std::string bytes (3000, '\0');

        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<char> (i * 151);

        file.replaceWithData (bytes.data(), bytes.size());
    }
    SECTION ("a folder") { file.createDirectory(); }
    SECTION ("XML without end")
    {
        file.replaceWithText (juce::String::repeatedString ("<PROPERTIES>", 200000));
    }
    SECTION ("entities of entities")
    {
        juce::String text ("<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY e0 \"aaaaaaaaaa\">");

        for (int i = 1; i < 12; ++i)
            text << "<!ENTITY e" << i << " \""
                 << juce::String::repeatedString ("&e" + juce::String (i - 1) + ";", 10) << "\">";

        file.replaceWithText (text + "]><PROPERTIES>&e11;</PROPERTIES>");
    }
    SECTION ("a huge window") { prefer (home, "width", "16384"); }
    SECTION ("a huge scale") { prefer (home, "scale", "4"); }

    ApplicationUnderTest test ({}, home);
    CHECK (test.content.getWidth() >= Editor::leastWidth);
    CHECK_FALSE (editorOf (test).question().isAsking());
    choose (editorOf (test).mainMenu(), "Light");

    // What can be put in its place is.
    CHECK (PreferencesFile (file).read().theme == Theme::light);
}
