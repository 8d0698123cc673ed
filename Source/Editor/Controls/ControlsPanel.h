#pragma once

#include "ControlsPage.h"
#include "WordLength.h"

namespace requant
{

/** The left side: the word length, and below it everything else one chooses about the sound, which
    scrolls where it does not fit. Message thread. */
class ControlsPanel : public juce::Component
{
public:
    ControlsPanel (const Style&, Session&);

    /** Narrow or low windows: rows that open lists. */
    void setCompact (bool shouldBeCompact);

    /** Says where something else runs than what is chosen; nothing where it is empty. */
    void setRemark (const juce::String& remark) { all.setRemark (remark); }

    /** Marks the noise shapers that are not made for this rate in Hz; 0: it is not known. */
    void setSampleRate (double rateHz) { all.setSampleRate (rateHz); }

    /** Shows what the chosen noise shaper will do. sampleRateHz: above 0. */
    void showShaper (const NoiseTransferFunction& filter, const Prediction& predicted,
                     double sampleRateHz)
    {
        all.showShaper (filter, predicted, sampleRateHz);
    }

    WordLength& wordLength() noexcept { return length; }
    ControlsPage& page() noexcept { return all; }
    juce::Viewport& scrolling() noexcept { return viewport; }

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    const Style& style;
    WordLength length;
    ControlsPage all;
    juce::Viewport viewport;
    juce::Rectangle<int> refusalArea;
    bool isCompact = false;
};

} // namespace requant
