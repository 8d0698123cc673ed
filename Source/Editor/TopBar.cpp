#include "TopBar.h"

#include "Version.h"

namespace requant
{

namespace
{

constexpr int buttonHeight = 28;

std::vector<SegmentedControl::Item> slotItems()
{
    return { { "A", "The first of two settings to compare." },
             { "B", "The second of two settings to compare." } };
}

juce::String sentence (const juce::String& verb, const juce::String& step)
{
    return step.isEmpty() ? verb + " the last change." : verb + ": " + step + ".";
}

} // namespace

TopBar::TopBar (const Style& styleToUse, Session& sessionToShow, const PresetFolder& folder,
                ModalDialog& question)
    : style (styleToUse), session (sessionToShow), presets (style, session, folder),
      commands (presets, session, folder, question),
      back (style, "Previous preset", "Loads the preset before this one.", Icon::left),
      forward (style, "Next preset", "Loads the preset after this one.", Icon::right),
      slots (style, "Compare", "Two settings, one of which you hear.", slotItems()),
      copy (style, "Copy", {}), undo (style, "Undo", {}, Icon::undo),
      redo (style, "Redo", {}, Icon::redo),
      bypass (style, session.parameters()[parameterId::bypass], FlatButton::Face::word),
      menu (style, "Menu", "Theme, size, and what this is.", Icon::dots)
{
    setOpaque (true);

    for (auto* child : std::initializer_list<juce::Component*> {
             &back, &presets, &forward, &slots, &copy, &undo, &redo, &bypass, &menu })
        addAndMakeVisible (child);

    presets.onMenu = [this] (juce::PopupMenu& list) { commands.addTo (list); };
    presets.onProblem = [&question] (const juce::String& problem)
    { question.tell ("This preset cannot be used", problem); };
    back.onClick = [this] { presets.step (-1); };
    forward.onClick = [this] { presets.step (1); };
    slots.onChoose = [this] (int slot) { session.choose (slot == 1); };
    copy.onClick = [this] { session.copyToOther(); };
    undo.onClick = [this] { session.undo(); };
    redo.onClick = [this] { session.redo(); };
    menu.onClick = [this] { juce::NullCheckedInvocation::invoke (onMenu); };
    session.addChangeListener (this);
    changed();
}

TopBar::~TopBar() { session.removeChangeListener (this); }

void TopBar::changed()
{
    const auto isB = session.isB();
    const juce::String ways (isB ? "B to A" : "A to B");
    slots.setChosen (isB ? 1 : 0);
    copy.setTitle ("Copy " + ways);
    copy.setButtonText (isNarrow() ? juce::String ("Copy") : "Copy " + ways);
    copy.setHelp ("Makes " + ways.getLastCharacters (1) + " what " + ways.substring (0, 1)
                  + " is now.");
    undo.setHelp (sentence ("Takes back", session.undoName()));
    undo.setIdle (session.canUndo() ? "" : "There is none.");
    redo.setHelp (sentence ("Does again", session.redoName()));
    redo.setIdle (session.canRedo() ? "" : "There is none.");
}

void TopBar::resized()
{
    auto area = getLocalBounds().withTrimmedBottom (1).reduced (isNarrow() ? 12 : 16, 0);
    const auto gap = isNarrow() ? 4 : 6, wideGap = isNarrow() ? 8 : 14;
    const auto put = [] (juce::Component& child, juce::Rectangle<int> place)
    { child.setBounds (place.withSizeKeepingCentre (place.getWidth(), buttonHeight)); };

    put (menu, area.removeFromRight (34));
    area.removeFromRight (gap);
    put (bypass, area.removeFromRight (62));
    area.removeFromRight (wideGap);

    // From where the middle begins, or right after the name.
    area.removeFromLeft (isNarrow() ? 80 : 282);
    const auto copyWidth = isNarrow() ? 46 : 92, slotsWidth = isNarrow() ? 52 : 64;
    const auto others =
        2 * 24 + 2 * gap + wideGap + slotsWidth + gap + copyWidth + wideGap + 2 * 28 + gap;
    const auto place = [&] (juce::Component& child, int width, int space)
    {
        put (child, area.removeFromLeft (width));
        area.removeFromLeft (space);
    };

    place (back, 24, gap);
    place (presets, juce::jmin (250, area.getWidth() - others + 24 + gap), gap);
    place (forward, 24, wideGap);
    place (slots, slotsWidth, gap);
    place (copy, copyWidth, wideGap);
    place (undo, 28, gap);
    place (redo, 28, 0);
    changed();
}

void TopBar::paint (juce::Graphics& g)
{
    g.fillAll (style.palette.panel);
    g.setColour (style.palette.line);
    g.fillRect (getLocalBounds().removeFromBottom (1));

    auto area = getLocalBounds().toFloat().withTrimmedBottom (1.0f).withTrimmedLeft (
        isNarrow() ? 12.0f : 16.0f);
    const auto nameFont = style.font (Weight::black, 17.0f);
    g.setFont (nameFont);
    g.setColour (style.palette.text);
    g.drawText ("Requant", area, juce::Justification::centredLeft, false);

    if (isNarrow())
        return;

    area.removeFromLeft (textWidth (nameFont, "Requant") + 8.0f);
    g.setFont (style.font (Weight::regular, 12.0f));
    g.setColour (style.palette.secondaryText);
    g.drawText (versionText, area.translated (0.0f, 1.0f), juce::Justification::centredLeft, false);
}

} // namespace requant
