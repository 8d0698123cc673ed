#include "Painted.h"
#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/HeldRange.h"

using namespace requant;
using namespace requant::test;

namespace
{

std::vector<std::string> labelsOf (const PlotAxis& axis)
{
    std::vector<std::string> labels;

    for (const auto& tick : axis.ticks)
        labels.push_back (tick.label);

    return labels;
}

std::string minus (const char* digits) { return std::string ("\xe2\x88\x92") + digits; }

} // namespace

TEST_CASE ("An axis gives back each value from its place, linear or logarithmic",
           "[pictures][axis]")
{
    const auto linear = PlotAxis::linear (-3.0, 5.0, "LSB", 8);
    const auto frequency = PlotAxis::logFrequency (20.0, 22050.0);

    for (const auto value : { -3.0, -0.1, 0.0, 1.7, 5.0 })
        CHECK (linear.valueAt (linear.proportionOf (value)) == Approx (value).margin (1e-12));

    for (const auto hz : { 20.0, 99.5, 1000.0, 22050.0 })
        CHECK (frequency.valueAt (frequency.proportionOf (hz)) == Approx (hz));

    CHECK (linear.proportionOf (-3.0) == 0.0);
    CHECK (linear.proportionOf (5.0) == 1.0);
    CHECK (linear.proportionOf (1.0) == 0.5);
    CHECK (linear.proportionOf (9.0) == 1.5);
    CHECK (frequency.proportionOf (20.0) == 0.0);
    CHECK (frequency.proportionOf (22050.0) == 1.0);

    // Two decades from 20 Hz are a third of six.
    CHECK (PlotAxis::logFrequency (20.0, 2.0e7).proportionOf (2000.0) == Approx (1.0 / 3.0));
}

TEST_CASE ("What has no place on a logarithmic axis lies at its low end", "[pictures][axis]")
{
    const auto frequency = PlotAxis::logFrequency (20.0, 20000.0);
    CHECK (frequency.proportionOf (0.0) == 0.0);
    CHECK (frequency.proportionOf (-5.0) == 0.0);
}

TEST_CASE ("Lines of a linear axis are at round values, its ends included, with as few decimals as "
           "their steps need",
           "[pictures][axis]")
{
    CHECK (labelsOf (PlotAxis::linear (-180.0, -40.0, "dB", 8))
           == std::vector<std::string> { minus ("180"), minus ("160"), minus ("140"), minus ("120"),
                                         minus ("100"), minus ("80"), minus ("60"), minus ("40") });
    CHECK (labelsOf (PlotAxis::linear (-0.5, 0.5, "LSB", 4))
           == std::vector<std::string> { minus ("0.5"), "0.0", "0.5" });
    CHECK (labelsOf (PlotAxis::linear (0.0, 0.4, "power", 4))
           == std::vector<std::string> { "0.0", "0.1", "0.2", "0.3", "0.4" });
    CHECK (labelsOf (PlotAxis::linear (0.3, 2.7, "", 3)) == std::vector<std::string> { "1", "2" });
}

TEST_CASE ("A linear axis has no more spaces between its lines than were asked for",
           "[pictures][axis]")
{
    const auto span = GENERATE (0.013, 0.7, 1.0, 3.3, 60.0, 98765.0);
    const auto most = GENERATE (1, 2, 5, 12, 100);
    CAPTURE (span, most);
    const auto axis = PlotAxis::linear (-0.31 * span, 0.69 * span, "", most);
    CHECK (static_cast<int> (axis.ticks.size()) <= most + 1);

    for (const auto& tick : axis.ticks)
    {
        CHECK (axis.proportionOf (tick.value) > -1e-9);
        CHECK (axis.proportionOf (tick.value) < 1.0 + 1e-9);
    }
}

TEST_CASE ("Frequencies are lined at 1, 2 and 5 times powers of ten, in k from 1000 on",
           "[pictures][axis]")
{
    CHECK (labelsOf (PlotAxis::logFrequency (20.0, 22050.0))
           == std::vector<std::string> { "20", "50", "100", "200", "500", "1k", "2k", "5k", "10k",
                                         "20k" });
    CHECK (labelsOf (PlotAxis::linearFrequency (24000.0, 6))
           == std::vector<std::string> { "0", "5k", "10k", "15k", "20k" });
    CHECK (
        labelsOf (PlotAxis::linearFrequency (4000.0, 8))
        == std::vector<std::string> { "0", "500", "1k", "1.5k", "2k", "2.5k", "3k", "3.5k", "4k" });
}

TEST_CASE ("Axes are the same where all that is seen of them is", "[pictures][axis]")
{
    const auto axis = PlotAxis::linear (0.0, 1.0, "LSB", 5);
    CHECK (axis == PlotAxis::linear (0.0, 1.0, "LSB", 5));
    CHECK_FALSE (axis == PlotAxis::linear (0.0, 1.0, "dB", 5));
    CHECK_FALSE (axis == PlotAxis::linear (0.0, 1.1, "LSB", 5));
    CHECK_FALSE (axis == PlotAxis::linear (0.0, 1.0, "LSB", 10));
    CHECK_FALSE (PlotAxis::logFrequency (20.0, 20000.0)
                 == PlotAxis::linear (20.0, 20000.0, "Hz", 5));
}

TEST_CASE ("In a frame low values are left and below, and the pointer reads what lies there",
           "[pictures][axis]")
{
    const PlotFrame frame ({ 10.0f, 20.0f, 600.0f, 400.0f }, PlotAxis::linear (-2.0, 2.0, "x", 4),
                           PlotAxis::linear (0.0, 1.0, "y", 4));
    CHECK (frame.xOf (-2.0) == frame.plot.getX());
    CHECK (frame.xOf (2.0) == frame.plot.getRight());
    CHECK (frame.yOf (0.0) == frame.plot.getBottom());
    CHECK (frame.yOf (1.0) == frame.plot.getY());
    CHECK (juce::Rectangle<float> (10.0f, 20.0f, 600.0f, 400.0f).contains (toJuce (frame.plot)));

    for (const auto value : { -2.0, -0.7, 0.0, 1.9 })
        CHECK (frame.xValueAt (frame.xOf (value)) == Approx (value).margin (1e-5));
}

TEST_CASE ("A range of levels grows at once, in steps of 20 dB, and shrinks after two seconds",
           "[pictures][axis]")
{
    HeldLevels levels;
    levels.follow (-117.0, -31.0, 10.0);
    CHECK (levels.lowest() == -120.0);
    CHECK (levels.highest() == -20.0);

    levels.follow (-143.0, -3.0, 10.1);
    CHECK (levels.lowest() == -160.0);
    CHECK (levels.highest() == 0.0);

    // Less is enough from 10.2 s on, but for a moment at 11.5 s.
    levels.follow (-117.0, -31.0, 10.2);
    levels.follow (-143.0, -3.0, 11.5);
    levels.follow (-117.0, -31.0, 13.4);
    CHECK (levels.lowest() == -160.0);
    CHECK (levels.highest() == 0.0);
    levels.follow (-117.0, -31.0, 13.6);
    CHECK (levels.lowest() == -120.0);
    CHECK (levels.highest() == -20.0);
}

TEST_CASE ("A clock that begins anew does not hold a range for ever", "[pictures][axis]")
{
    HeldLevels levels;
    levels.follow (-150.0, 0.0, 1000.0);
    levels.follow (-90.0, -40.0, 1.0);
    levels.follow (-90.0, -40.0, 3.1);
    CHECK (levels.lowest() == -100.0);
    CHECK (levels.highest() == -40.0);
}

TEST_CASE ("At most so many levels get a line, always a power of two apart", "[pictures][axis]")
{
    CHECK (axis::levelStride (16.0, 18) == 1);
    CHECK (axis::levelStride (19.0, 18) == 2);
    CHECK (axis::levelStride (65536.0, 16) == 4096);
    CHECK (axis::levelStride (16777216.0, 16) == 1048576);
    CHECK (axis::levelStride (1.0e300, 16) > 0);
}

TEST_CASE ("Time ticks are 1, 2 or 5 times a power of ten", "[pictures][axis]")
{
    CHECK (axis::niceStep (1.27, 5) == Approx (0.5));
    CHECK (axis::niceStep (1.0, 5) == Approx (0.2));
    CHECK (axis::niceStep (1.0, 10) == Approx (0.1));
    CHECK (axis::niceStep (90.0, 5) == Approx (20.0));
}
