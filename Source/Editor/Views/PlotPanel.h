#pragma once

#include "Editor/Widgets/DropDown.h"
#include "Editor/Widgets/FlatButton.h"
#include "Editor/Widgets/SegmentedControl.h"
#include "PlotView.h"
#include "StepsView.h"

#include <array>

namespace requant
{

/** A large picture, chosen by tabs, or by one list where those have no room; it can be held still.
    The second of two has no buttons of its own: what is held or set for the first goes for both.
    Message thread. */
class PlotPanel : public juce::Component
{
public:
    enum Picture
    {
        steps,
        spectrum,
        histogram,
        transfer,
        noise,
        bits,
        figures,
        compare
    };

    static constexpr int pictureCount = 8;

    enum class Place
    {
        first,
        second
    };

    explicit PlotPanel (const Style&, Place = Place::first);

    Picture chosen() const noexcept { return current; }
    void choose (Picture);

    /** Called when a person chooses another picture, freezes or moves on, or asks for the menu of
        what is shown. */
    std::function<void()> onPicture, onFreeze, onMenu;

    /** Whether one list stands in for the tabs though they had room: two panels side by side look
        alike. */
    void setPrefersList (bool shouldPrefer);
    bool hasTabs() const noexcept { return tabs.isVisible(); }

    bool isFrozen() const noexcept { return freeze.getToggleState(); }
    void setFrozen (bool shouldFreeze);

    /** Shows newer samples, valid until the next call. seconds: of one clock, never going back. */
    void follow (const SampleView&, double seconds);

    /** Lets figures that change more slowly catch up with samples that have not changed. */
    void rest (double seconds) { stepsView.rest (seconds); }

    /** Shows newer statistics in the chosen picture. */
    void show (const PlotSource&);

    StepsView& stepsPicture() noexcept { return stepsView; }

    /** The picture of statistics; not of steps. */
    PlotView& picture (Picture which) { return *views[static_cast<std::size_t> (which)]; }

    FlatButton& freezing() noexcept { return freeze; }
    FlatButton& menuButton() noexcept { return menu; }
    SegmentedControl& tabRow() noexcept { return tabs; }
    DropDown& tabList() noexcept { return list; }

    void paint (juce::Graphics&) override;
    void resized() override;
    bool keyPressed (const juce::KeyPress&) override;

private:
    juce::Component& view (Picture);

    const Style& style;
    SegmentedControl tabs;
    DropDown list;
    FlatButton menu, freeze;
    StepsView stepsView;
    std::array<std::unique_ptr<PlotView>, pictureCount> views; ///< none for steps
    Picture current = steps;
    bool prefersList = false;
};

} // namespace requant
