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

// Of the screen that it is on, or will open on; without a display, nothing.
std::optional<juce::Rectangle<int>> screenOf (const juce::Component& component)
{
    const auto& displays = juce::Desktop::getInstance().getDisplays();
    const auto* const display = component.isShowing()
                                    ? displays.getDisplayForRect (component.getScreenBounds())
                                    : displays.getPrimaryDisplay();
    return display != nullptr ? std::optional (display->userArea) : std::nullopt;
}

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
    fitScreen();
    remember();
}

double Editor::scale() const
{
    const auto screen = screenOf (*this);

    if (! screen)
        return likes.scale;

    const auto largest =
        juce::jmin (screen->getWidth() / static_cast<double> (leastWidth),
                    screen->getHeight() / static_cast<double> (leastHeight + roomAbove));
    return juce::jmin (likes.scale, juce::jmax (PreferencesFile::leastScale, largest));
}

void Editor::setRoomAbove (int height)
{
    roomAbove = height;
    setScaleFactor (hostScaleFactor);
    fitScreen();
}

void Editor::setScaleFactor (float hostScale)
{
    hostScaleFactor = hostScale;
    juce::AudioProcessorEditor::setScaleFactor (hostScale * static_cast<float> (scale()));
}

bool Editor::fitsScreen (int width, int height, double scaleToTry) const
{
    const auto screen = screenOf (*this);
    return ! screen
           || (width * scaleToTry <= screen->getWidth()
               && (height + roomAbove) * scaleToTry <= screen->getHeight());
}

// Larger than the screen, it would hide the menu that makes it smaller.
void Editor::fitScreen()
{
    const auto screen = screenOf (*this);

    if (! screen || fitsScreen (getWidth(), getHeight(), scale()))
        return;

    const auto room = screen->toDouble() / scale();
    const auto width = static_cast<int> (room.getWidth());
    const auto height = static_cast<int> (room.getHeight()) - roomAbove;
    setSize (juce::jmax (leastWidth, juce::jmin (getWidth(), width)),
             juce::jmax (leastHeight, juce::jmin (getHeight(), height)));
}

void Editor::restoreSize()
{
    setSize (juce::jlimit (leastWidth, mostWidth, likes.width),
             juce::jlimit (leastHeight, mostHeight, likes.height));
    setScaleFactor (hostScaleFactor);
    fitScreen();
}

void Editor::tellOfTrial()
{
    if (trial.putAside() != juce::File())
        asking.tell (
            "Your preferences were put aside",
            "The last window did not open with them, so this one has the defaults. The old "
            "ones are in "
                + trial.putAside().getFullPathName() + ".");
}

// What kills a window does so while it is laid out and painted, or when the desktop first moves it.
void Editor::endTrial (double seconds)
{
    constexpr double survivedSeconds = 1.0;

    if (hasPainted && ! paintedSeconds)
        paintedSeconds = seconds;

    if (paintedSeconds && seconds - *paintedSeconds >= survivedSeconds)
        trial.survived();
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
    juce::PopupMenu menu, sizeMenu, scaleMenu;
    const auto times = juce::String::fromUTF8 (" \xc3\x97 ");
    const auto orTooLarge = [] (const juce::String& name, bool fits)
    { return fits ? name : name + ", larger than this screen"; };
    const auto theme = [this, &menu] (const juce::String& name, Theme each)
    { menu.addItem (name, true, likes.theme == each, [this, each] { setTheme (each); }); };

    menu.addSectionHeader ("Theme");
    theme ("Dark", Theme::dark);
    theme ("Light", Theme::light);
    theme ("As the system", Theme::system);
    menu.addSeparator();

    for (const auto each : sizes)
    {
        const auto fits = fitsScreen (each.width, each.height, scale());
        const auto name = juce::String (each.width) + times + juce::String (each.height);
        sizeMenu.addItem (orTooLarge (name, fits), fits,
                          getWidth() == each.width && getHeight() == each.height,
                          [this, each] { setSize (each.width, each.height); });
    }

    for (const auto each : scales)
    {
        const auto fits = fitsScreen (leastWidth, leastHeight, each);
        const auto name = juce::String (juce::roundToInt (100.0 * each)) + " %";
        scaleMenu.addItem (orTooLarge (name, fits), fits,
                           juce::approximatelyEqual (likes.scale, each),
                           [this, each] { setScale (each); });
    }

    menu.addSubMenu ("Size", sizeMenu);
    menu.addSubMenu ("Scale", scaleMenu);
    menu.addSeparator();
    menu.addItem ("About Requant",
                  [this]
                  {
                      asking.tell (juce::String ("Requant ") + versionText,
                                   "Word-length reduction with dither and noise shaping, measured "
                                   "live. Free software under the GNU "
                                       + juce::String (JUCE_MAJOR_VERSION < 8 ? "" : "Affero ")
                                       + "General Public License, version 3, without any warranty. "
                                         "Made with JUCE; set in Lato.");
                  });
    return menu;
}

} // namespace requant
