#pragma once

#include "Editor/Meters/PredictionCache.h"
#include "LawControls.h"
#include "ParameterChoice.h"
#include "ParameterNumber.h"
#include "ParameterToggle.h"
#include "Plugin/Parameters/ParameterSet.h"
#include "ShaperCurve.h"

#include <array>
#include <vector>

namespace requant
{

/** Everything one chooses about the sound but the word length, in the signal's order: as tall as it
    needs to be, for a viewport. Message thread. */
class ControlsPage : public juce::Component, private juce::FocusChangeListener
{
public:
    ControlsPage (const Style&, Session&);
    ~ControlsPage() override;

    /** Says where something else runs than what is chosen; nothing where it is empty. */
    void setRemark (const juce::String& remark) { curve.setRemark (remark); }
    juce::String remark() const { return curve.remark(); }

    /** Marks the noise shapers that are not made for this rate in Hz; 0: it is not known. */
    void setSampleRate (double rateHz);

    /** Shows what the chosen noise shaper will do. sampleRateHz: above 0. */
    void showShaper (const NoiseTransferFunction&, const Prediction&, double sampleRateHz);

    /** What that does to the ear, in words; empty where nothing is shaped. */
    const juce::String& heardWords() const noexcept { return heard; }

    /** Places everything for a width in px, spread over `height` where that is more than needed.
        isCompact: rows that open lists. */
    void layOut (int width, int height, bool isCompact);

    /** Why what was typed last was refused; empty when nothing was. */
    juce::String refusal();

    /** Called when refusal() may have changed. */
    std::function<void()> onRefusal;

    /** Called when the page needs another height. */
    std::function<void()> onResize;

    ParameterChoice lattice, rounding, dither, streams, shaping;
    LawControls lawAndRange;
    ParameterNumber amount, depth, order, cutoff, seed, blankAfter;
    ParameterToggle freshNoise, headroom, autoBlank, passExact;

    // What is heard; where there is room, MetersPanel has these.
    ParameterChoice monitor;
    ParameterNumber monitorGain;
    ParameterToggle monitorAuto;

    ShaperCurve curve;

    void paint (juce::Graphics&) override;

private:
    ControlsPage (const Style&, Session&, const ParameterSet&);

    struct Heading
    {
        juce::Rectangle<int> area;
        juce::String words;
    };

    void globalFocusChanged (juce::Component*) override;
    void changed();
    std::vector<ParameterNumber*> numbers();
    juce::String whyIdle (ParameterHolder&) const;

    int placeAll (juce::Rectangle<int> area, int gap);
    void placeGroups (juce::Rectangle<int>& area, int gap);
    void placeLaw (juce::Rectangle<int>& area);
    void placeDither (juce::Rectangle<int>& area);
    void placeShaping (juce::Rectangle<int>& area);
    void placeSilence (juce::Rectangle<int>& area);
    void placeRows (juce::Rectangle<int>& area);
    void placeHeading (juce::Rectangle<int>& area, const juce::String&);
    void divide (juce::Rectangle<int>& area, int gap);

    const Style& style;
    Session& session;
    double sampleRateHz = 0.0;
    bool compact = false;
    std::vector<Heading> headings;
    std::vector<int> dividers;
    juce::String heard; ///< what the shaper does to the ear
    juce::Rectangle<int> heardArea;
};

} // namespace requant
