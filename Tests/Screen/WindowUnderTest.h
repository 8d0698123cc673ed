#pragma once

#include "Menus.h"
#include "Standalone/StandaloneUnderTest.h"
#include "Support/Catch.h"

namespace requant::test
{

/** The plug-in with its window on the display, at its top left, and a person's hand. The window's
    parts belong to the message thread. */
class WindowUnderTest
{
public:
    WindowUnderTest()
    {
        onMessageThread ([this] { plugin.reset (new PluginUnderTest); });
        plugin->setRateAndBufferSizeDetails (rateHz, blockSize);
        plugin->prepareToPlay (rateHz, blockSize);
        open();
    }

    void open()
    {
        onMessageThread (
            [this]
            {
                editor.reset (dynamic_cast<Editor*> (plugin->createEditorIfNeeded()));
                editor->setOpaque (true);
                editor->setTopLeftPosition (0, 0);
                editor->setVisible (true);
                editor->addToDesktop (0);
                editor->toFront (true);
            });
        REQUIRE (
            becomes ([this] { return editor->isShowing() && editor->hasKeyboardFocus (true); }));
    }

    void close() { editor.reset(); }

    /** Plays a sine of 997 Hz. */
    void play (double seconds, float amplitude = 0.5f)
    {
        juce::AudioBuffer<float> block (2, blockSize);

        for (const auto end = position + static_cast<std::int64_t> (seconds * rateHz);
             position < end;)
        {
            for (int n = 0; n < blockSize; ++n, ++position)
                for (int c = 0; c < 2; ++c)
                    block.setSample (c, n, amplitude * sine (position));

            plugin->processBlock (block, midi);
        }
    }

    double get (std::string_view id) const { return plugin->parameters()[id].value(); }

    void set (std::string_view id, double value)
    {
        onMessageThread ([&] { plugin->parameters()[id].setByUser (value); });
    }

    /** Whether a control gets this value in the end. */
    bool gets (std::string_view id, double value)
    {
        return becomes ([&] { return std::abs (get (id) - value) < 1.0e-6; });
    }

    /** Where the middle of a part of the window is on the screen. find (Editor&) gives the part. */
    template <typename Find>
    Hand::Place placeOf (Find find)
    {
        return onMessageThread ([&] { return find (*editor).getScreenBounds().getCentre(); });
    }

    /** Where one word of a row of them is on the screen. */
    template <typename Find>
    Hand::Place placeOf (Find find, int index)
    {
        return onMessageThread (
            [&]
            {
                const SegmentedControl& row = find (*editor);
                return row.localAreaToGlobal (row.cell (index).toNearestInt()).getCentre();
            });
    }

    static constexpr double rateHz = 48000.0;
    static constexpr int blockSize = 480;

    Hand hand;
    OnMessageThread<PluginUnderTest> plugin;
    OnMessageThread<Editor> editor;

private:
    static float sine (std::int64_t n)
    {
        return static_cast<float> (std::sin (juce::MathConstants<double>::twoPi * 997.0
                                             * static_cast<double> (n) / rateHz));
    }

    std::int64_t position = 0;
    juce::MidiBuffer midi;
};

} // namespace requant::test
