#include "Measurement/Error/ErrorFigures.h"
#include "Measurement/Spectra/Spectra.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr auto everyWindow = { Taper::blackmanHarris, Taper::hann, Taper::flatTop };

Spectra spectraOf (const Signal& x, const Signal& y, double rateHz, Taper window,
                   std::size_t block = 4096)
{
    Spectra spectra;
    spectra.prepare (rateHz, window);

    for (std::size_t n = 0; n < x.size(); n += block)
    {
        const auto length = std::min (block, x.size() - n);
        spectra.add (std::span (x).subspan (n, length), std::span (y).subspan (n, length));
    }

    spectra.finish();
    return spectra;
}

Spectra spectraOf (const Signal& x, double rateHz, Taper window)
{
    return spectraOf (x, Signal (x.size()), rateHz, window);
}

double power (std::span<const double> density, const Spectra& spectra)
{
    double sum = 0.0;

    for (const auto value : density)
        sum += value * spectra.scale().binHz;

    return sum;
}

std::size_t highestBin (std::span<const double> density)
{
    return static_cast<std::size_t> (std::max_element (density.begin(), density.end())
                                     - density.begin());
}

} // namespace

// AES17: the level of a sine is 0 dBFS where its peaks are full scale. The whole main lobe is read,
// so that it does not matter where between two bins the sine lies.
TEST_CASE ("A full-scale sine reads 0 dBFS, or -3.01 by the other convention",
           "[measurement][spectrum]")
{
    const auto window = GENERATE (values (everyWindow));
    const auto rateHz = GENERATE (44100.0, 48000.0, 96000.0, 192000.0);
    const auto shift = GENERATE (0.0, 0.25, 0.5, 0.9);
    Spectra spectra;
    spectra.prepare (rateHz, window);
    const auto hz = (std::round (997.0 / spectra.scale().binHz) + shift) * spectra.scale().binHz;
    const auto tone = sine (static_cast<std::size_t> (rateHz), 1.0, hz / rateHz);
    const auto measured = spectraOf (tone, rateHz, window);
    const auto density = measured.density (Spectra::input, TimeWindow::sinceReset);
    const auto bin = highestBin (density);
    CAPTURE (windowName (window), rateHz, shift);
    CHECK (std::abs (static_cast<double> (bin) * measured.scale().binHz - hz)
           <= 0.51 * measured.scale().binHz);

    const auto line = measured.scale().linePower (density, bin);
    CHECK (std::abs (levelDbfs (line, FullScale::sine)) < 0.01);
    CHECK (std::abs (levelDbfs (line, FullScale::square) + 3.0103) < 0.01);
}

// Per bin a line is read at the height of its main lobe: right at a bin's middle, and between two
// bins lower by what the window is known for (Harris 1978; Heinzel 2002).
TEST_CASE ("A line that lies between two bins loses what its window is known to lose",
           "[measurement][spectrum]")
{
    struct Row
    {
        Taper window;
        double lossDb, noiseBins;
    };

    const auto row =
        GENERATE (Row { Taper::blackmanHarris, 0.83, 2.004 }, Row { Taper::hann, 1.42, 1.5 },
                  Row { Taper::flatTop, 0.0044, 3.8112 });
    constexpr double rateHz = 48000.0;
    const auto reading = [&] (double bins)
    {
        Spectra scale;
        scale.prepare (rateHz, row.window);
        const auto hz = bins * scale.scale().binHz;
        const auto measured = spectraOf (sine (1 << 17, 1.0, hz / rateHz), rateHz, row.window);
        const auto density = measured.density (Spectra::input, TimeWindow::sinceReset);
        return levelDbfs (density[highestBin (density)] * measured.scale().noiseBinHz,
                          FullScale::sine);
    };

    CAPTURE (windowName (row.window));
    CHECK (std::abs (reading (500.0)) < 0.005);
    CHECK (std::abs (reading (500.5) + row.lossDb) < 0.006);

    Spectra spectra;
    spectra.prepare (rateHz, row.window);
    CHECK (spectra.scale().noiseBinHz / spectra.scale().binHz
           == Approx (row.noiseBins).epsilon (1e-3));
}

// Density of white noise of power P: P / (rate / 2). Averaged over a band of B Hz for T seconds it
// errs by sqrt (1 / (B T)) at most (Bartlett); segments overlap, which only helps.
TEST_CASE ("White noise reads its density within 0.1 dB, in full-scale squared per Hz",
           "[measurement][spectrum][slow]")
{
    const auto window = GENERATE (values (everyWindow));
    const auto rateHz = GENERATE (44100.0, 96000.0);
    constexpr double seconds = 25.0;
    const auto signal = noise (static_cast<std::size_t> (seconds * rateHz), 0.1, 3);
    const auto measured = spectraOf (signal, rateHz, window);
    const auto density = measured.density (Spectra::error, TimeWindow::sinceReset);
    const auto expected = meanSquare (signal) / (0.5 * rateHz);
    constexpr double bandHz = 2000.0;
    const auto bins = static_cast<std::size_t> (bandHz / measured.scale().binHz);
    const auto tolerance = sigmas / std::sqrt (bandHz * seconds);
    CHECK (toleranceInDb (tolerance, 1.0) < 0.1);

    for (std::size_t first = 16; first + bins < density.size(); first += bins)
    {
        const auto band = mean (density.subspan (first, bins));
        CAPTURE (windowName (window), rateHz, first);
        CHECK (std::abs (band / expected - 1.0) < tolerance);
    }

    // Edges of the whole stretch are weighed less; the rest of the power is all there.
    CHECK (power (density, measured) == Approx (meanSquare (signal)).epsilon (0.01));
}

TEST_CASE ("Input, output and error are told apart, and the error is input less output",
           "[measurement][spectrum]")
{
    constexpr double rateHz = 48000.0;
    const auto x = sine (96000, 0.5, 1000.0 / rateHz);
    auto y = x;
    const auto hum = sine (96000, 0.001, 6000.0 / rateHz);

    for (std::size_t n = 0; n < y.size(); ++n)
        y[n] -= hum[n];

    const auto measured = spectraOf (x, y, rateHz, Taper::blackmanHarris);
    const auto levelAt = [&] (Spectra::Signal signal, double hz)
    {
        return levelDbfs (measured.scale().linePower (
                              measured.density (signal, TimeWindow::sinceReset),
                              static_cast<std::size_t> (std::lround (hz / measured.scale().binHz))),
                          FullScale::sine);
    };

    CHECK (std::abs (levelAt (Spectra::input, 1000.0) + 6.0206) < 0.01);
    CHECK (std::abs (levelAt (Spectra::output, 1000.0) + 6.0206) < 0.01);
    CHECK (std::abs (levelAt (Spectra::output, 6000.0) + 60.0) < 0.01);
    CHECK (std::abs (levelAt (Spectra::error, 6000.0) + 60.0) < 0.01);
    CHECK (levelAt (Spectra::input, 6000.0) < -140.0); // the window's side lobes
    CHECK (levelAt (Spectra::error, 1000.0) < -140.0);
}

TEST_CASE ("Spectra do not depend on where blocks end", "[measurement][spectrum]")
{
    const auto x = noise (40000, 0.5, 1), y = noise (40000, 0.5, 2);
    const auto whole = spectraOf (x, y, 44100.0, Taper::hann, x.size());
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 3 }, std::size_t { 480 });
    const auto parts = spectraOf (x, y, 44100.0, Taper::hann, block);

    for (const auto signal : { Spectra::input, Spectra::output, Spectra::error })
        for (const auto window :
             { TimeWindow::momentary, TimeWindow::shortTerm, TimeWindow::sinceReset })
        {
            const auto a = whole.density (signal, window), b = parts.density (signal, window);
            REQUIRE (a.size() == b.size());
            CHECK (std::equal (a.begin(), a.end(), b.begin()));
        }
}

TEST_CASE ("A stretch shorter than a segment has a spectrum with its power, silence has none of it",
           "[measurement][spectrum]")
{
    const auto count = GENERATE (std::size_t { 1000 }, std::size_t { 12000 });
    const auto signal = sine (count, 0.5, 0.1);
    const auto measured = spectraOf (signal, 48000.0, Taper::hann);
    const auto density = measured.density (Spectra::input, TimeWindow::sinceReset);
    REQUIRE_FALSE (density.empty());

    // The window weighs its own part of the sine only.
    CHECK (power (density, measured) == Approx (0.125).epsilon (0.01));
    CHECK (power (measured.density (Spectra::output, TimeWindow::sinceReset), measured) == 0.0);

    const auto ofNothing = spectraOf ({}, 48000.0, Taper::hann);

    for (const auto which : { Spectra::input, Spectra::output, Spectra::error })
    {
        for (const auto window :
             { TimeWindow::momentary, TimeWindow::shortTerm, TimeWindow::sinceReset })
            CHECK (ofNothing.density (which, window).empty());

        CHECK (ofNothing.peaks (which).empty());
    }
}

// A segment that held a jump from one stretch to another would show a step that nobody heard.
TEST_CASE ("No segment holds samples from before and after a break", "[measurement][spectrum]")
{
    const auto low = constant (30000, 0.0), high = constant (30000, 1.0);
    const auto nothing = constant (30000, 0.0);
    Spectra spectra;
    spectra.prepare (48000.0, Taper::blackmanHarris);
    spectra.add (low, nothing);
    spectra.breakOff();
    spectra.add (high, nothing);
    const auto density = spectra.density (Spectra::input, TimeWindow::sinceReset);

    // All power lies in the lobe around 0 Hz; a step would leave 1 / f^2 everywhere.
    CHECK (*std::max_element (density.begin() + 10, density.end()) < 1e-12 * density[0]);
}

TEST_CASE ("Short windows forget, peaks stay until they are forgotten", "[measurement][spectrum]")
{
    constexpr double rateHz = 48000.0;
    constexpr std::size_t second = 48000;
    Spectra spectra;
    spectra.prepare (rateHz, Taper::hann);
    const auto tone = sine (5 * second, 1.0, 3000.0 / rateHz);
    const auto nothing = constant (20 * second, 0.0);
    const auto levelIn = [&] (std::span<const double> density)
    {
        return levelDbfs (
            spectra.scale().linePower (
                density, static_cast<std::size_t> (std::lround (3000.0 / spectra.scale().binHz))),
            FullScale::sine);
    };

    spectra.add (tone, tone);
    CHECK (std::abs (levelIn (spectra.peaks (Spectra::input))) < 0.01);
    spectra.add (std::span (nothing).first (2 * second), std::span (nothing).first (2 * second));

    // Less the length of a segment, 0.34 s: e^(-(2 - 0.34) / 0.4), and with 3 s. A segment is a
    // step of the averages, which is what the tolerances leave.
    CHECK (levelIn (spectra.density (Spectra::input, TimeWindow::momentary)) < -16.0);
    CHECK (std::abs (levelIn (spectra.density (Spectra::input, TimeWindow::shortTerm)) + 2.6)
           < 0.6);
    CHECK (std::abs (levelIn (spectra.density (Spectra::input, TimeWindow::sinceReset))
                     - 10.0 * std::log10 (5.0 / 7.0))
           < 0.3);

    // The end of the tone spreads its line, so that its bins have their peaks at different times.
    CHECK (std::abs (levelIn (spectra.peaks (Spectra::input))) < 0.2);

    spectra.forgetPeaks();
    spectra.add (std::span (nothing).first (second), std::span (nothing).first (second));
    CHECK (levelIn (spectra.peaks (Spectra::input)) < -16.0);
}

TEST_CASE ("Spectra at two rates at once do not disturb each other", "[measurement][spectrum]")
{
    const auto x = noise (60000, 0.5, 1), y = noise (60000, 0.5, 2);
    Spectra cd, studio;
    cd.prepare (44100.0, Taper::hann);
    studio.prepare (96000.0, Taper::flatTop);

    for (std::size_t n = 0; n < x.size(); n += 1000)
        for (auto* spectra : { &cd, &studio })
            spectra->add (std::span (x).subspan (n, 1000), std::span (y).subspan (n, 1000));

    const auto alone = spectraOf (x, y, 96000.0, Taper::flatTop);
    const auto a = studio.density (Spectra::error, TimeWindow::sinceReset);
    const auto b = alone.density (Spectra::error, TimeWindow::sinceReset);
    CHECK (std::equal (a.begin(), a.end(), b.begin(), b.end()));
}
