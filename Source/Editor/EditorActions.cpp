// The part of Editor that does what a person asks of its parts.

#include "Editor.h"

namespace requant
{

void Editor::listenToParts()
{
    top.onMenu = [this]
    {
        auto menu = mainMenu();
        menu.setLookAndFeel (&look);
        menu.showMenuAsync (juce::PopupMenu::Options()
                                .withTargetComponent (top.menuButton())
                                .withDeletionCheck (*this)
                                .withParentComponent (getTopLevelComponent()));
    };
    right.onReset = [this]
    {
        feed.requestReset();
        changed();
    };
    bottom.onHearOutput = [this]
    {
        parameters[controlId::monitor].setByUser (
            parameters[controlId::monitor].control().defaultValue);
    };
    right.onWindow = [this]
    {
        choice.window = right.window();
        analyst.choose (choice);
        changed();
    };
    middle.onPicture = second.onPicture = [this] { choosePicture(); };
    middle.onFreeze = [this] { freezePictures (middle.isFrozen()); };
    second.onFreeze = [this] { freezePictures (second.isFrozen()); };
    middle.onMenu = [this]
    {
        viewMenu().showMenuAsync (
            juce::PopupMenu::Options().withTargetComponent (middle.menuButton()));
    };
}

void Editor::choosePicture()
{
    choice.wantsLevels = isShown (PicturePanel::bits);
    analyst.choose (choice);
    changed();
}

bool Editor::isShown (PicturePanel::Picture picture) const
{
    return middle.chosen() == picture || (second.isVisible() && second.chosen() == picture);
}

void Editor::freezePictures (bool shouldFreeze)
{
    for (auto* pictures : { &middle, &second })
        if (pictures->isFrozen() != shouldFreeze)
            pictures->setFrozen (shouldFreeze);

    frozen.reset();

    if (shouldFreeze)
        frozen = Still { analyst.statistics(), newestReadings };

    changed();
}

} // namespace requant
