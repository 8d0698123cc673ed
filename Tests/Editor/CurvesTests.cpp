#include "SeenPlot.h"

using namespace requant;
using namespace requant::test;

// Where a curve is seen is compared with where the labels of the axes put what was measured. A
// label stands within 1 px of its place, and half a stroke is 1 px wide: 1 px to the sides, 2 px up
// or down.

namespace
{

/** 8 bits with triangular dither, and a sine at half of full scale. */
struct Played : EditorUnderTest
{
    Played()
    {
        set (parameterId::bits, 8);
        playSine (1.5, 0.5);
    }

    template <typename View>
    const auto& data (PlotPanel::Picture which)
    {
        return dynamic_cast<View&> (editor.pictures().picture (which)).shown();
    }
};

} // namespace

TEST_CASE ("In the spectrum the error is seen where the axes put its levels",
           "[editor][appearance]")
{
    Played test;
    inEachSize (test, PlotPanel::spectrum,
                [&] (const SeenPicture& seen)
                {
                    const auto& data = test.data<SpectrumView> (PlotPanel::spectrum);
                    const auto& palette = seen.palette;
                    const auto x = seen.xAxis (true), y = seen.yAxis();
                    const auto xAt = [&] (std::size_t i) { return x.pxOf (data.frequenciesHz[i]); };
                    Tally error;

                    for (std::size_t i = 1; i + 1 < data.frequenciesHz.size(); ++i)
                    {
                        // Where lines are closer than the picture draws them, none is its own.
                        if (! x.includes (data.frequenciesHz[i]) || xAt (i) - xAt (i - 1) < 0.7f
                            || xAt (i + 1) - xAt (i) < 0.7f)
                            continue;

                        // Dashes lie over the curve where they agree.
                        const auto level = y.pxOf (data.errorDb[i]);
                        error.add (seen.shows (palette.error, xAt (i), level)
                                   || seen.shows (palette.prediction, xAt (i), level));
                    }

                    CHECK (error.all > 30);
                    CHECK (error.share() > 0.97);

                    // The sine's line ends in a point that may be too thin to be seen.
                    const auto highest =
                        std::max_element (data.inputDb.begin(), data.inputDb.end());
                    const auto sine =
                        static_cast<std::size_t> (std::distance (data.inputDb.begin(), highest));
                    const auto top = y.pxOf (*highest);
                    CHECK (seen.shows (palette.input, xAt (sine), top + 8.0f, 2, 8));
                    CHECK_FALSE (seen.shows (palette.input, xAt (sine), top - 6.0f, 2, 4));
                });
}

TEST_CASE ("In the histogram bars end where the axis puts their densities", "[editor][appearance]")
{
    Played test;
    inEachSize (test, PlotPanel::histogram,
                [&] (const SeenPicture& seen)
                {
                    const auto& data = test.data<HistogramView> (PlotPanel::histogram);
                    const auto x = seen.xAxis(), y = seen.yAxis();
                    Tally filled, free;

                    for (const auto& bar : data.bars)
                    {
                        // Dashes lie on the ends: 2 px more on either side.
                        const auto at = x.pxOf (bar.lsb), top = y.pxOf (bar.density);

                        if (y.pxOf (0.0) - top < 8.0f)
                            continue;

                        filled.add (seen.shows (seen.palette.error, at, top + 4.0f, 0, 0)
                                    || seen.shows (seen.palette.prediction, at, top + 4.0f, 0, 0));
                        free.add (! seen.shows (seen.palette.error, at, top - 4.0f, 0, 0));
                    }

                    CHECK (filled.all > 20);

                    // Where the edge of a dash or the mean's line lies on a bar, it has no one's
                    // colour.
                    CHECK (filled.share() > 0.85);
                    CHECK (free.share() > 0.95);
                });
}

TEST_CASE ("In the transfer curve each mean is seen where the axes put it", "[editor][appearance]")
{
    Played test;
    inEachSize (test, PlotPanel::transfer,
                [&] (const SeenPicture& seen)
                {
                    const auto& data = test.data<TransferView> (PlotPanel::transfer);
                    const auto x = seen.xAxis(), y = seen.yAxis();
                    Tally means;

                    for (const auto& point : data.points)
                        if (x.includes (point.input) && y.includes (point.mean))
                            means.add (seen.shows (seen.palette.output, x.pxOf (point.input),
                                                   y.pxOf (point.mean)));

                    CHECK (means.all > 200);
                    CHECK (means.share() > 0.97);
                });
}

TEST_CASE ("In the picture of noise each mean and power is seen where the axes put it",
           "[editor][appearance]")
{
    Played test;
    inEachSize (test, PlotPanel::noise,
                [&] (SeenPicture& seen)
                {
                    const auto& data = test.data<NoiseView> (PlotPanel::noise);

                    // Each of the two plots has its axis's name at its upper end.
                    const auto above = seen.placeOf ("error, LSB").getY() - 8.0f;
                    const auto between = seen.placeOf ("power, LSB").getY() - 8.0f;
                    const auto width = static_cast<float> (seen.painted.image.getWidth());
                    seen.lookAt ({ 0.0f, above, width, between - above });
                    const auto x = seen.xAxis(), mean = seen.yAxis();
                    seen.lookAt ({ 0.0f, between, width, 4096.0f });
                    const auto power = seen.yAxis();
                    Tally means, powers;

                    for (const auto& point : data.measured)
                    {
                        const auto at = x.pxOf (point.phaseLsb);
                        means.add (seen.shows (seen.palette.error, at, mean.pxOf (point.mean)));
                        powers.add (
                            seen.shows (seen.palette.error, at, power.pxOf (point.variance)));
                    }

                    CHECK (means.all == 64);
                    CHECK (means.share() > 0.97);
                    CHECK (powers.share() > 0.97);
                });
}
