#include "MeterBars.h"

#include "Report/Figures.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr float headingHeight = 20.0f, figuresHeight = 36.0f, captionHeight = 18.0f,
                scaleWidth = 36.0f;
constexpr float noteHeight = 22.0f, meterMargin = 14.0f;
constexpr float figureSizePx = 12.5f;
constexpr std::size_t channelsWithWideGap = 4;
constexpr std::array names { "Input", "Output", "Error" };
constexpr std::array shortNames { "In", "Out", "Error" };

double rmsDb (const CompensatedSum& squares, std::uint64_t count, FullScale fullScale)
{
    return count == 0
               ? MeterBars::lowestDb
               : std::max (MeterBars::lowestDb,
                           levelDbfs (squares.value() / static_cast<double> (count), fullScale));
}

juce::Colour colourOf (const ScreenPalette& palette, std::size_t meter)
{
    return meter == 0 ? palette.input : meter == 1 ? palette.output : palette.error;
}

} // namespace

void PeakHold::follow (double db, double seconds) noexcept
{
    // Falls only for the time after the hold, however far apart two calls are.
    const auto fallSeconds = seconds - std::max (holdUntil, previousSeconds);

    if (fallSeconds > 0.0)
        shown -= fallSeconds * fallDbPerSecond;

    previousSeconds = seconds;

    // A level that only stays does not start the hold anew: it is still the same peak.
    if (db > shown)
    {
        if (db != peak || shown < peak - 1.0e-9)
            holdUntil = seconds + holdSeconds;

        shown = peak = db;
    }
}

MeterBars::MeterBars (const Style& styleToUse) : style (styleToUse)
{
    setOpaque (true);
    setTitle ("Levels of input, output and error");
    setFullScale (fullScale);
}

void MeterBars::setFullScale (FullScale newFullScale)
{
    fullScale = newFullScale;
    setTooltip (
        juce::String ("Bar: RMS over 0.4 s; a full-scale ")
        + (fullScale == FullScale::sine ? "sine reads 0 dBFS (AES17)." : "square reads 0 dBFS.")
        + " Tick: peak re 1.0, held 2 s. Dashed: the error that theory predicts.");
    repaint();
}

void MeterBars::follow (const MeterSnapshot& snapshot, bool isRunning, double seconds)
{
    const auto count = std::max (snapshot.shownChannels(), std::size_t { 1 });
    bool hasMoved = std::exchange (channels, count) != count;

    if (std::exchange (generation, snapshot.reduction.generation) != snapshot.reduction.generation)
        levels = {};

    for (std::size_t c = 0; c < channels; ++c)
    {
        const auto sums = isRunning ? snapshot.channels[c].momentary : ErrorSums();
        const std::array squares { sums.inputSquared, sums.outputSquared, sums.errorSquared };
        const std::array peaks { sums.inputPeak, sums.outputPeak, sums.errorPeak };

        for (std::size_t m = 0; m < meterCount; ++m)
        {
            auto& level = levels[m][c];
            const auto rmsBefore = level.rmsDb, peakBefore = level.peak.shownDb();
            level.rmsDb = rmsDb (squares[m], sums.count, fullScale);
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
    predictedDb.reset();

    if (readings.isRunning && readings.prediction != nullptr)
        predictedDb = -*readings.prediction->psqnrDb() - powerToDb (referencePower (fullScale));

    const auto clippedCount = static_cast<std::int64_t> (readings.sums.clipped);
    clipped =
        clippedCount > 0 ? "Clipped " + toString (numbers::grouped (clippedCount)) : juce::String();

    for (std::size_t m = 0; m < meterCount; ++m)
    {
        auto rms = lowestDb, peak = lowestDb;

        for (std::size_t c = 0; c < channels; ++c)
        {
            rms = std::max (rms, levels[m][c].rmsDb);
            peak = std::max (peak, levels[m][c].peak.shownDb());
        }

        figures[m] = { rms, peak };
    }

    const auto words = [this] (std::size_t m) { return levelText (figures[m].rmsDb, 1000.0f); };
    setDescription ("Input " + words (0) + ", output " + words (1) + ", error " + words (2)
                    + " dBFS RMS " + toString (figureWords::reference (fullScale))
                    + (channels > 1 ? " in the highest channel. " : ". ") + clipped);
    repaint();
}

juce::Rectangle<float> MeterBars::scaleArea() const
{
    const auto hasNote = shownChannels() < channels;
    return getLocalBounds()
        .toFloat()
        .withTrimmedTop (headingHeight + 4.0f)
        .withTrimmedBottom (captionHeight + figuresHeight + 8.0f + (hasNote ? noteHeight : 0.0f));
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

std::size_t MeterBars::shownChannels() const
{
    const auto room = std::max (leastBarWidth, meterArea (0).getWidth() - meterMargin);
    return std::min (channels, static_cast<std::size_t> ((room + 1.0f) / (leastBarWidth + 1.0f)));
}

juce::String MeterBars::channelNote() const
{
    const auto shown = shownChannels();
    return shown == channels
               ? juce::String()
               : "Channels 1 to " + juce::String (shown) + " of " + juce::String (channels);
}

juce::Rectangle<float> MeterBars::barArea (std::size_t meter, std::size_t channel) const
{
    const auto shown = shownChannels();
    const auto count = static_cast<float> (shown);
    const auto gap = shown > channelsWithWideGap ? 1.0f : 3.0f;
    const auto room = std::min (meterArea (meter).getWidth() - meterMargin, 12.0f * count + gap);
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

    const auto note =
        getLocalBounds().toFloat().withTrimmedBottom (captionHeight + figuresHeight + 2.0f);
    g.setFont (style.font (Weight::regular, 12.0f));
    g.setColour (style.palette.text);
    g.drawText (channelNote(), note.withTop (note.getBottom() - noteHeight),
                juce::Justification::centredLeft, false);
}

void MeterBars::paintScale (juce::Graphics& g) const
{
    g.setFont (style.font (Weight::regular, 12.0f));
    g.setColour (style.palette.secondaryText);
    const auto step = scaleArea().getHeight() > 120.0f ? 30.0 : 50.0;

    for (auto db = 0.0; db >= lowestDb; db -= step)
        g.drawText (toString (numbers::fixed (db, 0)),
                    juce::Rectangle<float> (0.0f, yOf (db) - 8.0f, scaleWidth - 6.0f, 16.0f),
                    juce::Justification::centredRight, false);

    const auto heading = juce::Rectangle<float> (scaleWidth, headingHeight - 2.0f);
    g.drawText ("dBFS", heading, juce::Justification::centredLeft, false);

    auto rows = getLocalBounds().toFloat();
    const auto caption = rows.removeFromBottom (captionHeight);
    rows = rows.removeFromBottom (figuresHeight);
    g.drawText ("RMS", rows.removeFromTop (18.0f).withWidth (scaleWidth),
                juce::Justification::centredLeft, false);
    g.drawText ("peak", rows.withWidth (scaleWidth), juce::Justification::centredLeft, false);
    g.drawText (toString (figureWords::zero (fullScale)), caption, juce::Justification::centredLeft,
                false);
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

    const auto shown = shownChannels();

    for (std::size_t c = 0; c < shown; ++c)
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
        const auto right = barArea (meter, shown - 1).getRight() + 5.0f;
        g.setColour (palette.prediction);

        for (auto x = left; x < right; x += 5.0f)
            g.fillRect (x, yOf (*predictedDb) - 1.0f, 3.0f, 2.0f);
    }

    paintFigures (g, meter);
}

juce::String MeterBars::levelText (double db, float width) const
{
    if (db <= lowestDb)
        return juce::String::charToString (0x2013);

    const auto exact = toString (numbers::level (db));
    return textWidth (style.font (Weight::bold, figureSizePx), exact) <= width
               ? exact
               : toString (numbers::fixed (db, 0));
}

void MeterBars::paintFigures (juce::Graphics& g, std::size_t meter) const
{
    const auto area = meterArea (meter);
    auto rows = area.withTrimmedBottom (captionHeight);
    rows = rows.removeFromBottom (figuresHeight);
    g.setColour (colourOf (style.palette, meter));
    g.setFont (style.font (Weight::bold, figureSizePx));
    g.drawText (levelText (figures[meter].rmsDb, rows.getWidth()), rows.removeFromTop (18.0f),
                juce::Justification::centred, false);
    g.setColour (style.palette.secondaryText);
    g.setFont (style.font (Weight::regular, figureSizePx));
    g.drawText (levelText (figures[meter].peakDb, rows.getWidth()), rows,
                juce::Justification::centred, false);
}

} // namespace requant
