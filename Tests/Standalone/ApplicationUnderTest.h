#pragma once

#include "StandaloneUnderTest.h"

namespace requant::test
{

/** The application's window over one sound card, with the example in it. */
struct ApplicationUnderTest
{
    explicit ApplicationUnderTest (const Card::Abilities& card = {},
                                   PluginUnderTest::Home home = std::make_shared<TemporaryFolder>())
        : plugin (std::move (home)), devices (card)
    {
        content.finishLoading();
    }

    /** Opens a file, and waits until it is open and inspected, or refused. */
    void open (const juce::File& file)
    {
        content.open (file);
        content.finishOpening();
    }

    TransportBar& bar() { return find<TransportBar> (content); }
    juce::Label& message() { return find<juce::Label> (bar()); }
    DropDown& signals() { return find<DropDown> (bar(), "Signal"); }
    FlatButton& play() { return find<FlatButton> (bar(), "Play"); }
    WaveformStrip& waveform() { return find<WaveformStrip> (content); }

    juce::ScopedJuceInitialiser_GUI gui;
    PluginUnderTest plugin;
    DevicesUnderTest devices;
    MainComponent content { plugin, devices };
};

} // namespace requant::test
