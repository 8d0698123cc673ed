#include "Appearances.h"

using namespace requant;
using namespace requant::test;

namespace
{

using Words = std::vector<const char*>;

void collect (juce::Component& component, juce::StringArray& words)
{
    for (const auto& text : PaintedComponent (component).texts)
        if (text.isWhole() && ! text.isCut)
            words.addIfNotAlreadyThere (text.words);
}

/** All text that one can read in a component. */
juce::StringArray wordsIn (juce::Component& component)
{
    juce::StringArray words;
    collect (component, words);
    return words;
}

/** Likewise on the left, also what one has to scroll to. */
juce::StringArray wordsOnTheLeft (ControlsPanel& panel)
{
    juce::StringArray words;
    auto& viewport = panel.scrolling();
    constexpr int row = 40; // what one view cuts is whole in the next

    for (int top = 0; top == 0 || top + row < panel.page().getHeight();
         top += viewport.getViewHeight() - row)
    {
        viewport.setViewPosition (0, top);
        collect (panel, words);
    }

    viewport.setViewPosition (0, 0);
    return words;
}

Words axesOf (PlotPanel::Picture picture, bool isNarrow)
{
    switch (picture)
    {
        case PlotPanel::steps:
            return { "code", "QE, LSB", "time, ms" };
        case PlotPanel::spectrum:
            return { "dBFS (AES17) per Hz", "Hz", "1k" };
        case PlotPanel::histogram:
            return { "probability density, 1/LSB", "error, LSB" };
        case PlotPanel::transfer:
            return { "output, LSB", "input, LSB" };
        case PlotPanel::noise:
            return { "error, LSB", "power, LSB",
                     isNarrow ? "place in its step, LSB"
                              : "where the input lies inside its step, LSB" };
        case PlotPanel::bits:
            return { "Input", "Output", "8", "16", "24" };
        case PlotPanel::figures:
            return { "measured", "SNR", "Error power" };
        case PlotPanel::compare:
            return { "SNR, dB", "peak level, dBFS" };
    }

    return {};
}

Words controlsIn (bool isCompact)
{
    Words words { "Dither",
                  "Amount",
                  "Streams",
                  "Seed",
                  "Fresh noise",
                  "Depth",
                  "Order",
                  "Cutoff",
                  "Keep headroom",
                  "Blank digital silence",
                  "Leave exact input alone",
                  "Listen to" };
    const Words rows { "Lattice", "Rounding", "Shaping", "Blank after", "Monitor gain" };
    const Words groups { "Word length",  "Levels and rounding",
                         "Two's compl.", "Symmetric",
                         "End-points",   "Nearest",
                         "Truncate",     "Toward zero",
                         "Ties away",    "Uniform, full scale",
                         "TPDF",         "None",
                         "RPDF",         "High-pass",
                         "Gaussian",     "Noise shaping",
                         "after",        "Gain",
                         "Auto" };
    const auto& others = isCompact ? rows : groups;
    words.insert (words.end(), others.begin(), others.end());
    return words;
}

void check (const juce::StringArray& words, const Words& needed)
{
    for (const auto* each : needed)
    {
        INFO (each);
        CHECK (std::any_of (words.begin(), words.end(),
                            [&] (const juce::String& text) { return text.startsWith (each); }));
    }
}

/** A picture says in larger letters what is seen. */
bool hasTitle (juce::Component& pictures)
{
    constexpr auto leastSizePx = 14.0f, hair = 0.01f;
    const PaintedComponent painted (pictures);
    return std::any_of (painted.texts.begin(), painted.texts.end(),
                        [&] (const PaintedText& text)
                        { return text.sizePx > leastSizePx - hair && text.isWhole(); });
}

} // namespace

TEST_CASE ("Every picture has a title, named axes with units, and its tab",
           "[editor][appearance][slow]")
{
    PlainWindow window;
    auto& pictures = window.editor.pictures();

    inEveryAppearance (
        window,
        [&] (WindowSize size, PlotPanel::Picture picture)
        {
            const auto words = wordsIn (pictures);
            CHECK (hasTitle (pictures));
            check (words, axesOf (picture, size.width < 1000));
            check (words, { "View", "Freeze" });
            check (words,
                   pictures.hasTabs()
                       ? Words { "Steps", "Spectrum", "Histogram", "Transfer", "Distortion?",
                                 "Bits", "Figures", "Compare" }
                       : Words { picture == PlotPanel::noise ? "Distortion?" : nameOf (picture) });
        });
}

TEST_CASE ("Every control, meter and figure is named, at every size", "[editor][appearance][slow]")
{
    PlainWindow window;
    auto& editor = window.editor;

    for (const auto size : windowSizes)
    {
        const auto isNarrow = size.width < 1000;
        editor.setSize (size.width, size.height);
        window.goOn (0.3);
        INFO (size.width << "x" << size.height);
        check (wordsIn (editor.topBar()), { "Requant", "Bypass" });
        auto controls = wordsOnTheLeft (editor.controlsPanel());
        const auto meters = wordsIn (editor.metersPanel());

        // What is listened to is chosen on either side.
        controls.addArray (meters);
        check (controls, controlsIn (isNarrow));
        check (controls, { "16", "bits", "65" });
        check (meters,
               isNarrow ? Words { "In", "Out", "Error" } : Words { "Input", "Output", "Error" });
        check (meters, { "SNR", "predicted ", "dBFS", "dB" });
    }
}
