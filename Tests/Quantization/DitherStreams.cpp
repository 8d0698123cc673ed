#include "Modes.h"
#include "Reduced.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 18;

std::vector<double> ditherOf (Dither kind, std::uint64_t seed, std::uint32_t stream)
{
    std::vector<double> dither (count);
    DitherSource { seed }.fill (kind, 1.0, stream, 0, dither);
    return dither;
}

// The product of two unrelated signals with autocorrelations r has the variance sum of r^2: r0^2,
// and for high-pass dither, whose neighbours are correlated by -1/2, half as much again.
void checkUnrelated (Dither kind, const std::vector<double>& a, const std::vector<double>& b)
{
    const auto variance =
        (kind == Dither::highPass ? 1.5 : 1.0) * std::pow (DitherSource::power (kind), 2.0);

    for (std::size_t lag = 0; lag <= 40; ++lag)
    {
        CAPTURE (lag);
        CHECK (std::abs (meanProduct (a, b, lag)) < toleranceOfMean (variance, count - lag));
        CHECK (std::abs (meanProduct (b, a, lag)) < toleranceOfMean (variance, count - lag));
    }
}

// What silence becomes in each channel is the dither, rounded: twice the nominal amount, since half
// a step of RPDF would not leave 0.
std::vector<Signal> silenceWith (DitherStreams streams, Dither kind, std::size_t channels)
{
    const ReductionSettings settings { .dither = kind,
                                       .ditherAmount = 2.0,
                                       .ditherStreams = streams };
    return reduce (settings, std::vector<Signal> (channels, constant (2000, 0.0))).outputs;
}

Signal negated (Signal signal)
{
    for (auto& sample : signal)
        sample = -sample;

    return signal;
}

} // namespace

TEST_CASE ("Each channel has dither of its own", "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyNoise));
    const auto other = GENERATE (1u, 2u, 127u);
    CAPTURE (kind, other);
    checkUnrelated (kind, ditherOf (kind, 1, 0), ditherOf (kind, 1, other));
}

TEST_CASE ("Different seeds give unrelated dither", "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyNoise));
    const auto other =
        GENERATE (std::uint64_t { 0 }, std::uint64_t { 2 }, std::uint64_t { 1 } << 32);
    CAPTURE (kind, other);
    checkUnrelated (kind, ditherOf (kind, 1, 0), ditherOf (kind, other, 0));
}

TEST_CASE ("Independent streams differ in every channel", "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyNoise));
    const auto outputs = silenceWith (DitherStreams::independent, kind, 5);

    for (std::size_t a = 0; a < outputs.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
        {
            CHECK ((outputs[a] != outputs[b]));
            CHECK ((outputs[a] != negated (outputs[b])));
        }
}

TEST_CASE ("Identical streams put the same dither into every channel: a mono file stays mono",
           "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyNoise));
    const auto outputs = silenceWith (DitherStreams::identical, kind, 5);

    for (const auto& output : outputs)
        CHECK (output == outputs[0]);

    CHECK ((outputs[0] == silenceWith (DitherStreams::independent, kind, 1)[0]));
}

TEST_CASE ("Mid/side-opposed streams cancel in the sum of each pair, and pairs are unrelated",
           "[quantization][dither]")
{
    const auto kind = GENERATE (each (everyNoise));
    const auto outputs = silenceWith (DitherStreams::midSide, kind, 5);

    CHECK ((outputs[1] == negated (outputs[0])));
    CHECK ((outputs[3] == negated (outputs[2])));
    CHECK ((outputs[2] != outputs[0]));
    CHECK ((outputs[2] != outputs[1]));

    // The last has no partner.
    const auto alone = silenceWith (DitherStreams::independent, kind, 5);
    CHECK ((outputs[4] == alone[4]));
    CHECK ((outputs[0] == alone[0]));
    CHECK ((outputs[2] == alone[2]));
}
