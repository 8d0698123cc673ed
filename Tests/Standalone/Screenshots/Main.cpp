#include "Standalone/ScaledContent.h"
#include "Standalone/StandaloneUnderTest.h"

#include <iostream>

namespace
{

using namespace requant;
using namespace requant::test;

/** The application's window over a card that has inputs, with time given by hand. */
struct ApplicationWindow
{
    explicit ApplicationWindow (bool isDark)
    {
        find<Editor> (content).setDark (isDark);
        content.finishOpening();
        bar().togglePlaying();
        bar().waveform().waveform().wait();
    }

    TransportBar& bar() { return find<TransportBar> (content); }

    void choose (Signal signal)
    {
        find<DropDown> (bar(), "Signal").onChoose (static_cast<int> (signal));
    }

    void makeSmallest()
    {
        constexpr auto width = Editor::leastWidth;
        content.setSize (width, Editor::leastHeight + TransportBar::heightFor (width));
        bar().waveform().waveform().wait();
    }

    void play (double seconds)
    {
        constexpr int perFrame = 735;
        auto& editor = find<Editor> (content);

        for (const auto end = now + seconds; now < end; now += 1.0 / 60.0)
        {
            devices.card().nextBlock (perFrame);
            editor.tick (now);
        }

        bar().follow();
    }

    double now = 1.0;
    juce::ScopedJuceInitialiser_GUI gui;
    PluginUnderTest plugin;
    DevicesUnderTest devices { Card::Abilities { { 44100.0, 48000.0 }, 2, 2, {}, 0.0 } };
    MainComponent content { plugin, devices };
};

void write (const juce::File& file, juce::Component& component)
{
    file.deleteFile();
    juce::FileOutputStream stream (file);
    juce::PNGImageFormat().writeImageToStream (
        component.createComponentSnapshot (component.getLocalBounds()), stream);
    std::cout << file.getFullPathName() << '\n';
}

void writeState (const juce::File& folder, const juce::String& state, bool isDark,
                 const std::function<void (ApplicationWindow&)>& prepare)
{
    const juce::String theme = isDark ? "-dark.png" : "-light.png";

    for (const auto isSmallest : { false, true })
    {
        ApplicationWindow window (isDark);

        if (isSmallest)
            window.makeSmallest();

        prepare (window);
        window.play (0.5);
        const auto size = juce::String (window.content.getWidth()) + "x"
                          + juce::String (window.content.getHeight());
        write (folder.getChildFile (state + "-" + size + theme), window.content);
    }
}

void writeReport (const juce::File& folder, bool isDark)
{
    ApplicationWindow window (isDark);
    const juce::File guitar (REQUANT_SOURCE_FOLDER "/Resources/Audio/guitar-decay-44k1-24bit.flac");
    const juce::TemporaryFile output (".wav");
    RenderPanel panel (find<Editor> (window.content).appearance(), guitar, output.getFile(), {});
    panel.setLookAndFeel (&find<Editor> (window.content).getLookAndFeel());
    const juce::String theme = isDark ? "-dark.png" : "-light.png";

    while (panel.task().progress() < 0.3 && ! panel.task().isFinished())
        juce::Thread::yield();

    panel.refresh();
    write (folder.getChildFile ("rendering" + theme), panel);
    panel.task().wait();
    panel.refresh();
    write (folder.getChildFile ("report" + theme), panel);
    panel.setLookAndFeel (nullptr);
}

/** The dialogs' contents at a scale, as their windows hold them. */
void writeScaled (const juce::File& folder, double scale)
{
    ApplicationWindow window (true);
    const juce::File guitar (REQUANT_SOURCE_FOLDER "/Resources/Audio/guitar-decay-44k1-24bit.flac");
    const juce::TemporaryFile output (".wav");
    const juce::Rectangle<int> room (7680, 4320);
    const auto ending = "-" + juce::String (juce::roundToInt (100.0 * scale)) + ".png";

    auto panel = std::make_unique<RenderPanel> (find<Editor> (window.content).appearance(), guitar,
                                                output.getFile(), Settings {});
    auto& rendering = *panel;
    ScaledContent report (std::move (panel), scale, room);
    write (folder.getChildFile ("rendering-at" + ending), report);
    rendering.task().wait();
    rendering.refresh();
    write (folder.getChildFile ("report-at" + ending), report);

    auto selector = std::make_unique<juce::AudioDeviceSelectorComponent> (
        window.devices, 0, 2, 1, 2, false, false, true, false);
    selector->setSize (480, 320);
    ScaledContent devices (std::move (selector), scale, room);
    write (folder.getChildFile ("devices-at" + ending), devices);
}

} // namespace

/** Writes pictures of the application's window in several states, sizes and both themes. */
int main (int argumentCount, char** arguments)
{
    if (argumentCount != 2)
    {
        std::cerr << "Usage: requant_screenshots_standalone FOLDER\n";
        return 2;
    }

    const juce::File folder (
        juce::File::getCurrentWorkingDirectory().getChildFile (juce::String (arguments[1])));
    folder.createDirectory();
    const juce::ScopedJuceInitialiser_GUI gui;

    for (const auto isDark : { true, false })
    {
        writeState (folder, "recording", isDark, [] (ApplicationWindow&) {});
        writeState (folder, "loop", isDark,
                    [] (ApplicationWindow& window)
                    {
                        window.play (1.0);
                        window.content.keyPressed ({ '[', juce::ModifierKeys(), '[' });
                        window.play (3.0);
                        window.content.keyPressed ({ ']', juce::ModifierKeys(), ']' });
                    });
        writeState (folder, "sine", isDark,
                    [] (ApplicationWindow& window) { window.choose (Signal::sine); });
        writeState (folder, "live", isDark,
                    [] (ApplicationWindow& window) { window.choose (Signal::liveInput); });
        writeState (folder, "drop", isDark,
                    [] (ApplicationWindow& window)
                    { window.content.fileDragEnter ({ "a.wav" }, 0, 0); });
        writeReport (folder, isDark);
    }

    for (const auto scale : { 1.0, 1.5, 2.0 })
        writeScaled (folder, scale);

    return 0;
}
