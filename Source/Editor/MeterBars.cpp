#include "MeterBars.h"

#include "Pictures/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr float headingHeight = 20.0f, figuresHeight = 36.0f, scaleWidth = 36.0f;
constexpr std::array names { "Input", "Output", "Error" };
constexpr std::array shortNames { "In", "Out", "Error" };

double rmsDb (const CompensatedSum& squares, std::uint64_t count)
{
    return count == 0 ? MeterBars::lowestDb
                      : std::max (MeterBars::lowestDb,
                                  powerToDb (squares.value() / static_cast<double> (count)));
}

juce::Colour colourOf (const Palette& palette, std::size_t meter)
{
    return meter == 0 ? palette.input : meter == 1 ? palette.output : palette.error;
}

} // namespace

MeterBars::MeterBars (const Style& styleToUse) : style (styleToUse)
{
    setOpaque (true);
    setTitle ("Levels of input, output and error");
    setTooltip ("Bar: RMS over 0.4 s, re full scale 1.0. Tick: peak, held 2 s. Dashed: the error "
                "that theory predicts.");
}

void MeterBars::follow (const MeterSnapshot& snapshot, bool isRunning, double seconds)
{
    channels = std::clamp (snapshot.shownChannels(), std::size_t { 1 }, mostChannels);

    bool hasMoved = false;

    for (std::size_t c = 0; c < channels; ++c)
    {
        const auto sums = isRunning ? snapshot.channels[c].momentary : ErrorSums();
        const std::array squares { sums.inputSquared, sums.outputSquared, sums.errorSquared };
        const std::array peaks { sums.inputPeak, sums.outputPeak, sums.errorPeak };

        for (std::size_t m = 0; m < meterCount; ++m)
        {
            auto& level = levels[m][c];
            const auto rmsBefore = level.rmsDb, peakBefore = level.peak.shownDb();
            level.rmsDb = rmsDb (squares[m], sums.count);
            level.peak.follow (amplitudeToDb (peaks[m]), seconds);
            hasMoved = hasMoved || level.rmsDb != rmsBefore
                       || (level.peak.shownDb() != peakBefore
                           && std::max (level.peak.shownDb(), peakBefore) > lowestDb);
        }
    }

    if (hasMoved)
        repaint();
}

void MeterBars::showFigures (const Readings& readings)
{
    predictedDb = readings.isRunning ? readings.predictedErrorDb : std::nullopt;
    const auto clippedCount = static_cast<std::int64_t> (readings.sums.clipped);
    clipped = clippedCount > 0 ? "Clipped " + numbers::grouped (clippedCount) : juce::String();

    for (std::size_t m = 0; m < meterCount; ++m)
    {
        auto rms = lowestDb, peak = lowestDb;

        for (std::size_t c = 0; c < channels; ++c)
        {
            rms = std::max (rms, levels[m][c].rmsDb);
            peak = std::max (peak, levels[m][c].peak.shownDb());
        }

        const auto text = [] (double db)
        { return db > lowestDb ? numbers::level (db) : juce::String::charToString (0x2013); };
        figures[m] = { text (rms), text (peak) };
    }

    setDescription ("Input " + figures[0].rms + ", output " + figures[1].rms + ", error "
                    + figures[2].rms + " dBFS RMS. " + clipped);
    repaint();
}

juce::Rectangle<float> MeterBars::scaleArea() const
{
    return getLocalBounds()
        .toFloat()
        .withTrimmedTop (headingHeight + 4.0f)
        .withTrimmedBottom (figuresHeight + 8.0f);
}

float MeterBars::yOf (double db) const
{
    const auto area = scaleArea();
    const auto down = std::clamp (db / lowestDb, 0.0, 1.0);
    return area.getY() + area.getHeight() * static_cast<float> (down);
}

juce::Rectangle<float> MeterBars::meterArea (std::size_t meter) const
{
    const auto width = (static_cast<float> (getWidth()) - scaleWidth) / meterCount;
    return { scaleWidth + width * static_cast<float> (meter), 0.0f, width,
             static_cast<float> (getHeight()) };
}

juce::Rectangle<float> MeterBars::barArea (std::size_t meter, std::size_t channel) const
{
    const auto count = static_cast<float> (channels);
    const auto gap = channels > 4 ? 1.0f : 3.0f;
    const auto room = std::min (meterArea (meter).getWidth() - 14.0f, 12.0f * count + gap);
    const auto width = std::floor ((room - gap * (count - 1.0f)) / count);
    const auto all = width * count + gap * (count - 1.0f);
    const auto left = std::round (meterArea (meter).getCentreX() - 0.5f * all);
    return scaleArea()
        .withX (left + (width + gap) * static_cast<float> (channel))
        .withWidth (width);
}

void MeterBars::paint (juce::Graphics& g)
{
    g.fillAll (style.palette.panel);
    paintScale (g);

    for (std::size_t m = 0; m < meterCount; ++m)
        paintMeter (g, m);
}

void MeterBars::paintScale (juce::Graphics& g) const
{
    g.setFont (style.font (Weight::regular, 11.5f));
    g.setColour (style.palette.secondaryText);
    const auto step = scaleArea().getHeight() > 120.0f ? 30.0 : 50.0;

    for (auto db = 0.0; db >= lowestDb; db -= step)
        g.drawText (numbers::fixed (db, 0),
                    juce::Rectangle<float> (0.0f, yOf (db) - 8.0f, scaleWidth - 6.0f, 16.0f),
                    juce::Justification::centredRight, false);

    auto rows = getLocalBounds().toFloat().removeFromBottom (figuresHeight);
    g.drawText ("RMS", rows.removeFromTop (18.0f).withWidth (scaleWidth),
                juce::Justification::centredLeft, false);
    g.drawText ("peak", rows.withWidth (scaleWidth), juce::Justification::centredLeft, false);
}

void MeterBars::paintMeter (juce::Graphics& g, std::size_t meter) const
{
    const auto& palette = style.palette;
    const auto area = meterArea (meter);
    const auto colour = colourOf (palette, meter);
    const auto isNarrow = area.getWidth() < 46.0f;
    const auto isClipping = meter == 1 && clipped.isNotEmpty();

    g.setColour (isClipping ? palette.clip : palette.secondaryText);
    g.setFont (style.font (isClipping ? Weight::bold : Weight::regular, 13.0f));
    g.drawText (isClipping ? (isNarrow ? "Clip" : "Clipped")
                : isNarrow ? shortNames[meter]
                           : names[meter],
                area.withHeight (headingHeight), juce::Justification::centred, false);

    for (std::size_t c = 0; c < channels; ++c)
    {
        const auto bar = barArea (meter, c);
        g.setColour (palette.raised);
        g.fillRoundedRectangle (bar, 1.5f);
        g.setColour (colour);
        g.fillRect (bar.withTop (yOf (levels[meter][c].rmsDb)));
        const auto peak = levels[meter][c].peak.shownDb();

        if (peak > lowestDb)
        {
            g.setColour (meter == 1 && isClipping ? palette.clip : colour);
            g.fillRect (bar.withY (yOf (peak) - 1.0f).withHeight (2.0f));
        }
    }

    if (meter == 2 && predictedDb)
    {
        const auto left = barArea (meter, 0).getX() - 5.0f;
        const auto right = barArea (meter, channels - 1).getRight() + 5.0f;
        g.setColour (palette.prediction);

        for (auto x = left; x < right; x += 5.0f)
            g.fillRect (x, yOf (*predictedDb) - 1.0f, 3.0f, 2.0f);
    }

    auto rows = area.withTop (area.getBottom() - figuresHeight);
    g.setColour (colour);
    g.setFont (style.font (Weight::bold, 12.5f));
    g.drawText (figures[meter].rms, rows.removeFromTop (18.0f), juce::Justification::centred,
                false);
    g.setColour (palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.5f));
    g.drawText (figures[meter].peak, rows, juce::Justification::centred, false);
}

} // namespace requant
