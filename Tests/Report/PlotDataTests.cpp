#include "Report/PlotData/BitsData.h"
#include "Report/PlotData/Error/HistogramData.h"
#include "Report/PlotData/Error/NoiseData.h"
#include "Report/PlotData/Error/TransferData.h"
#include "Report/PlotData/FiguresData.h"
#include "Support/Catch.h"

#include <cmath>
#include <memory>
#include <vector>

using namespace requant;

namespace
{

constexpr auto dash = "\xe2\x80\x93";

Reduction eightBitsRounded()
{
    Reduction reduction;
    reduction.sampleRateHz = 48000.0;
    reduction.settings.reduction.bits = 8;
    reduction.settings.reduction.dither = Dither::none;
    return reduction;
}

/** What is counted of a ramp over many steps that is rounded to 8 bits. */
std::unique_ptr<ErrorCounts> countsOfRamp (const Reduction& reduction)
{
    const auto lattice = reduction.lattice();
    auto counts = std::make_unique<ErrorCounts>();
    counts->prepare (lattice);
    std::vector<double> x, y;

    for (int n = 0; n < 100000; ++n)
    {
        x.push_back (static_cast<double> (n) / 200000.0);
        y.push_back (std::round (x.back() / lattice.step()) * lattice.step());
    }

    counts->add (x, y);
    return counts;
}

std::vector<std::string> namesOf (const std::vector<FiguresData::Row>& rows)
{
    std::vector<std::string> names;

    for (const auto& row : rows)
        names.push_back (row.name);

    return names;
}

} // namespace

TEST_CASE ("The bars of a histogram hold every error: their areas add up to 1", "[plotdata]")
{
    const auto reduction = eightBitsRounded();
    const auto counts = countsOfRamp (reduction);
    const auto data = histogramOf ({ reduction, *counts, nullptr, true });
    double area = 0.0;

    for (const auto& bar : data.bars)
        area += bar.density * (data.highestOf (bar) - data.lowestOf (bar));

    CHECK (area == Approx (1.0).epsilon (1e-9));
    CHECK (data.beyond == 0);
    CHECK (data.rangeLsb == 0.75);
    CHECK (data.title == "How large the errors are");
}

// Of many steps all are laid over one; the mean output is the rounded input.
TEST_CASE ("Without dither the points of the transfer curve lie on its staircase", "[plotdata]")
{
    const auto reduction = eightBitsRounded();
    const auto counts = countsOfRamp (reduction);
    const auto data = transferOf ({ reduction, *counts, nullptr, true }, TimeWindow::sinceReset);
    REQUIRE (data.points.size() >= 64);

    for (const auto& point : data.points)
        if (std::abs (point.input - std::floor (point.input) - 0.5) > data.pitch)
            CHECK (point.mean == Approx (std::round (point.input)).margin (data.pitch));

    CHECK (data.rangeWords == "input since the reset: 0.0 to 64.0 LSB");
    CHECK (data.subtitle == "Without dither it is a staircase. All 256 steps folded onto one.");
}

TEST_CASE ("Where nothing has come in, every plot says so", "[plotdata]")
{
    constexpr auto nothing = "Nothing has come in yet";
    const Reduction reduction;
    const auto counts = std::make_unique<ErrorCounts>();
    const MeasuredReduction measured { reduction, *counts, nullptr, false };
    CHECK (histogramOf (measured).title == nothing);
    CHECK (noiseOf (measured).title == nothing);
    CHECK (transferOf (measured, TimeWindow::shortTerm).title == nothing);
    CHECK (figuresOf (Readings()).title == nothing);

    const SignalResults input, output;
    const ReplacedSamples replaced;
    const MeasuredBits ofBits { input, output, replaced, 1.0, false };
    CHECK (bitsOf (ofBits, BitView::twosComplement).title == nothing);
}

TEST_CASE ("The short list of figures is in its own order, and has no ratio without a signal",
           "[plotdata]")
{
    Readings readings;
    readings.step = 1.0 / 16.0;
    const std::vector<double> x { 0.5, -0.25, 0.3 }, y { 0.5, -0.25, 0.3125 };
    readings.sums.add (x, y);
    auto rows = briefRowsOf (readings);
    CHECK (namesOf (rows)
           == std::vector<std::string> { "Clipped", "Error, 468 re sine", "ENOB", "Largest error",
                                         "Mean error", "Correlation with input", "PSQNR", "MSQE" });
    CHECK (rows[0].measured == "0");
    CHECK (rows[1].measured == dash);
    CHECK (rows[1].shortName == "468 re sine");
    CHECK (rows[3].measured == "0.200 LSB");

    // 1 LSB is a thousandth as large: 200 LSB need no thousandths.
    readings.step = 1.0 / 16000.0;
    CHECK (briefRowsOf (readings)[3].measured == "200.0 LSB");

    Readings silent;
    silent.step = 1.0 / 16.0;
    silent.sums.add (std::vector<double> { 0.0, 0.0 }, std::vector<double> { 0.0625, 0.0 });
    silent.sums.replaced.infinite = 2;
    rows = briefRowsOf (silent);
    REQUIRE (rows.size() == 9);
    CHECK (rows[1].name == "Replaced");
    CHECK (rows[1].measured == "2");
    CHECK (rows[1].isBad);
    CHECK (rows[4].measured == dash);
    CHECK (rows[8].measured == dash);
}
