#include "Levels/NormalFloat.h"

#include "Support/Catch.h"
#include "Support/Random.h"

#include <cmath>
#include <limits>
#include <vector>

using namespace requant;
using namespace requant::test;

namespace
{

double normalDistribution (double z) { return 0.5 * std::erfc (-z / std::sqrt (2.0)); }

} // namespace

// QLoRA, section 3 and appendix E: 8 equal parts of probability on the negative side, 9 with their
// ends on the positive one, out to the quantile 1 - (1/32 + 1/30) / 2, divided by the largest. The
// published digits are those of float32 arithmetic: good to some 1e-6.
TEST_CASE ("NF4's levels are evenly spaced in the probability of a normal distribution",
           "[levels][nf4]")
{
    const auto outermost = 1.0 - 0.5 * (1.0 / 32.0 + 1.0 / 30.0);
    double low = 0.0, high = 4.0;

    for (int i = 0; i < 60; ++i)
        (normalDistribution (0.5 * (low + high)) < outermost ? low : high) = 0.5 * (low + high);

    const NormalFloat4 nf4;
    const auto& table = nf4.table();
    REQUIRE (table.size() == 16);

    for (std::size_t i = 0; i < 16; ++i)
    {
        CAPTURE (i);
        const auto steps = static_cast<double> (i) - 7.0;
        const auto probability = 0.5 + (outermost - 0.5) * steps / (i < 7 ? 7.0 : 8.0);
        CHECK (normalDistribution (low * table.level (i)) == Approx (probability).margin (2e-6));
        CHECK (table.code (i) == static_cast<std::int64_t> (i));
    }

    CHECK (table.level (0) == -1.0);
    CHECK (table.level (7) == 0.0);
    CHECK (table.level (15) == 1.0);
}

// Each threshold is a float32 number; a ratio that equals one goes down.
TEST_CASE ("NF4 decides where its authors' implementation does", "[levels][nf4]")
{
    const double thresholds[] = { -0.8480964004993439,   -0.6106329262256622,  -0.4599952697753906,
                                  -0.33967943489551544,  -0.23460740596055984, -0.13791173323988914,
                                  -0.045525018125772476, 0.03979014977812767,  0.1202552504837513,
                                  0.2035212516784668,    0.2920137718319893,   0.3893125355243683,
                                  0.5016634166240692,    0.6427869200706482,   0.8614784181118011 };
    const NormalFloat4 nf4;

    for (std::size_t i = 0; i < std::size (thresholds); ++i)
    {
        const auto threshold = static_cast<float> (thresholds[i]);
        const auto code = static_cast<std::int64_t> (i);
        CAPTURE (i);
        CHECK (nf4.code (static_cast<double> (threshold), 1.0f) == code);
        CHECK (nf4.code (static_cast<double> (std::nextafter (threshold, -2.0f)), 1.0f) == code);
        CHECK (nf4.code (static_cast<double> (std::nextafter (threshold, 2.0f)), 1.0f) == code + 1);
    }
}

// The decision values are float32, so they may lie 2^-25 beside the exact middle.
TEST_CASE ("NF4 takes the level nearest to the sample, and its values come back as their codes",
           "[levels][nf4]")
{
    const NormalFloat4 nf4;
    Random random { 21 };

    for (const auto scale : { 1.0f, 0.37f, 1e-20f, 3e38f })
    {
        CAPTURE (scale);
        const auto wide = static_cast<double> (scale);

        for (std::int64_t code = 0; code < 16; ++code)
            CHECK (nf4.code (nf4.value (code, scale), scale) == code);

        for (int i = 0; i < 3000; ++i)
        {
            const auto x = wide * random.bipolar();
            const auto error = std::abs (x - nf4.value (nf4.code (x, scale), scale));

            for (std::int64_t code = 0; code < 16; ++code)
                if (std::abs (x - nf4.value (code, scale)) < error - 0x1p-24 * wide)
                    FAIL_CHECK (x << " has a nearer level");
        }
    }
}

TEST_CASE ("NF4 scales a block by its largest magnitude, which comes back exactly", "[levels][nf4]")
{
    const NormalFloat4 nf4;
    std::vector<double> block (NormalFloat4::blockLength);
    Random random { 31 };

    for (auto& sample : block)
        sample = 0.1 * random.bipolar();

    for (const auto peak : { -0.75, 0.75 })
    {
        block[40] = peak;
        const auto scale = NormalFloat4::scale (block);
        CHECK (scale == 0.75f);
        CHECK (nf4.code (peak, scale) == (peak < 0.0 ? 0 : 15));
        CHECK (nf4.value (nf4.code (peak, scale), scale) == peak);
    }

    // Scales are float32: 0.1 becomes a little more.
    CHECK (NormalFloat4::scale (std::vector<double> { 0.1, -0.05 }) == 0.1f);
    CHECK (NormalFloat4::scale (std::vector<double> { 1e300 })
           == std::numeric_limits<float>::max());
}

TEST_CASE ("A block of zeros has NF4's scale 0, code 7 and value 0", "[levels][nf4]")
{
    const NormalFloat4 nf4;
    const std::vector<double> silence (NormalFloat4::blockLength);
    const auto scale = NormalFloat4::scale (silence);
    CHECK (scale == 0.0f);
    CHECK (NormalFloat4::scale ({}) == 0.0f);
    CHECK (nf4.code (0.0, scale) == 7);
    CHECK (nf4.value (7, scale) == 0.0);
    CHECK (nf4.code (0.0, 1.0f) == 7);
}
