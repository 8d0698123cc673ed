#include "Painted.h"
#include "Plots/Steps/StepsPlot.h"
#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

bool isNear (juce::Colour a, juce::Colour b)
{
    const auto apart = [] (juce::uint8 x, juce::uint8 y)
    { return std::abs (int { x } - int { y }); };
    return apart (a.getRed(), b.getRed()) + apart (a.getGreen(), b.getGreen())
               + apart (a.getBlue(), b.getBlue())
           < 24;
}

std::vector<SamplePair> fourBitSine (std::size_t count, double step)
{
    std::vector<SamplePair> samples (count);

    for (std::size_t n = 0; n < count; ++n)
    {
        const auto x = 0.6 * std::sin (2.0 * std::numbers::pi * static_cast<double> (n) / 80.0);
        samples[n] = { x, step * std::nearbyint (x / step) };
    }

    return samples;
}

} // namespace

TEST_CASE ("Samples are dots on their levels, errors dots in their lane", "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto isDark = GENERATE (true, false);
    const auto scale = GENERATE (1.0f, 2.0f);
    const auto style = styleOf (isDark);

    StepsData data;
    data.reduction.bits = 4;
    data.reduction.dither = Dither::none;
    const auto step = data.reduction.lattice().step();
    const auto samples = fourBitSine (160, step);
    data.samples = samples;
    data.start = 30.25;
    data.lowestLsb = -6.0;
    data.highestLsb = 6.0;
    data.lowestErrorLsb = -0.6;
    data.highestErrorLsb = 0.6;

    const Rectangle area (0.0f, 0.0f, 660.0f, 560.0f);
    const StepsLayout layout (area, data);
    juce::Image image (juce::Image::RGB, static_cast<int> (660.0f * scale),
                       static_cast<int> (560.0f * scale), true);

    {
        juce::Graphics g (image);
        g.addTransform (juce::AffineTransform::scale (scale));
        DisplayList list;
        StepsPlot (style.theme).paint (list, layout, data);
        paintList (g, list, style);
    }

    const auto at = [&] (float x, float y)
    {
        return image.getPixelAt (static_cast<int> (std::floor (x * scale)),
                                 static_cast<int> (std::floor (y * scale)));
    };

    for (auto n = data.firstInView(); n < data.endInView(); ++n)
    {
        const auto x = layout.xOf (static_cast<double> (n));
        const auto output = samples[n].output / step;
        const auto error = (samples[n].input - samples[n].output) / step;
        CHECK (isNear (at (x, layout.yOf (output)), style.palette.output));
        CHECK (isNear (at (x, layout.yOfError (error)), style.palette.error));
    }
}

TEST_CASE ("Levels are dotted lines where an offset puts them", "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (true);
    StepsData data;
    data.reduction.bits = 3;
    data.reduction.latticeKind = GENERATE (LatticeKind::endPoints, LatticeKind::symmetric);
    const auto lattice = data.reduction.lattice();
    const std::vector<SamplePair> samples (160, SamplePair { 0.9, 0.9 });
    data.samples = samples;
    data.start = 30.0;
    data.lowestLsb = -5.0;
    data.highestLsb = 5.0;

    const StepsLayout layout ({ 0.0f, 0.0f, 660.0f, 560.0f }, data);
    juce::Image image (juce::Image::RGB, 660, 560, true);

    {
        juce::Graphics g (image);
        DisplayList list;
        StepsPlot (style.theme).paintFrame (list, layout, data);
        paintList (g, list, style);
    }

    const auto isLineAt = [&] (double lsb)
    {
        const auto y = static_cast<int> (std::floor (layout.yOf (lsb)));

        const auto left = static_cast<int> (layout.plot.getX());

        for (auto x = left; x < left + 5; ++x)
            for (const auto row : { y - 1, y, y + 1 })
                if (image.getPixelAt (x, row).getBrightness() > 0.2f)
                    return true;

        return false;
    };

    // At (k + offset) steps there is a line, half a step from there is none.
    for (auto k = lattice.lowest(); k <= lattice.highest(); ++k)
    {
        const auto at = static_cast<double> (k) + lattice.offset();
        CHECK (isLineAt (at));
        CHECK_FALSE (isLineAt (at + 0.5));
    }
}

TEST_CASE ("Where the curve goes beyond the levels, their end is marked and has its code",
           "[pictures]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto style = styleOf (GENERATE (true, false));
    StepsData data;
    data.reduction.bits = 8;
    data.lowestLsb = -20.0;
    data.highestLsb = 150.0;
    std::vector<SamplePair> samples (80, { 0.5, 0.5 });
    data.samples = samples;
    const Size size { 664.0f, 548.0f };
    const StepsLayout layout (Painted::areaOf (size), data);
    const auto paint = [&]
    {
        return Painted (style, size,
                        [&] (DisplayList& list)
                        { StepsPlot (style.theme).paintFrame (list, layout, data); });
    };
    const auto y = layout.yOf (127.0);
    const Rectangle line (layout.plot.getX(), y - 1.0f, layout.plot.getWidth(), 2.0f);
    const Rectangle code (layout.plot.getX() - 34.0f, y - 7.0f, 30.0f, 14.0f);
    const Rectangle words (layout.plot.getX(), y - 16.0f, 90.0f, 14.0f);

    // The code is there in any case; 112, the one below, has room beside it.
    const auto within = paint();
    CHECK (within.ink (style.palette.clip, layout.area) == 0.0);
    CHECK (within.ink (style.palette.secondaryText, code) > 10.0);

    samples[40].input = 1.1;
    const auto beyond = paint();
    CHECK (beyond.ink (style.palette.clip, line, 0.2) > 20.0);
    CHECK (beyond.ink (style.palette.clip, code) > 10.0);
    CHECK (beyond.ink (style.palette.clip, words) > 10.0);
}

TEST_CASE ("Nothing in the picture covers anything else", "[pictures]")
{
    const auto width = GENERATE (240.0f, 300.0f, 524.0f, 664.0f, 1500.0f);
    const auto height = GENERATE (300.0f, 540.0f, 1400.0f);
    StepsData data;
    data.reduction.bits = GENERATE (1, 16, 24);

    const Rectangle area (10.0f, 10.0f, width, height);
    const StepsLayout layout (area, data);
    const std::array parts { layout.title, layout.subtitle, layout.legend, layout.plot,
                             layout.lane,  layout.timeAxis, layout.card };

    for (std::size_t a = 0; a < parts.size(); ++a)
    {
        CHECK (toJuce (area).contains (toJuce (parts[a])) != parts[a].isEmpty());

        for (std::size_t b = a + 1; b < parts.size(); ++b)
            CHECK_FALSE (toJuce (parts[a]).intersects (toJuce (parts[b])));
    }

    CHECK (layout.plot.getWidth() > 100.0f);
    CHECK (layout.plot.getHeight() > 100.0f);
}

// Of two pictures side by side each is higher than wide.
TEST_CASE ("The sample's card takes its room where the plot has most", "[pictures]")
{
    const StepsData data;
    const StepsLayout beside ({ 0.0f, 0.0f, 664.0f, 548.0f }, data);
    CHECK (beside.card.getX() > beside.plot.getRight());
    CHECK (beside.card.getY() == beside.plot.getY());
    CHECK (beside.card.getBottom() == beside.plot.getBottom());

    const StepsLayout below ({ 0.0f, 0.0f, 524.0f, 800.0f }, data);
    CHECK (below.card.getY() >= below.timeAxis.getBottom());
    CHECK (below.card.getWidth() == 524.0f);
    CHECK (below.plot.getWidth() > 400.0f);
}

TEST_CASE ("The pointer reads the sample nearest to it, and none beside the plot", "[pictures]")
{
    const auto samples = fourBitSine (160, 0.125);
    StepsData data;
    data.samples = samples;
    data.start = 20.5;
    const StepsLayout layout ({ 0.0f, 0.0f, 660.0f, 560.0f }, data);

    CHECK (layout.sampleAt ({ layout.xOf (40.3), layout.plot.getCentreY() }) == 40u);
    CHECK (layout.sampleAt ({ layout.xOf (40.7), layout.lane.getCentreY() }) == 41u);
    CHECK_FALSE (layout.sampleAt ({ layout.plot.getX() - 30.0f, layout.plot.getCentreY() }));
}

TEST_CASE ("High codes and positive errors are above, and time runs to the right", "[pictures]")
{
    StepsData data;
    data.start = 20.0;
    data.lowestLsb = -6.0;
    data.highestLsb = 2.0;
    data.lowestErrorLsb = -1.0;
    data.highestErrorLsb = 3.0;
    const StepsLayout layout ({ 0.0f, 0.0f, 660.0f, 560.0f }, data);

    CHECK (layout.yOf (2.0) == Approx (layout.plot.getY()));
    CHECK (layout.yOf (-6.0) == Approx (layout.plot.getBottom()));
    CHECK (layout.yOfError (3.0) == Approx (layout.lane.getY()));
    CHECK (layout.yOfError (-1.0) == Approx (layout.lane.getBottom()));
    CHECK (layout.xOf (20.0) == Approx (layout.plot.getX()));
    CHECK (layout.xOf (76.0) == Approx (layout.plot.getRight()));
}
