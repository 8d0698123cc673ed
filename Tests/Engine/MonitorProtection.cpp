#include "Monitored.h"

#include <limits>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr auto huge = static_cast<double> (std::numeric_limits<float>::max());
constexpr std::size_t quiet = 4800, count = 30'000;

// Whatever could hurt, after silence in which every gain rises as far as it goes.
std::vector<Signal> hostileSignals()
{
    constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<Signal> signals (7, Signal (count, 0.0));
    Random random { 11 };

    for (auto n = quiet; n < count; ++n)
    {
        const auto burst = n / 1000 % 2 == 0 ? 1.0 : 0.0;
        signals[0][n] = burst * (n % 2 == 0 ? 1.0 : -1.0);
        signals[1][n] = burst * 100.0 * random.bipolar();
        signals[2][n] = n % 5000 == 0 ? huge : 1e-4 * random.bipolar();
        signals[3][n] = n % 2 == 0 ? huge : -huge;
        signals[4][n] = n % 3 == 0 ? nan : random.bipolar();
        signals[5][n] = std::pow (10.0, 38.0 * random.bipolar());
        signals[6][n] = n % 7000 < 10 ? -4.0 : 1e-9;
    }

    return signals;
}

Channels<double> stereo (const Signal& signal)
{
    Channels<double> channels { signal, signal };
    std::rotate (channels[1].begin(), channels[1].begin() + 100, channels[1].end());
    return channels;
}

} // namespace

TEST_CASE ("No error and no noise floor is ever heard above -12 dBFS, whatever comes in",
           "[monitor][protection][slow]")
{
    const auto source = GENERATE (MonitorSource::error, MonitorSource::zoom);
    const auto bits = GENERATE (1.0, 4.0, 16.0, 24.0);
    const auto dither = GENERATE (Dither::none, Dither::gaussian);
    const auto monitor = GENERATE_COPY (MonitorSettings { source, 96.0, false },
                                        MonitorSettings { source, 0.0, false },
                                        MonitorSettings { source, 60.0, true });

    for (const auto& signal : hostileSignals())
    {
        auto settings = settingsOf (bits, Rounding::truncate, dither, Shaping::none);
        settings.monitor = monitor;
        Monitored test { settings };
        CAPTURE (source, bits, dither, monitor.gainDb, monitor.isAutomatic);
        REQUIRE (peak (test.hear (stereo (signal)), Monitored::fade) <= loudest);
    }
}

TEST_CASE ("What is written as float is not above -12 dBFS either", "[monitor][protection]")
{
    auto settings = settingsOf (16.0, Rounding::nearest, Dither::tpdf, Shaping::none);
    settings.monitor = { GENERATE (MonitorSource::error, MonitorSource::zoom), 96.0, false };

    for (const auto& signal : hostileSignals())
    {
        const auto heard = rendered (settings, asFloat (stereo (signal)));
        CHECK (peak (asDouble (heard), Monitored::fade) <= loudest);
    }
}

TEST_CASE ("Between error and noise floor, too, nothing is heard above -12 dBFS",
           "[monitor][protection]")
{
    Monitored test { settingsOf (8.0, Rounding::truncate, Dither::none, Shaping::none) };
    test.choose (MonitorSource::error, 96.0);
    test.hear (Channels<double> (2, Signal (Monitored::fade, 0.0)));

    for (const auto& signal : hostileSignals())
        for (const auto source : { MonitorSource::zoom, MonitorSource::error })
        {
            test.choose (source);
            REQUIRE (peak (test.hear (stereo (signal))) <= loudest);
        }
}

TEST_CASE ("A channel that is cut takes the others with it, so that the image stays",
           "[monitor][protection]")
{
    Monitored test { settingsOf (16.0, Rounding::nearest, Dither::tpdf, Shaping::none), 3 };
    test.choose (MonitorSource::error, 70.0);
    auto input = musicLike (3, 10'000);
    input[1][5000] = 3.0; // clips: an error of 2
    const auto heard = test.hear (input);
    CHECK (std::abs (heard[1][5000]) == Approx (ProtectedGain::ceiling));

    for (std::size_t n = Monitored::fade; n < 10'000; ++n)
    {
        const auto errorOf = [&] (std::size_t c) { return input[c][n] - test.output[c][n]; };
        REQUIRE (heard[0][n] * errorOf (1) == Approx (heard[1][n] * errorOf (0)));
        REQUIRE (heard[2][n] * errorOf (1) == Approx (heard[1][n] * errorOf (2)));
    }
}

// 8 bits, no dither: the constant's error of 0.4 LSB = 0.003125 asks for 38 dB at most.
TEST_CASE ("Nothing is cut that is not too loud, and what is too loud is cut to the ceiling",
           "[monitor][protection]")
{
    const auto gain = GENERATE (37.0, 39.0);
    Monitored test { settingsOf (8.0, Rounding::nearest, Dither::none, Shaping::none), 1 };
    test.choose (MonitorSource::error, gain);
    const auto heard = test.hear ({ Signal (4000, 0.3) });
    const auto expected = std::min (ProtectedGain::ceiling, factor (gain) * 0.003125);
    CHECK (heard[0].back() == Approx (expected));
    CHECK (test.shown().gainDb == Approx (20.0 * std::log10 (expected / 0.003125)));
}

// From -36 dB, where it is left however loud the peak, to 60 dB by 60 dB a second: 1.6 s.
TEST_CASE ("After the loudest peak there is, the gain is back within two seconds",
           "[monitor][protection]")
{
    const auto source = GENERATE (MonitorSource::error, MonitorSource::zoom);
    const auto isAutomatic = GENERATE (false, true);
    auto settings = settingsOf (16.0, Rounding::nearest, Dither::tpdf, Shaping::none);
    settings.monitor = { source, 60.0, isAutomatic };
    Monitored test { settings };
    auto input = musicLike (2, 190'000); // zoom rises for 3.6 s
    test.hear (input);
    CHECK (test.shown().gainDb == Approx (60.0).margin (0.5));

    input[0][0] = huge;
    for (auto& channel : input)
        channel.resize (80'000);

    test.hear (input);
    CHECK (test.shown().gainDb == Approx (60.0).margin (0.5));
}
