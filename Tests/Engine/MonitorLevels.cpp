#include "Monitored.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t second = 48'000;

Settings plainSettings (double bits, Dither dither = Dither::tpdf)
{
    return settingsOf (bits, Rounding::nearest, dither, Shaping::none);
}

} // namespace

TEST_CASE ("By default the output is heard, bit for bit, whatever gain is chosen", "[monitor]")
{
    Monitored test { plainSettings (10) };
    const auto gain = GENERATE (0.0, 96.0);
    const auto isAutomatic = GENERATE (false, true);
    test.settings.monitor = { MonitorSource::output, gain, isAutomatic };
    test.engine.setSettings (test.settings);

    CHECK (Settings {}.monitor.source == MonitorSource::output);
    CHECK (areSameBits (test.hear (musicLike (2, 5000)), test.output));
    CHECK (test.shown() == Heard {});
}

TEST_CASE ("After a switch back, the output is heard bit for bit from the end of its fade on",
           "[monitor]")
{
    Monitored test { plainSettings (10) };
    test.choose (GENERATE (MonitorSource::error, MonitorSource::input, MonitorSource::zoom));
    test.hear (musicLike (2, 5000));
    test.choose (MonitorSource::output);
    auto heard = test.hear (musicLike (2, 5000), GENERATE (std::size_t { 1 }, std::size_t { 480 }));

    for (std::size_t c = 0; c < 2; ++c)
    {
        CHECK (heard[c][Monitored::fade - 1] != test.output[c][Monitored::fade - 1]);
        std::copy_n (test.output[c].begin(), Monitored::fade, heard[c].begin());
    }

    CHECK (areSameBits (heard, test.output));
    CHECK (test.shown() == Heard {});
}

// 12 bits, TPDF: |QE| is below 1.5 LSB = 7.4e-4, so 40 dB stay below the ceiling.
TEST_CASE ("With a gain of one's own the error is heard raised by just that, in every channel",
           "[monitor]")
{
    const auto channels = GENERATE (std::size_t { 1 }, std::size_t { 2 }, std::size_t { 11 });
    Monitored test { plainSettings (12), channels };
    test.choose (MonitorSource::error, 40.0);
    const auto input = musicLike (channels, 4000);
    const auto heard = test.hear (input);
    CHECK (test.shown().source == MonitorSource::error);
    CHECK (test.shown().gainDb == Approx (40.0));

    for (std::size_t c = 0; c < channels; ++c)
        for (auto n = Monitored::fade; n < 4000; ++n)
            REQUIRE (heard[c][n] == Approx (100.0 * (input[c][n] - test.output[c][n])));
}

// Over one second and two channels a mean square of TPDF's total error, whose kurtosis is 2.4, is
// known to sqrt (1.4 / 96,000) = 0.4 %: 5 sigma are 0.09 dB, once for the gain and once for the
// measurement.
TEST_CASE ("Automatic make-up brings the error of any word length to one comfortable level",
           "[monitor]")
{
    const auto bits = GENERATE (5, 8, 16, 20);
    Monitored test { plainSettings (bits) };
    test.choose (MonitorSource::error);
    const auto input = musicLike (2, 3 * second);
    const auto heard = test.hear (input);
    CHECK (powerDb (heard, 2 * second) == Approx (ComfortableGain::comfortableDb).margin (0.18));

    // A total error of 1/4 LSB^2 in each channel.
    const auto errorDb = 10.0 * std::log10 (2.0 * 0.25) - 20.0 * std::log10 (2.0) * (bits - 1);
    CHECK (test.shown().gainDb == Approx (ComfortableGain::comfortableDb - errorDb).margin (0.09));
}

TEST_CASE ("Automatic make-up goes up to 96 dB and not further", "[monitor]")
{
    Monitored test { plainSettings (24) };
    test.choose (MonitorSource::error);
    const auto input = musicLike (2, second);
    const auto heard = test.hear (input);
    CHECK (test.shown().gainDb == Approx (96.0));

    for (auto n = second - 1000; n < second; ++n)
        REQUIRE (heard[0][n] == Approx (factor (96) * (input[0][n] - test.output[0][n])));
}

TEST_CASE ("Where nothing is changed there is nothing to raise: the make-up rests", "[monitor]")
{
    Monitored test { plainSettings (8, Dither::none) };
    test.choose (MonitorSource::error);
    test.hear (musicLike (2, second));
    const auto before = test.shown().gainDb;
    test.hear (Channels<double> (2, Signal (second, 0.25)));
    CHECK (test.shown().gainDb == Approx (before).margin (0.1));
}

// From 16 bits to 8 the error rises by 48 dB, and falls by as much on the way back.
TEST_CASE ("After a change of word length the make-up finds the new level within a second",
           "[monitor]")
{
    const auto bits = GENERATE (8.0, 16.0);
    Monitored test { plainSettings (24.0 - bits) };
    test.choose (MonitorSource::error);
    test.hear (musicLike (2, 2 * second));
    test.settings.reduction.bits = bits;
    test.engine.setSettings (test.settings);
    test.plain.setSettings (test.settings);
    const auto heard = test.hear (musicLike (2, 2 * second));
    CHECK (powerDb (heard, second) == Approx (ComfortableGain::comfortableDb).margin (0.18));
}

// Undithered, samples next to levels have a small error: here of 1/20 LSB at most, and so 20 dB
// less than before. At 60 dB a second the gain is there within 0.34 s; the mean over the last
// second that was heard before would still be 18 dB too high.
TEST_CASE ("Make-up that is listened to again forgets the level that was heard before", "[monitor]")
{
    Monitored test { plainSettings (8, Dither::none) };
    const auto busy = musicLike (2, 2 * second);
    auto quiet = musicLike (2, second);

    for (std::size_t c = 0; c < 2; ++c)
    {
        const auto offsets = noise (second, 0.05, 90 + c);

        for (std::size_t n = 0; n < second; ++n)
            quiet[c][n] = (std::nearbyint (0x1p7 * quiet[c][n]) + offsets[n]) * 0x1p-7;
    }

    test.choose (MonitorSource::error);
    test.hear (busy);
    test.choose (MonitorSource::output);
    test.hear (busy);
    test.choose (MonitorSource::error);
    CHECK (powerDb (test.hear (quiet), second / 2)
           == Approx (ComfortableGain::comfortableDb).margin (0.3));
}

TEST_CASE ("The input is heard as it went into the reduction: headroom lowers it like the output",
           "[monitor]")
{
    auto settings = plainSettings (4);
    settings.reduction.headroom = GENERATE (false, true);
    Monitored test { settings };
    test.choose (MonitorSource::input);
    const auto input = musicLike (2, 4000);
    const auto heard = test.hear (input);
    const auto gain = test.engine.headroomGain();
    CHECK ((gain < 1.0) == settings.reduction.headroom);
    CHECK (test.shown() == Heard { MonitorSource::input, 0.0 });

    for (auto n = Monitored::fade; n < 4000; ++n)
        REQUIRE (heard[1][n] == gain * input[1][n]);
}

// 20 dB a second: the signal falls from 1/4 by a factor of 10 a second; the noise rises from there
// as fast, up to the gain that is chosen. The signal stays low enough for no protection to act.
TEST_CASE ("Zoom lets the signal fade away by 20 dB a second and raises its noise floor as fast",
           "[monitor][zoom]")
{
    Monitored test { plainSettings (12) };
    test.choose (MonitorSource::zoom, 40.0);
    const auto input = musicLike (2, 4 * second);
    const auto heard = test.hear (input);
    CHECK (test.shown().source == MonitorSource::zoom);
    CHECK (test.shown().gainDb == Approx (40.0));

    for (auto n = Monitored::fade; n < 4 * second; ++n)
    {
        const auto seconds = static_cast<double> (n + 1) / second;
        const auto signal = 0.25 * factor (-20.0 * seconds);
        const auto noise = std::min (100.0, 0.25 * factor (20.0 * seconds));
        const auto floor = test.output[0][n] - input[0][n];
        REQUIRE (heard[0][n] == Approx (signal * input[0][n] + noise * floor).margin (1e-12));
    }
}

// 1/4 of the output is -12 dB; in the first 50 ms the two gains part by 2 dB, and the noise is
// 60 dB below the signal.
TEST_CASE ("Zoom starts with the output itself, 12 dB lower", "[monitor][zoom]")
{
    Monitored test { plainSettings (12) };
    test.choose (MonitorSource::zoom, 40.0);
    const auto heard = test.hear (musicLike (2, 2400));

    for (auto n = Monitored::fade; n < 2400; ++n)
    {
        const auto ratio = factor (-20.0 * static_cast<double> (n + 1) / second);
        REQUIRE (heard[0][n] == Approx (0.25 * ratio * test.output[0][n]).margin (1e-4));
    }
}

TEST_CASE ("Zoom starts anew at each switch to it", "[monitor][zoom]")
{
    Monitored test { plainSettings (12) };
    const auto input = musicLike (2, 4000);
    test.choose (MonitorSource::zoom, 40.0);
    const auto first = test.hear (input);
    test.hear (musicLike (2, second));
    test.choose (MonitorSource::output);
    test.hear (input);
    test.choose (MonitorSource::zoom);
    CHECK (peak (test.hear (input), Monitored::fade)
           == Approx (peak (first, Monitored::fade)).epsilon (0.01));
}
