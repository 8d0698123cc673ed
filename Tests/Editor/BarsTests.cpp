#include "SeenPlot.h"

using namespace requant;
using namespace requant::test;

namespace
{

bool isNear (juce::Colour a, juce::Colour b)
{
    return std::abs (a.getRed() - b.getRed()) + std::abs (a.getGreen() - b.getGreen())
               + std::abs (a.getBlue() - b.getBlue())
           < 8;
}

/** How many pixels in a row, from a point upward, have a colour; goes on to the one after them. */
int heightOf (const SeenPicture& seen, juce::Colour colour, int x, int& y)
{
    const auto from = y;

    while (y >= 0 && isNear (seen.painted.image.getPixelAt (x, y), colour))
        --y;

    return from - y;
}

} // namespace

// A bar's lower part has the signal's colour and the rest of it is raised; both ends are round or
// fall between two pixels: 1.5 px.
TEST_CASE ("Each bit's bar is as full as often as the bit moves", "[editor][appearance]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.playSine (1.5, 0.5);

    inEachSize (
        test, PlotPanel::bits,
        [&] (const SeenPicture& seen)
        {
            const auto& data =
                dynamic_cast<BitsView&> (test.editor.pictures().picture (PlotPanel::bits)).shown();
            std::map<int, std::vector<juce::Rectangle<float>>> labels;

            // Numbers stand below the middles of the bars of both signals.
            for (const auto& text : seen.painted.texts)
                for (const auto bit : { 1, 8 })
                    if (text.letters == juce::String (bit))
                        labels[bit].push_back (text.ink);

            REQUIRE (labels[1].size() >= 2);
            REQUIRE (labels[8].size() >= 2);

            for (std::size_t row = 0; row < 2; ++row)
            {
                const auto& signal = row == 0 ? data.input : data.output;
                const auto colour = row == 0 ? seen.palette.input : seen.palette.output;
                const auto first = labels[1][row].getCentreX();
                const auto pitch = (labels[8][row].getCentreX() - first) / 7.0f;

                for (int bit = 0; bit < 8; ++bit)
                {
                    const auto x = static_cast<int> (first + pitch * static_cast<float> (bit));
                    auto y = static_cast<int> (labels[1][row].getY()) - 1;

                    while (y > 0 && ! isNear (seen.painted.image.getPixelAt (x, y), colour))
                        --y;

                    const auto statusBar = y, full = heightOf (seen, colour, x, y);

                    // Two pixels where they meet may be of both.
                    for (int i = 0; i < 2; ++i)
                        if (! isNear (seen.painted.image.getPixelAt (x, y), seen.palette.raised))
                            --y;

                    heightOf (seen, seen.palette.raised, x, y);
                    const auto whole = statusBar - y;
                    const auto activity =
                        std::min (1.0, signal.activity[static_cast<std::size_t> (bit)]);
                    CAPTURE (row, bit, full, whole, activity);
                    CHECK (whole > 10);
                    CHECK (std::abs (full - std::max (3.0, activity * whole)) <= 2.0);
                }
            }
        });
}

TEST_CASE ("Each output sample is a dot where the axes put its code and its time",
           "[editor][appearance]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 4);
    test.playSine (0.5, 0.5);

    inEachSize (
        test, PlotPanel::steps,
        [&] (SeenPicture& seen)
        {
            const auto& data = test.editor.steps().data();
            const auto x = seen.xAxis();

            // Codes above, errors below.
            const auto lane = seen.placeOf ("QE, LSB").getY() - 8.0f;
            seen.lookAt ({ 0.0f, 0.0f, static_cast<float> (seen.painted.image.getWidth()), lane });
            const auto y = seen.yAxis();
            Tally dots;

            for (auto n = data.firstInView(); n < data.endInView(); ++n)
            {
                const auto ms = 1000.0 * (static_cast<double> (n) - data.start) / data.sampleRateHz;
                const auto code = 8.0 * data.samples[n].output;

                if (x.includes (ms))
                    dots.add (seen.shows (seen.palette.output, x.pxOf (ms), y.pxOf (code)));
            }

            CHECK (dots.all > 20);
            CHECK (dots.share() == 1.0);
        });
}
