#include "PlayerUnderTest.h"
#include "Plots/Juce/DisplayPainter.h"
#include "Plots/Signal/WaveformPlot.h"
#include "Standalone/Waveform/WaveformOverview.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cmath>

using namespace requant;
using namespace requant::test;

namespace
{

std::shared_ptr<const Recording> noise (int channels, int length)
{
    juce::Random random (7);
    std::vector<std::vector<float>> samples (static_cast<std::size_t> (channels));

    for (auto& channel : samples)
        for (int n = 0; n < length; ++n)
            channel.push_back (2.0f * random.nextFloat() - 1.0f);

    return recordingOf (samples, 44100);
}

void paintWaveform (juce::Image& image, const Style& style, const WaveformData& data)
{
    const auto area = fromJuce (image.getBounds().toFloat());
    DisplayList list;
    WaveformPlot (style.theme).paint (list, area, area, data);
    juce::Graphics g (image);
    paintList (g, list, style);
}

} // namespace

TEST_CASE ("A waveform's columns hold the least and the largest sample of their part",
           "[standalone][waveform]")
{
    const auto length = GENERATE (1, 99, 100, 101, 12345);
    const auto recording = noise (2, length);
    constexpr int columns = 100;
    WaveformOverview overview;
    overview.compute (recording, columns);
    overview.wait();
    REQUIRE (overview.isComplete());
    const auto result = overview.columns();
    REQUIRE (result.size() == columns);

    // Each sample by itself: its column is the one that its place falls into.
    for (int n = 0; n < length; ++n)
        for (int column = 0; column < columns; ++column)
        {
            const auto isInside = n >= std::int64_t { column } * length / columns
                                  && n < (std::int64_t { column } + 1) * length / columns;

            if (! isInside)
                continue;

            for (int c = 0; c < 2; ++c)
            {
                const auto sample = recording->sample (c, n);
                const auto& range = result[static_cast<std::size_t> (column)];
                REQUIRE (sample >= range.lowest);
                REQUIRE (sample <= range.highest);
            }
        }

    // And nothing beyond: each end is a sample of the part.
    const auto both = recording->range (0, length);
    auto all = result.front();

    for (const auto& range : result)
        all = { std::min (all.lowest, range.lowest), std::max (all.highest, range.highest) };

    CHECK (all == WaveformData::Swing { both.getStart(), both.getEnd() });
}

TEST_CASE ("A waveform leaves out NaN and infinities", "[standalone][waveform]")
{
    const auto recording = recordingOf ({ { 0.5f, std::numeric_limits<float>::quiet_NaN(), -0.25f,
                                            std::numeric_limits<float>::infinity() } },
                                        44100);
    WaveformOverview overview;
    overview.compute (recording, 1);
    overview.wait();
    CHECK (overview.columns().front() == WaveformData::Swing { -0.25f, 0.5f });
}

TEST_CASE ("A waveform that is cancelled stays as far as it is; the next one is whole",
           "[standalone][waveform]")
{
    WaveformOverview overview;
    overview.compute (noise (1, 1 << 20), 1 << 19);
    overview.cancel();
    const auto there = overview.columns().size();
    CHECK (overview.columns().size() == there);

    overview.compute (noise (1, 1000), 10);
    overview.wait();
    CHECK (overview.columns().size() == 10);

    // Without a recording there is nothing to wait for.
    overview.compute (std::make_shared<const Recording> (AudioFileInfo {}, ""), 10);
    overview.wait();
    CHECK (overview.columns().empty());
}

TEST_CASE ("A waveform shows each column's swing, the playhead and the loop in its place",
           "[standalone][waveform]")
{
    const auto isDark = GENERATE (true, false);
    const Style style (isDark ? Palette::dark() : Palette::light(), {});
    std::vector<WaveformData::Swing> columns (100, { -0.05f, 0.05f });
    columns[30] = { 0.0f, 0.0f };
    columns[31] = { -0.1f, 0.1f }; // the peak fills the height
    juce::Image image (juce::Image::RGB, 100, 55, true);
    const auto area = fromJuce (image.getBounds().toFloat());
    WaveformData data { columns, 0.0, 0.0, {}, false };
    const auto at = [&image] (int x, int y) { return image.getPixelAt (x, y); };
    const auto plot = toJuce (WaveformPlot::plotIn (area)).toNearestInt();
    const auto middle = plot.getCentreY();
    const auto quarter = plot.getHeight() / 4;

    paintWaveform (image, style, data);
    CHECK (at (20, middle + quarter - 2) == style.palette.input);
    CHECK (at (20, middle + quarter + 2) == style.palette.background);
    CHECK (at (30, middle + quarter - 2) == style.palette.background);
    CHECK (at (31, plot.getY() + 1) == style.palette.input);
    CHECK (at (31, plot.getBottom() - 2) == style.palette.input);

    // What is not looped recedes.
    data.loop = WaveformData::Loop { 0.4, 0.8 };
    data.isLooping = true;
    paintWaveform (image, style, data);
    CHECK (at (20, middle) == style.palette.line);
    CHECK (at (60, middle) != style.palette.line);
    CHECK (at (40, middle + quarter + 2) == style.palette.text);

    // Off, it all plays.
    data.isLooping = false;
    paintWaveform (image, style, data);
    CHECK (at (20, middle) == style.palette.input);
}

TEST_CASE ("However quiet or loud a recording is, its waveform looks the same",
           "[standalone][waveform]")
{
    const auto gain = GENERATE (1.0e-40f, 1.0e-4f, 0.5f, 8.0f); // a denormal; beyond full scale
    const auto picture = [] (float scale)
    {
        std::vector<WaveformData::Swing> columns;

        for (int i = 0; i < 100; ++i)
            columns.push_back ({ -scale * static_cast<float> (i) / 128.0f, scale / 2.0f });

        juce::Image image (juce::Image::RGB, 100, 55, true);
        paintWaveform (image, { Palette::dark(), {} }, { columns, 0.0, 0.0, {}, false });
        return image;
    };
    const auto one = picture (1.0f), other = picture (gain);
    auto differing = 0;

    for (int y = 0; y < one.getHeight(); ++y)
        for (int x = 0; x < one.getWidth(); ++x)
            differing += one.getPixelAt (x, y) != other.getPixelAt (x, y) ? 1 : 0;

    // A row of half-covered pixels may round either way.
    CHECK (differing <= 4);
    CHECK (WaveformPlot::peakOf ({}) == 0.0f);
}

TEST_CASE ("A pixel of a waveform and the proportion it stands for belong together",
           "[standalone][waveform]")
{
    const Rectangle plot (16.0f, 5.0f, 640.0f, 40.0f);

    for (const auto proportion : { 0.0, 0.25, 0.5, 1.0 })
        CHECK (WaveformPlot::proportionAt (WaveformPlot::xOf (proportion, plot), plot)
               == Approx (proportion));

    CHECK (WaveformPlot::proportionAt (-100.0f, plot) == 0.0);
    CHECK (WaveformPlot::proportionAt (10000.0f, plot) == 1.0);
    CHECK (WaveformPlot::timeText (62.54) == "1:02.5");
    CHECK (WaveformPlot::timeText (0.3) == "0:00.3");
}

TEST_CASE ("A waveform is drawn while its recording is loaded, and waits for what is not there yet",
           "[standalone][waveform]")
{
    // The header promises twice as much as there is in the end.
    auto recording = std::make_shared<Recording> (
        AudioFileInfo { {}, 44100, 1, 2000, 0, SF_FORMAT_WAV | SF_FORMAT_FLOAT }, "growing");
    const std::vector<float> samples (500, 0.5f);
    recording->append (samples.data(), 500);
    WaveformOverview overview;
    overview.compute (recording, 20);

    while (overview.columns().size() < 5)
        juce::Thread::yield();

    CHECK_FALSE (overview.isComplete());
    recording->append (samples.data(), 500);
    recording->finish();
    overview.wait();
    REQUIRE (overview.isComplete());
    CHECK (overview.columns()[9].highest == 0.5f);
    CHECK (overview.columns()[10].highest == 0.0f);
}
