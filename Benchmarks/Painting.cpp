// What the editor costs the message thread at 60 frames a second, in percent of one core: each
// picture with everything beside it, painted by software, of what changed alone. Usage:
// requant_benchmark_painting [SECONDS]
//
// The clock is synthetic: audio of 1/60 s, a tick, the painting of what the tick marked, again and
// again. What is timed is the time that this thread runs, so that others at work add little.

#include "Editor/EditorUnderTest.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numbers>

namespace
{

using requant::test::EditorUnderTest;

constexpr double framesPerSecond = 60.0;

/** Notes what is to be painted anew, as a window does. */
class MarkedArea : public juce::CachedComponentImage
{
public:
    explicit MarkedArea (juce::Component& toWatch) : component (toWatch) {}

    juce::RectangleList<int> take() { return std::exchange (marked, {}); }

    void paint (juce::Graphics&) override {}
    bool invalidateAll() override { return invalidate (component.getLocalBounds()); }

    bool invalidate (const juce::Rectangle<int>& area) override
    {
        marked.add (area);
        return true;
    }

    void releaseResources() override {}

private:
    juce::Component& component;
    juce::RectangleList<int> marked;
};

/** Milliseconds that this thread has run. */
double millisecondsRun()
{
#if JUCE_LINUX
    timespec now {};
    clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
    return 1.0e3 * static_cast<double> (now.tv_sec) + 1.0e-6 * static_cast<double> (now.tv_nsec);
#else
    return 1.0e3 * static_cast<double> (std::clock()) / CLOCKS_PER_SEC;
#endif
}

template <typename Work>
double millisecondsOf (Work work)
{
    const auto start = millisecondsRun();
    work();
    return millisecondsRun() - start;
}

/** Per frame. */
struct Cost
{
    double takingInMs = 0.0, paintingMs = 0.0, paintedPart = 0.0;
};

class Stage
{
public:
    Stage()
    {
        test.ticks = false;
        test.set (requant::parameterId::shaping, static_cast<double> (requant::Shaping::hearing));
        test.editor.setVisible (true);
        test.editor.setCachedComponentImage (marked);
    }

    ~Stage() { test.editor.setCachedComponentImage (nullptr); }

    Cost costOf (requant::PlotPanel::Picture picture, int frames)
    {
        test.editor.pictures().choose (picture);

        // All windows are full, and every picture's frame is painted once, before anything is
        // timed.
        Cost total;
        run (static_cast<int> (4.0 * framesPerSecond), total);
        total = {};
        run (frames, total);
        const auto count = static_cast<double> (frames);
        return { total.takingInMs / count, total.paintingMs / count, total.paintedPart / count };
    }

    /** The yardstick: filling the middle of the window with one colour. */
    double fillMs()
    {
        constexpr int times = 200;
        juce::Graphics g (target);
        return millisecondsOf (
                   [&]
                   {
                       for (int i = 0; i < times; ++i)
                           g.fillAll (juce::Colours::black);
                   })
               / times;
    }

private:
    void run (int frames, Cost& total)
    {
        for (int frame = 0; frame < frames; ++frame)
        {
            test.play (0.5 / framesPerSecond, chord);
            total.takingInMs += millisecondsOf ([this] { test.editor.tick (test.now); });

            const auto areas = marked->take();
            total.paintingMs += millisecondsOf ([&] { paint (areas); });

            for (const auto& area : areas)
                total.paintedPart += static_cast<double> (area.getWidth() * area.getHeight())
                                     / (target.getWidth() * target.getHeight());
        }
    }

    void paint (const juce::RectangleList<int>& areas)
    {
        if (areas.isEmpty())
            return;

        juce::Graphics g (target);
        g.reduceClipRegion (areas);
        test.editor.paintEntireComponent (g, true);
    }

    static double chord (double seconds)
    {
        auto sum = 0.0;

        for (const auto hz : { 220.0, 277.18, 329.63 })
            for (int k = 1; k <= 8; ++k)
                sum += std::sin (2.0 * std::numbers::pi * hz * k * seconds + k) / (k * k);

        return 0.2 * sum;
    }

    EditorUnderTest test;
    MarkedArea* marked = new MarkedArea (test.editor); // the editor deletes it
    juce::Image target { juce::Image::RGB, requant::Editor::defaultWidth,
                         requant::Editor::defaultHeight, true, juce::SoftwareImageType() };
};

} // namespace

int main (int argumentCount, char** arguments)
{
    const auto seconds = argumentCount > 1 ? std::atoi (arguments[1]) : 5;

    if (argumentCount > 2 || seconds < 1)
    {
        std::fputs ("Usage: requant_benchmark_painting [SECONDS], a whole number above 0\n",
                    stderr);
        return 2;
    }

    constexpr std::array names {
        "Steps", "Spectrum", "Histogram", "Transfer", "Noise or distortion?", "Bits", "Figures"
    };
    Stage stage;
    const auto fill = stage.fillMs();
    std::printf ("1200x750, 60 frames a second, ms a frame\n\n"
                 "| picture | taking in | painting | painted | percent of a core | fills |\n"
                 "|---|---|---|---|---|---|\n");

    for (std::size_t p = 0; p < names.size(); ++p)
    {
        const auto cost = stage.costOf (static_cast<requant::PlotPanel::Picture> (p),
                                        static_cast<int> (seconds * framesPerSecond));
        const auto percent = 100.0 * framesPerSecond * (cost.takingInMs + cost.paintingMs) / 1000.0;
        std::printf ("| %s | %.2f | %.2f | %.0f %% | %.1f | %.1f |\n", names[p], cost.takingInMs,
                     cost.paintingMs, 100.0 * cost.paintedPart, percent,
                     (cost.takingInMs + cost.paintingMs) / fill);
    }

    std::printf (
        "\nTaking in: meters, figures, and the analysis that has a thread of its own where "
        "the editor shows on a screen.\nFills: the same in times of filling the window "
        "with one colour, %.2f ms.\n",
        fill);
    return 0;
}
