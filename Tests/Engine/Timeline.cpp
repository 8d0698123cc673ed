#include "Rendered.h"

#include <set>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 9000;

// What comes out where the timeline says `start` for the first sample.
Channels<double> renderedAt (std::uint64_t start, const Settings& settings,
                             Channels<double> channels)
{
    Engine engine;
    engine.prepare (48000.0, channels.size());
    engine.setSettings (settings);
    engine.seek (start);
    process (engine, channels, 480);
    return channels;
}

Channels<double> from (const Channels<double>& channels, std::ptrdiff_t start)
{
    Channels<double> rest;

    for (const auto& channel : channels)
        rest.emplace_back (channel.begin() + start, channel.end());

    return rest;
}

} // namespace

// Unshaped, each sample's code is a function of its value and its place on the timeline alone.
TEST_CASE ("A bounce of a part equals that part of the whole bounce", "[instrument][timeline]")
{
    const auto dither = GENERATE (Dither::tpdf, Dither::rpdf, Dither::highPass, Dither::gaussian);
    const auto start = GENERATE (1, 31, 32, 4711);
    CAPTURE (dither, start);
    const auto settings = settingsOf (16, Rounding::nearest, dither, Shaping::none);
    const auto input = musicLike (2, count);
    const auto whole = renderedAt (0, settings, input);
    const auto part =
        renderedAt (static_cast<std::uint64_t> (start), settings, from (input, start));

    CHECK (areSameBits (part, from (whole, start)));
    CHECK_FALSE (areSameBits (renderedAt (0, settings, from (input, start)), part));
}

TEST_CASE ("Without a timeline the noise goes on, and a restart begins it anew",
           "[instrument][timeline]")
{
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::lipshitz);
    const auto input = musicLike (1, count);
    Engine engine;
    engine.prepare (48000.0, 1);
    engine.setSettings (settings);

    auto first = input, second = input, third = input;
    process (engine, first, 480);
    process (engine, second, 480);
    CHECK_FALSE (areSameBits (first, second));

    engine.restart();
    process (engine, third, 480);
    CHECK (areSameBits (first, third));
}

TEST_CASE ("A timeline before its beginning, or near its end, is a timeline like any other",
           "[instrument][timeline]")
{
    const auto settings = settingsOf (16, Rounding::nearest, Dither::highPass, Shaping::none);
    const auto input = musicLike (1, 200);

    // A pre-roll of 100 samples: host times below 0.
    const auto whole =
        renderedAt (static_cast<std::uint64_t> (std::int64_t { -100 }), settings, input);
    CHECK (areSameBits (renderedAt (0, settings, from (input, 100)), from (whole, 100)));
}

TEST_CASE ("Fresh noise differs at every start, from instance to instance, and from every seed's",
           "[instrument][timeline]")
{
    auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::none);
    const auto input = musicLike (1, count);
    const auto ofSeed = rendered (settings, input)[0];
    settings.reduction.freshNoise = true;

    std::set<std::vector<double>> outputs { ofSeed };

    for (int instance = 0; instance < 3; ++instance)
    {
        Engine engine;
        engine.setSettings (settings);
        engine.prepare (48000.0, 1);

        for (int start = 0; start < 3; ++start)
        {
            auto signal = input;
            process (engine, signal, 480);
            outputs.insert (signal[0]);
            engine.restart();
        }
    }

    CHECK (outputs.size() == 10);
}
