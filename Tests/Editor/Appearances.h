#pragma once

#include "PaintedText.h"
#include "ShownPlots.h"
#include "Support/Catch.h"

namespace requant::test
{

struct WindowSize
{
    int width, height;
};

/** The smallest window, the one that it opens with, the smallest that has two pictures, and one
    that has two large ones. */
inline constexpr std::array windowSizes { WindowSize { 640, 400 }, WindowSize { 1200, 750 },
                                          WindowSize { 1600, 1000 }, WindowSize { 2400, 1500 } };

inline const char* nameOf (PlotPanel::Picture picture)
{
    constexpr std::array names { "Steps", "Spectrum", "Histogram", "Transfer",
                                 "Noise", "Bits",     "Figures",   "Compare" };
    static_assert (names.size() == PlotPanel::pictureCount);
    return names[static_cast<std::size_t> (picture)];
}

/** A window over a sine that goes on and on. */
struct PlayedWindow : EditorUnderTest
{
    explicit PlayedWindow (double amplitudeToPlay) : amplitude (amplitudeToPlay) {}

    void goOn (double seconds) { playSine (seconds, amplitude); }

    const double amplitude;
};

/** As it opens: 16 bits with triangular dither. */
struct PlainWindow : PlayedWindow
{
    PlainWindow() : PlayedWindow (0.5) { goOn (0.7); }
};

/** Long names and much to say: what is chosen leaves little room, and it clips. */
struct WordyWindow : PlayedWindow
{
    WordyWindow() : PlayedWindow (1.1)
    {
        set (parameterId::bits, 8);
        set (parameterId::dither, static_cast<double> (Dither::highPass));
        set (parameterId::shaping, static_cast<double> (Shaping::designedLowPass));
        set (parameterId::shapingCutoff, 20500);
        set (parameterId::seed, 65535);
        set (parameterId::autoBlank, 1);
        set (parameterId::passExact, 1);
        goOn (0.7);
    }
};

/** Nothing hides that the error follows the signal. */
struct UnditheredWindow : PlayedWindow
{
    UnditheredWindow() : PlayedWindow (0.5)
    {
        set (parameterId::bits, 4);
        set (parameterId::dither, static_cast<double> (Dither::none));
        goOn (0.7);
    }
};

/** A fraction of a bit, a published noise shaper with a long name, and the error is listened to. */
struct MonitoredWindow : PlayedWindow
{
    MonitoredWindow() : PlayedWindow (0.5)
    {
        set (parameterId::bits, 3.459);
        set (parameterId::rounding, static_cast<double> (Rounding::towardZero));
        set (parameterId::shaping, static_cast<double> (Shaping::superBitMapping));
        set (parameterId::headroom, 1);
        set (parameterId::monitor, static_cast<double> (MonitorSource::error));
        goOn (0.7);
    }
};

/** The row of law and range is open, each channel has its own range, and both were learned. */
struct LearnedWindow : PlayedWindow
{
    LearnedWindow() : PlayedWindow (0.5)
    {
        auto& controls = editor.controlsPanel().page().lawAndRange;
        set (parameterId::bits, 6);
        set (parameterId::law, static_cast<double> (Law::logarithmic));
        set (parameterId::range, static_cast<double> (RangeMethod::symmetricMinMax));
        set (parameterId::rangeChannels, static_cast<double> (RangeChannels::perChannel));
        controls.setOpen (true);
        controls.learn.onClick();
        const std::vector<double> left { -0.6, 0.5 }, right { 0.55, 0.0 };
        const std::array<FinishedBlock::Channel, 2> passage { { { left, left },
                                                                { right, right } } };
        session.learner().take ({ 0, 0, passage });
        controls.learn.onClick();
        goOn (0.7);
    }
};

/** Shows each picture at each size in both themes, while audio plays, and calls
    check (WindowSize, PlotPanel::Picture). */
template <typename Check>
void inEveryAppearance (PlayedWindow& window, Check check)
{
    for (const auto size : windowSizes)
        for (int picture = 0; picture < PlotPanel::pictureCount; ++picture)
        {
            window.editor.setSize (size.width, size.height);
            window.editor.pictures().choose (static_cast<PlotPanel::Picture> (picture));
            window.goOn (0.05);

            for (const auto isDark : { true, false })
            {
                window.editor.setDark (isDark);
                INFO (size.width << "x" << size.height << (isDark ? " dark " : " light ")
                                 << nameOf (window.editor.pictures().chosen()));
                check (size, window.editor.pictures().chosen());
            }
        }
}

} // namespace requant::test
