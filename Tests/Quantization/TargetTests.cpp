#include "Quantization/Dither/Dither.h"
#include "Quantization/Reduction/Kernels.h"
#include "Support/Catch.h"

#include <array>
#include <random>
#include <vector>

using namespace requant;

namespace
{

/** Random numbers by a seed. */
struct Random
{
    std::size_t below (std::size_t end) { return static_cast<std::size_t> (words() % end); }
    double within (double size)
    {
        return std::uniform_real_distribution<double> (-size, size) (words);
    }

    std::mt19937_64 words { 1 };
};

/** Everything a kernel reads and writes of some channels. */
class Buffers
{
public:
    static constexpr std::size_t mostTaps = 60; // more than any target takes at once

    Buffers (Random& random, std::size_t channelCount, std::size_t count, double size)
    {
        for (std::size_t c = 0; c < channelCount; ++c)
        {
            Channel channel;

            for (std::size_t n = 0; n < count; ++n)
            {
                const auto isSilent = random.below (20) == 0;
                channel.input.push_back (isSilent ? (random.below (2) == 0 ? 0.0 : -0.0)
                                                  : random.within (size));
                channel.dither.push_back (random.below (3) == 0 ? 0.0 : random.within (1.0));
            }

            channel.output.resize (count);
            channel.errors.resize (mostTaps + count);

            for (auto& error : channel.errors)
                error = random.within (0.5);

            channels.push_back (std::move (channel));
        }
    }

    /** Begins `offset` samples behind the beginning, so that any alignment comes about. */
    std::vector<kernels::ChannelBuffers> from (std::size_t offset)
    {
        std::vector<kernels::ChannelBuffers> all;

        for (auto& channel : channels)
            all.push_back ({ channel.input.data() + offset, channel.dither.data() + offset,
                             channel.output.data() + offset,
                             channel.errors.data() + mostTaps + offset, nullptr, 12345 });

        return all;
    }

    bool operator== (const Buffers& other) const
    {
        for (std::size_t c = 0; c < channels.size(); ++c)
            if (! areSameBits (channels[c].output, other.channels[c].output)
                || ! areSameBits (channels[c].errors, other.channels[c].errors))
                return false;

        return true;
    }

private:
    struct Channel
    {
        std::vector<double> input, dither, output, errors;
    };

    static bool areSameBits (const std::vector<double>& a, const std::vector<double>& b)
    {
        return std::equal (
            a.begin(), a.end(), b.begin(), b.end(),
            [] (double x, double y)
            { return std::bit_cast<std::uint64_t> (x) == std::bit_cast<std::uint64_t> (y); });
    }

    std::vector<Channel> channels;
};

constexpr std::array everyRounding { Rounding::nearest, Rounding::truncate, Rounding::towardZero,
                                     Rounding::nearestAway };

std::vector<std::size_t> clippedOf (const std::vector<kernels::ChannelBuffers>& channels)
{
    std::vector<std::size_t> counts;

    for (const auto& channel : channels)
        counts.push_back (channel.clipped);

    return counts;
}

} // namespace

// 0 and -0 come in, peaks beyond the range, and samples that no sum of doubles can hold.
TEST_CASE ("Every target's kernels give the specification's bits", "[quantization][target]")
{
    Random random;

    for (const auto target : availableTargets())
        for (int run = 0; run < 6'000; ++run)
        {
            const auto kind = static_cast<LatticeKind> (random.below (3));
            const auto bits = 2.0 + random.within (1.0) + static_cast<double> (random.below (21));
            const auto lattice = Lattice::make (kind, bits);
            const auto rounding = everyRounding[random.below (everyRounding.size())];
            const kernels::LatticeConstants constants (lattice, 1.0, rounding);
            const auto count = random.below (300), offset = random.below (5);
            const auto size = std::array { 0.5, 0.999, 1.3, 1e300 }[random.below (4)];
            const auto isFlat = random.below (3) == 0;
            std::vector<double> taps (1 + random.below (Buffers::mostTaps));

            for (auto& tap : taps)
                tap = random.within (0.9);

            Buffers expected (random, 1 + random.below (5), offset + count, size);
            auto found = expected;
            auto specified = expected.from (offset), channels = found.from (offset);
            CAPTURE (nameOf (target), run, kind, bits, rounding, count, isFlat, taps.size());

            if (isFlat)
            {
                for (auto& channel : specified)
                    kernels::reduceFlat (constants, rounding, channel, count, Target::scalar);

                for (auto& channel : channels)
                    kernels::reduceFlat (constants, rounding, channel, count, target);
            }
            else
            {
                kernels::reduceShaped (constants, rounding, taps, {}, specified, count,
                                       Target::scalar);
                kernels::reduceShaped (constants, rounding, taps, {}, channels, count, target);
            }

            REQUIRE (found == expected);
            REQUIRE (clippedOf (channels) == clippedOf (specified));
        }
}

TEST_CASE ("Every target's dither has the specification's bits", "[dither][target]")
{
    Random random;

    for (const auto target : availableTargets())
        for (int run = 0; run < 3'000; ++run)
        {
            const auto kind = static_cast<Dither> (random.below (5));
            const DitherSource source (random.words());
            const auto position = random.words() >> random.below (64);
            const auto stream = static_cast<std::uint32_t> (random.words());
            const auto scale = 0.25 * static_cast<double> (random.below (9));
            std::vector<double> expected (random.below (400)), found (expected.size());
            source.fill (kind, scale, stream, position, expected, Target::scalar);
            source.fill (kind, scale, stream, position, found, target);
            CAPTURE (nameOf (target), kind, position, stream, scale);
            REQUIRE (found == expected);
        }
}

TEST_CASE ("The specification is always there, and what runs is a target that is there", "[target]")
{
    const auto all = availableTargets();
    CHECK (all.front() == Target::scalar);
    CHECK (std::find (all.begin(), all.end(), activeTarget()) != all.end());
}
