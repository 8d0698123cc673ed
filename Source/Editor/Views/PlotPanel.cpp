#include "PlotPanel.h"

#include "FiguresView.h"
#include "StatisticsViews.h"

namespace requant
{

namespace
{

struct Tab
{
    const char *name, *help;
    const char* shortName = nullptr; ///< on a tab, and in the list
};

constexpr std::array<Tab, PlotPanel::pictureCount> tabWords {
    Tab { "Steps", "how samples meet levels, one by one." },
    Tab { "Spectrum", "at which frequencies the reduction adds noise, and whether that is heard." },
    Tab { "Histogram", "how large the errors are." },
    Tab { "Transfer",
          "what comes out for what goes in: the staircase, and what dither makes of it." },
    Tab { "Noise or distortion?", "whether the error repeats with the signal.", "Distortion?" },
    Tab { "Bits", "which bits move, and whether the word length is what it seems." },
    Tab { "Figures", "every figure, measured and predicted." },
    Tab { "Compare", "which law and which range suit the signal." }
};

template <typename Item>
std::vector<Item> items (bool isShort)
{
    std::vector<Item> all;

    for (const auto& tab : tabWords)
        all.push_back (
            { isShort && tab.shortName != nullptr ? tab.shortName : tab.name, tab.help });

    return all;
}

} // namespace

PlotPanel::PlotPanel (const Style& styleToUse, Place place)
    : style (styleToUse), tabs (style, "Picture", "What the picture shows.",
                                items<SegmentedControl::Item> (true), SegmentedControl::Form::tabs),
      list (style, "Picture", "What the picture shows.", items<DropDown::Item> (true)),
      menu (style, "View", "How the picture is shown: channel, scales, units."),
      freeze (style, "Freeze", "Holds the picture still; the sound goes on."), stepsView (style)
{
    setOpaque (true);
    views[spectrum] = std::make_unique<SpectrumView> (style);
    views[histogram] = std::make_unique<HistogramView> (style);
    views[transfer] = std::make_unique<TransferView> (style);
    views[noise] = std::make_unique<NoiseView> (style);
    views[bits] = std::make_unique<BitsView> (style);
    views[figures] = std::make_unique<FiguresView> (style);
    views[compare] = std::make_unique<CompareView> (style);

    for (auto* child :
         std::initializer_list<juce::Component*> { &tabs, &list, &menu, &freeze, &stepsView })
        addAndMakeVisible (child);

    for (auto* button : { &menu, &freeze })
        button->setVisible (place == Place::first);

    for (auto& each : views)
        if (each != nullptr)
            addChildComponent (*each);

    tabs.onChoose = list.onChoose = [this] (int index) { choose (static_cast<Picture> (index)); };
    freeze.setToggleable (true);
    freeze.onClick = [this] { setFrozen (! isFrozen()); };
    menu.onClick = [this]
    {
        if (onMenu != nullptr)
            onMenu();
    };
    choose (steps);
}

juce::Component& PlotPanel::view (Picture which)
{
    if (which == steps)
        return stepsView;

    return picture (which);
}

void PlotPanel::choose (Picture which)
{
    view (current).setVisible (false);
    current = which;
    view (current).setVisible (true);
    tabs.setChosen (which);
    list.setChosen (which);
    resized();

    if (onPicture != nullptr)
        onPicture();
}

void PlotPanel::setPrefersList (bool shouldPrefer)
{
    prefersList = shouldPrefer;
    resized();
}

void PlotPanel::setFrozen (bool shouldFreeze)
{
    freeze.setToggleState (shouldFreeze, juce::dontSendNotification);
    stepsView.setFrozen (shouldFreeze);

    if (onFreeze != nullptr)
        onFreeze();
}

void PlotPanel::follow (const SampleView& samples, double seconds)
{
    stepsView.follow (samples, seconds);
}

void PlotPanel::show (const PlotSource& source)
{
    if (current == steps)
        stepsView.showLevelsOf (source.chosen);
    else
        picture (current).show (source);
}

void PlotPanel::paint (juce::Graphics& g) { g.fillAll (style.palette.background); }

void PlotPanel::resized()
{
    const auto isNarrow = getWidth() < 560;
    auto area = getLocalBounds();
    auto row = area.removeFromTop (isNarrow ? 42 : 46).reduced (isNarrow ? 10 : 18, 0);
    row.removeFromTop (8);

    const auto place = [&] (FlatButton& button, int width)
    {
        button.setBounds (row.removeFromRight (width).withSizeKeepingCentre (width, 26));
        row.removeFromRight (4);
    };

    if (freeze.isVisible())
    {
        place (freeze, 58);
        place (menu, 46);
    }

    tabs.setBounds (row);
    const auto fit = tabs.tabsWidth() <= static_cast<float> (row.getWidth()) + 1.0f;
    tabs.setVisible (fit && ! prefersList);
    list.setVisible (! tabs.isVisible());
    list.setBounds (row.withSizeKeepingCentre (row.getWidth(), 28));
    view (current).setBounds (area);
}

bool PlotPanel::keyPressed (const juce::KeyPress& key)
{
    if (! key.isKeyCode (juce::KeyPress::spaceKey))
        return false;

    setFrozen (! isFrozen());
    return true;
}

} // namespace requant
