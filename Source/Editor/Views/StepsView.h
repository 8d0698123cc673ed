#pragma once

#include "CachedFrame.h"
#include "Editor/Widgets/FocusRing.h"
#include "LiveAnalyzer.h"
#include "Plots/Steps/StepsCard.h"
#include "Plots/Steps/StepsPlot.h"

namespace requant
{

/** The Steps picture, live: finds where the newest samples start so that the curve stands still,
    and lets one zoom, freeze, and read a sample. Message thread.

    Wheel, a drag to the side, or plus and minus: time. Wheel with shift or control, a drag up or
    down, or up and down: amplitude. Double click or Home: all in view again. Left and right: which
    sample is read.
*/
class StepsView : public FocusRing<juce::Component>
{
public:
    explicit StepsView (const Style&);

    /** Shows newer samples, valid until the next call; while frozen, once it is no longer. seconds:
        of the same clock each time. */
    void follow (const SampleView&, double seconds);

    /** Until anything has come in: shows the levels of these settings, which wait for it. */
    void showLevelsOf (const ReductionSettings&);

    /** Lets the card's figures, which change more slowly, catch up with a picture at rest. */
    void rest (double seconds);

    const StepsData& data() const noexcept { return view; }
    const StepsLayout& layout() const noexcept { return geometry; }
    bool isFrozen() const noexcept { return view.isFrozen; }

    /** A frozen picture keeps its samples and what they were made with; they stay one stretch,
        since none is added when the picture moves again: it then shows the newest. */
    void setFrozen (bool shouldFreeze);

    /** Makes the samples in view fewer (below 1) or more (above 1). */
    void zoomTime (double factor);

    /** Makes the levels in view fewer or more, around a height in LSB. */
    void zoomAmplitude (double factor, double aroundLsb);

    /** All the signal in view, as at first. */
    void fit();

    void paint (juce::Graphics&) override;
    void resized() override;
    void mouseMove (const juce::MouseEvent&) override;
    void mouseExit (const juce::MouseEvent&) override;
    void mouseDown (const juce::MouseEvent&) override;
    void mouseDrag (const juce::MouseEvent&) override;
    void mouseDoubleClick (const juce::MouseEvent&) override;
    void mouseWheelMove (const juce::MouseEvent&, const juce::MouseWheelDetails&) override;
    bool keyPressed (const juce::KeyPress&) override;

private:
    /** A drag zooms along the direction that it takes first. */
    struct Drag
    {
        enum class Along
        {
            undecided,
            time,
            amplitude
        };

        Along along = Along::undecided;
        juce::Point<float> last;
        double aroundLsb = 0.0;
    };

    /** What the frame depends on: it is painted anew only when this changes. */
    struct FrameKey
    {
        std::string title, subtitle;
        LatticeKind latticeKind {};
        double bits = 0.0;
        double length = 0.0, rate = 0.0;
        double lowest = 0.0, highest = 0.0, lowestError = 0.0, highestError = 0.0;
        bool leavesAbove = false, leavesBelow = false;

        bool operator== (const FrameKey&) const = default;
    };

    void show (const SampleView&);
    void readSample();
    void refresh();
    void paintFrame (juce::Graphics&);
    void paintOver (DisplayList&) const;
    double lsbAt (float y) const;

    const Style& style;
    StepsPlot picture { style.theme };
    StepsCard card { style.theme };
    const SampleView* newest = nullptr;
    std::vector<SamplePair> frozen;
    StepsFiller filler;
    StepsData& view = filler.data;
    StepsLayout geometry;
    Drag drag;
    double lastSeconds = 0.0;

    std::optional<Point> pointer;
    double readAlong = 0.38; ///< where the read line stands while no pointer is over the picture
    SamplePair cardSample;
    StepsData cardData;
    double cardSeconds = -1.0;

    CachedFrame frame;
    DisplayList dataList;
    FrameKey frameKey;
};

} // namespace requant
