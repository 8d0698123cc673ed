// The part of Editor that remembers what a person likes.

#include "Editor.h"

#include "Version.h"

namespace requant
{

namespace
{

// Steps, for hosts that do not let a window be dragged.
struct Size
{
    int width, height;
};

constexpr std::array sizes { Size { 640, 400 }, Size { 900, 600 }, Size { 1200, 750 },
                             Size { 1600, 1000 }, Size { 2400, 1500 } };
constexpr std::array scales { 1.0, 1.25, 1.5, 2.0, 3.0 };

} // namespace

void Editor::setDark (bool shouldBeDark)
{
    dark = shouldBeDark;
    style.palette = dark ? Palette::dark() : Palette::light();
    look.takeColours();
    sendLookAndFeelChange();
    repaint();

    if (onThemeChange)
        onThemeChange();
}

void Editor::setTheme (Theme theme)
{
    likes.theme = theme;
    showTheme();
    remember();
}

void Editor::showTheme()
{
    setDark (likes.theme == Theme::system ? juce::Desktop::getInstance().isDarkModeActive()
                                          : likes.theme == Theme::dark);
}

void Editor::setScale (double newScale)
{
    likes.scale = newScale;
    setScaleFactor (hostScaleFactor);
    remember();
}

void Editor::setScaleFactor (float hostScale)
{
    hostScaleFactor = hostScale;
    juce::AudioProcessorEditor::setScaleFactor (hostScale * static_cast<float> (likes.scale));
}

// On a smaller screen than the one that it was remembered of, it would not fit.
void Editor::restoreSize()
{
    auto width = likes.width, height = likes.height;
    const auto* display = juce::Desktop::getInstance().getDisplays().getPrimaryDisplay();

    if (display != nullptr && (width > defaultWidth || height > defaultHeight))
    {
        const auto screen = display->userArea.toDouble() / likes.scale;
        width = juce::jmin (width, static_cast<int> (screen.getWidth()));
        height = juce::jmin (height, static_cast<int> (screen.getHeight()));
    }

    setSize (juce::jlimit (leastWidth, mostWidth, width),
             juce::jlimit (leastHeight, mostHeight, height));
    setScaleFactor (hostScaleFactor);
}

void Editor::remember()
{
    likes.width = getWidth();
    likes.height = getHeight();
    files.preferences.write (std::exchange (written, likes), likes);
}

int Editor::getControlParameterIndex (juce::Component& component)
{
    auto* holder = ParameterMenus::holderOf (&component);
    return holder == nullptr ? -1 : holder->held().target().getParameterIndex();
}

juce::PopupMenu Editor::mainMenu()
{
    juce::PopupMenu menu, size, scale;
    const auto times = juce::String::fromUTF8 (" \xc3\x97 ");
    const auto theme = [this, &menu] (const juce::String& name, Theme each)
    { menu.addItem (name, true, likes.theme == each, [this, each] { setTheme (each); }); };

    menu.addSectionHeader ("Theme");
    theme ("Dark", Theme::dark);
    theme ("Light", Theme::light);
    theme ("As the system", Theme::system);
    menu.addSeparator();

    for (const auto each : sizes)
        size.addItem (juce::String (each.width) + times + juce::String (each.height), true,
                      getWidth() == each.width && getHeight() == each.height,
                      [this, each] { setSize (each.width, each.height); });

    for (const auto each : scales)
        scale.addItem (juce::String (juce::roundToInt (100.0 * each)) + " %", true,
                       juce::approximatelyEqual (likes.scale, each),
                       [this, each] { setScale (each); });

    menu.addSubMenu ("Size", size);
    menu.addSubMenu ("Scale", scale);
    menu.addSeparator();
    menu.addItem ("About Requant",
                  [this]
                  {
                      asking.tell (juce::String ("Requant ") + versionText,
                                   "Word-length reduction with dither and noise shaping, measured "
                                   "live. Free software under the GNU General Public License, "
                                   "version 3 or later, without any warranty. Made with JUCE; "
                                   "set in Lato.");
                  });
    return menu;
}

} // namespace requant
