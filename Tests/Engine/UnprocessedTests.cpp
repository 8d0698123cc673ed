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
    UnprocessedCounts first, second;
};

Counted countedBy (const Settings& settings, std::size_t block)
{
    Engine engine;
    engine.prepare (48000.0, 2);
    engine.setSettings (settings);
    auto channels = twoChannels();
    process (engine, channels, block);
    return { engine.unprocessed (0), engine.unprocessed (1) };
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
    CHECK (counted.first == UnprocessedCounts {});
    CHECK (counted.second == UnprocessedCounts {});

    settings.reduction.autoBlank = true;
    settings.reduction.passExact = true;
    counted = countedBy (settings, block);
    CHECK (counted.first == UnprocessedCounts { 2520, 0 });
    CHECK (counted.second == UnprocessedCounts { 0, 700 });
}

TEST_CASE ("What stops a limit cycle counts as blanked", "[instrument][silence]")
{
    const auto counted =
        countedBy (settingsOf (16, Rounding::nearest, Dither::none, Shaping::hearing), 512);
    CHECK (counted.first == UnprocessedCounts { 3000 - 1024, 0 });
    CHECK (counted.second == UnprocessedCounts {});
}

TEST_CASE ("The counts begin anew with the meters, and bypass leaves them alone",
           "[instrument][silence]")
{
    auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::none);
    settings.reduction.passExact = true;
    Engine engine;
    engine.prepare (48000.0, 1);
    engine.setSettings (settings);
    Channels<double> channels { Signal (100, 0.0) };
    process (engine, channels, 100);
    CHECK (engine.unprocessed (0) == UnprocessedCounts { 0, 100 });

    engine.resetMeters();
    CHECK (engine.unprocessed (0) == UnprocessedCounts {});
    settings.bypassed = true;
    engine.setSettings (settings);
    process (engine, channels, 100);
    CHECK (engine.unprocessed (0) == UnprocessedCounts {});
}
