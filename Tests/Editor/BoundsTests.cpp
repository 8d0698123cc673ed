#include "Appearances.h"

#include <typeinfo>

using namespace requant;
using namespace requant::test;

namespace
{

juce::String describe (const juce::Component& component)
{
    const auto name = component.getName().isNotEmpty() ? component.getName() : component.getTitle();
    return (name.isNotEmpty() ? name : juce::String (typeid (component).name())) + " "
           + component.getBounds().toString();
}

// What may lie over others, or reach out of its parent.
bool isException (const juce::Component& component)
{
    const auto* const parent = component.getParentComponent();

    // The corner that resizes the window lies in the foot, which leaves it free.
    return dynamic_cast<const juce::ResizableCornerComponent*> (&component) != nullptr

           // What is scrolled is larger than where it is seen.
           || dynamic_cast<const juce::Viewport*> (parent->getParentComponent()) != nullptr;
}

void walk (const juce::Component& parent, juce::StringArray& faults)
{
    std::vector<const juce::Component*> placed;

    for (const auto* child : parent.getChildren())
    {
        if (! child->isVisible())
            continue;

        walk (*child, faults);

        if (isException (*child))
            continue;

        if (child->getBounds().isEmpty())
            faults.add (describe (*child) + " has no room");

        if (! parent.getLocalBounds().contains (child->getBounds()))
            faults.add (describe (*child) + " reaches out of " + describe (parent));

        for (const auto* other : placed)
            if (other->getBounds().intersects (child->getBounds()))
                faults.add (describe (*child) + " lies on " + describe (*other));

        placed.push_back (child);
    }
}

} // namespace

TEST_CASE ("Nothing in the window lies on anything else or reaches out of its place",
           "[editor][appearance]")
{
    PlainWindow window;
    inEveryAppearance (window,
                       [&] (WindowSize, PlotPanel::Picture)
                       {
                           juce::StringArray faults;
                           walk (window.editor, faults);
                           CHECK (faults.joinIntoString ("\n") == "");
                       });
}
