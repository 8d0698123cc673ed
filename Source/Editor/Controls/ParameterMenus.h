#pragma once

#include "ParameterBinding.h"

namespace requant
{

/** The menu of a control: its default, a value to type, and what the host offers for its parameter
    where the format has that. A right click opens it, and so does showFor(). Message thread. */
class ParameterMenus : private juce::MouseListener
{
public:
    /** Of all controls in the editor, which must outlive it. */
    explicit ParameterMenus (juce::AudioProcessorEditor&);
    ~ParameterMenus() override;

    /** The control that a component is, or is a part of; nullptr where it is none. */
    static ParameterHolder* holderOf (juce::Component*);

    /** host: may be nullptr. */
    static juce::PopupMenu menuFor (ParameterHolder&, const juce::HostProvidedContextMenu* host);

    /** Opens the menu of the component's control; false where it is none. */
    bool showFor (juce::Component*);

private:
    void mouseDown (const juce::MouseEvent&) override;

    juce::AudioProcessorEditor& editor;
    std::unique_ptr<juce::HostProvidedContextMenu> hosts; // its items are used while it shows
};

} // namespace requant
