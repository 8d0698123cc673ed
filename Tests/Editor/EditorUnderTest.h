#pragma once

#include "Editor/Editor.h"
#include "Engine/Engine.h"
#include "Plugin/Parameters/ParameterSet.h"
#include "Support/TemporaryFolder.h"

#include <cmath>
#include <numbers>

namespace requant::test
{

/** A person's own files, in a folder that stands for the home folder. */
inline PersonalFiles filesIn (const TemporaryFolder& home)
{
    return { PresetFolder (juce::File (juce::String (home / "Presets"))),
             PreferencesFile (juce::File (juce::String (home / "Preferences.xml"))) };
}

/** The editor over a real engine that is fed synthetic audio, with time given by hand. */
class EditorUnderTest
{
public:
    explicit EditorUnderTest (double rateHz = 44100.0, std::size_t channelCount = 2)
        : rate (rateHz), channels (channelCount)
    {
        engine.prepare (rate, channels);
    }

    void set (std::string_view id, double value) { parameters[id].setByUser (value); }
    double get (std::string_view id) const { return parameters[id].value(); }

    /** Plays a function of time in seconds, with a tick of the editor each 60th of a second. */
    template <typename Signal>
    void play (double seconds, Signal signal)
    {
        const auto count = static_cast<std::size_t> (rate / 60.0);
        std::vector<double> samples (count * channels);
        std::vector<double*> pointers;

        for (std::size_t c = 0; c < channels; ++c)
            pointers.push_back (samples.data() + c * count);

        for (const auto end = now + seconds; now < end; now += 1.0 / 60.0)
        {
            for (std::size_t n = 0; n < count; ++n, ++position)
                for (std::size_t c = 0; c < channels; ++c)
                    pointers[c][n] = signal (static_cast<double> (position) / rate);

            const auto learned = session.memory().learned;
            auto settings = parameters.settings();
            settings.reduction.learned = learned.scale;

            if (plan)
                engine.setSettings (settings, *plan);
            else
                engine.setSettings (settings, &learned.levels);

            engine.process (pointers, count, feed.get());

            if (ticks)
                editor.tick (now);
        }
    }

    void playSine (double seconds, double amplitude, double hz = 997.0)
    {
        play (seconds,
              [=] (double t) { return amplitude * std::sin (2.0 * std::numbers::pi * hz * t); });
    }

    /** Lets the display refresh while no audio runs. */
    void wait (double seconds)
    {
        for (const auto end = now + seconds; now < end; now += 1.0 / 60.0)
            editor.tick (now);
    }

    juce::Image picture (float scale = 1.0f)
    {
        return editor.createComponentSnapshot (editor.getLocalBounds(), true, scale);
    }

    double rate, now = 1.0;
    std::optional<ShaperPlan> plan; ///< what runs, where it is not what the settings ask for
    bool ticks = true;              ///< false: the display stands still while audio plays
    std::size_t channels;
    std::uint64_t position = 0;
    juce::ScopedJuceInitialiser_GUI gui;
    ParameterOwner owner;
    ParameterSet parameters { owner };
    Session session { parameters };
    TemporaryFolder home;
    std::unique_ptr<MeterFeed> feed = std::make_unique<MeterFeed>();
    Engine engine;
    Editor editor { owner, session, *feed, filesIn (home) };
};

} // namespace requant::test
