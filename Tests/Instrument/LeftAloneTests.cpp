#include "Rendered.h"

using namespace requant;
using namespace requant::test;

namespace
{

// The first channel is off the lattice and then silent; the second lies on it and then does not.
Channels<double> twoChannels()
{
    Channels<double> channels { noise (4000, 0.5, 3), Signal (4000, 3.0 / 32768.0) };
    std::fill (channels[0].begin() + 1000, channels[0].end(), 0.0);
    std::fill (channels[1].begin() + 700, channels[1].end(), 0.1 / 32768.0);
    return channels;
}

struct Counted
{
    LeftAlone first, second;
};

Counted countedBy (const Settings& settings, std::size_t block)
{
    Instrument instrument;
    instrument.prepare (48000.0, 2);
    instrument.setSettings (settings);
    auto channels = twoChannels();
    process (instrument, channels, block);
    return { instrument.leftAlone (0), instrument.leftAlone (1) };
}

} // namespace

// 0.01 s are 480 samples, so that 2520 of 3000 silent ones are blanked. Levels pass from the start,
// and silence is a level, which passes again after half a second: later than this.
TEST_CASE ("What is blanked and what passes is counted for each channel", "[instrument][silence]")
{
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 100 }, std::size_t { 4000 });
    auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::none);
    settings.reduction.blankAfterSeconds = 0.01;
    auto counted = countedBy (settings, block);
    CHECK (counted.first == LeftAlone {});
    CHECK (counted.second == LeftAlone {});

    settings.reduction.autoBlank = true;
    settings.reduction.passExact = true;
    counted = countedBy (settings, block);
    CHECK (counted.first == LeftAlone { 2520, 0 });
    CHECK (counted.second == LeftAlone { 0, 700 });
}

TEST_CASE ("What stops a limit cycle counts as blanked", "[instrument][silence]")
{
    const auto counted =
        countedBy (settingsOf (16, Rounding::nearest, Dither::none, Shaping::hearing), 512);
    CHECK (counted.first == LeftAlone { 3000 - 1024, 0 });
    CHECK (counted.second == LeftAlone {});
}

TEST_CASE ("The counts begin anew with the meters, and bypass leaves them alone",
           "[instrument][silence]")
{
    auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::none);
    settings.reduction.passExact = true;
    Instrument instrument;
    instrument.prepare (48000.0, 1);
    instrument.setSettings (settings);
    Channels<double> channels { Signal (100, 0.0) };
    process (instrument, channels, 100);
    CHECK (instrument.leftAlone (0) == LeftAlone { 0, 100 });

    instrument.resetMeters();
    CHECK (instrument.leftAlone (0) == LeftAlone {});
    settings.bypassed = true;
    instrument.setSettings (settings);
    process (instrument, channels, 100);
    CHECK (instrument.leftAlone (0) == LeftAlone {});
}
