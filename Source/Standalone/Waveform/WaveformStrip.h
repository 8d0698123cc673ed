#pragma once

#include "Editor/Widgets/FocusRing.h"
#include "Plots/Juce/Style.h"
#include "Plots/Signal/WaveformPlot.h"
#include "Standalone/Playback/Player.h"
#include "WaveformOverview.h"

namespace requant
{

/** The recording at a glance: a click goes there, a drag marks a part and loops it, a double click
    takes the loop away. Arrow keys go on and back by a second, with shift by a tenth; home and end;
    [ and ] set the loop's ends to where it plays, L switches it. Message thread.
*/
class WaveformStrip : public FocusRing<juce::Component>, public juce::SettableTooltipClient
{
public:
    WaveformStrip (const Style&, Player&);

    /** Shows another recording, without a loop. */
    void setRecording (std::shared_ptr<const Recording>);

    /** Gives the player the loop once more, after its audio was set up anew. */
    void applyLoop();

    /** Loops a part, or keeps it marked; nothing: all of it. */
    void setLoop (std::optional<juce::Range<double>>, bool shouldLoop);

    /** Shows where the player is, and what of the waveform is there by now. */
    void follow();

    /** Shows what else plays in place of the recording, which does not: a few words, and a sentence
        for the tooltip. Empty words: the recording. */
    void setInstead (const juce::String& words, const juce::String& reason);

    juce::String getTooltip() override;

    std::optional<juce::Range<double>> loop() const noexcept { return region; }
    bool isLooping() const noexcept { return looping && region; }
    void toggleLoop();

    /** "0:03.2 of 0:12.0, loop 0:01.0 to 0:02.0", or what plays instead. */
    juce::String description() const;

    WaveformOverview& waveform() noexcept { return overview; }

    /** Called after the loop has changed. */
    std::function<void()> onLoopChange;

    void paint (juce::Graphics&) override;
    void resized() override;
    void mouseDown (const juce::MouseEvent&) override;
    void mouseDrag (const juce::MouseEvent&) override;
    void mouseDoubleClick (const juce::MouseEvent&) override;
    bool keyPressed (const juce::KeyPress&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    /** In whole px. */
    Rectangle plot() const { return WaveformPlot::plotIn (fromJuce (getLocalBounds().toFloat())); }
    void paintInstead (juce::Graphics&) const;
    double seconds() const { return recording->seconds(); }
    double leastLoop() const; ///< as a proportion
    double proportionAt (const juce::MouseEvent& event) const;
    void seek (double proportion);
    void followLength();
    void setLoopStart (double proportion);
    void setLoopEnd (double proportion);

    const Style& style;
    DisplayList list;
    Player& player;
    WaveformOverview overview;
    std::shared_ptr<const Recording> recording =
        std::make_shared<const Recording> (AudioFileInfo {}, "");
    std::optional<juce::Range<double>> region;
    juce::String instead;
    bool looping = false;
    double dragStart = 0.0, shownPlayhead = 0.0;
    int shownLength = 0;
    std::size_t shownColumns = 0;
};

} // namespace requant
