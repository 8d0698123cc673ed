#include "Measurement/LatticeDetection/LatticeDetector.h"
#include "Measurement/Signal/DitherDetector.h"
#include "Support/Catch.h"
#include "Support/PlainReduction.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 100'000;

ReductionTrace traceOf (const Signal& signal, std::size_t block = 1 << 20)
{
    LatticeDetector finder;
    finder.add (signal);
    const auto lattice = finder.finding();
    REQUIRE (lattice.step > 0.0);
    DitherDetector traces;
    traces.prepare (lattice);

    for (std::size_t n = 0; n < signal.size(); n += block)
        traces.add (std::span (signal).subspan (n, std::min (block, signal.size() - n)));

    return traces.trace();
}

// Down to 1/8 LSB of 16 bits, or far below 1 LSB of 8.
Signal fadingSine (double cyclesPerSample)
{
    auto signal = sine (count, 0.5, cyclesPerSample);

    for (std::size_t n = 0; n < count; ++n)
        signal[n] *= std::pow (10.0, -5.0 * static_cast<double> (n) / static_cast<double> (count));

    return signal;
}

Signal fadingNoise()
{
    auto signal = noise (count, 0.2, 3);

    for (std::size_t n = 0; n < count; ++n)
        signal[n] *= std::pow (10.0, -5.0 * static_cast<double> (n) / static_cast<double> (count));

    return signal;
}

// First-order error feedback with triangular dither: noise of 1/4 |1 - 1/z|^2, 1/2 LSB^2.
Signal shaped (const Signal& signal, int bits, int order)
{
    Random random { 5 };
    const auto half = std::ldexp (1.0, bits - 1);
    auto samples = signal;
    double before = 0.0, beforeThat = 0.0;

    for (auto& sample : samples)
    {
        const auto dither = 0.5 * (random.bipolar() + random.bipolar());
        const auto fed = order == 1 ? -before : beforeThat - 2.0 * before;
        const auto position = sample * half + fed;
        const auto code = std::nearbyint (position + dither);
        beforeThat = before;
        before = code - position;
        sample = code / half;
    }

    return samples;
}

} // namespace

TEST_CASE ("Rounding without dither is seen in a fade, to the nearest code",
           "[measurement][traces]")
{
    const auto bits = GENERATE (8, 12, 16);
    const auto frequency = GENERATE (0.0096, 0.0223);
    CAPTURE (bits, frequency);
    const auto trace = traceOf (reduced (fadingSine (frequency), bits, Way::rounded));
    CHECK (trace.dither == DitherTrace::undithered);
    CHECK (trace.rounding == RoundingTrace::nearest);
    CHECK (std::abs (trace.quietMeanLsb) < 0.1);
    CHECK (trace.noisyBlocks == 0);
}

TEST_CASE ("Plain truncation is seen in a fade: codes rest at -1 and 0", "[measurement][traces]")
{
    const auto bits = GENERATE (8, 12, 16);
    const auto frequency = GENERATE (0.0096, 0.0223);
    CAPTURE (bits, frequency);
    const auto trace = traceOf (reduced (fadingSine (frequency), bits, Way::truncated));
    CHECK (trace.dither == DitherTrace::undithered);
    CHECK (trace.rounding == RoundingTrace::downward);
    CHECK (std::abs (trace.quietMeanLsb + 0.5) < 0.1);
}

// A cast to whole numbers leaves a step around 0 that is twice as wide.
TEST_CASE ("Rounding toward zero is seen in a fade: codes stay at 0 for twice as long",
           "[measurement][traces]")
{
    const auto bits = GENERATE (8, 12, 16);
    const auto frequency = GENERATE (0.0061, 0.0096);
    const auto gain = GENERATE (1.0, 0.9);
    CAPTURE (bits, frequency, gain);
    const auto half = std::ldexp (1.0, bits - 1);
    auto signal = fadingSine (frequency);

    for (auto& sample : signal)
        sample = gain * (std::trunc (sample * half) / half);

    const auto trace = traceOf (signal);
    CHECK (trace.dither == DitherTrace::undithered);
    CHECK (trace.rounding == RoundingTrace::towardZero);
}

// A tone of 0.8 LSB, rounded, has the codes of one of 1.6 LSB that was cut: -1, 0 and 1.
TEST_CASE ("Where nothing shows the step around 0, both roundings are named",
           "[measurement][traces]")
{
    auto signal = reduced (sine (count, 0.8 * 0x1p-15, 0.0021), 16, Way::rounded);
    const auto loud = reduced (noise (4096, 0.4, 9), 16, Way::rounded);
    signal.insert (signal.begin(), loud.begin(), loud.end());
    const auto trace = traceOf (signal);
    CHECK (trace.dither == DitherTrace::undithered);
    CHECK (trace.rounding == RoundingTrace::nearestOrTowardZero);
}

// A quiet block's fast variance is 1/4 LSB^2 (Lipshitz, Wannamaker, Vanderkooy 1992), a mean over n
// differences of a variable whose variance is below 0.2 (of half the square of a difference of two
// codes, from their probabilities 1/8, 3/4, 1/8 on a code or 1/2, 1/2 between two) but for twice
// that, since neighbouring differences share a code.
TEST_CASE ("Triangular dither is seen in a fade and in silence, by its quarter of an LSB squared",
           "[measurement][traces]")
{
    const auto bits = GENERATE (8, 12, 16);
    const auto signal = GENERATE_COPY (fadingSine (0.0021), decayingChord (count, 0.9, 110.0),
                                       constant (count, 0.0));
    CAPTURE (bits);
    const auto trace = traceOf (reduced (signal, bits, Way::triangular));
    CHECK (trace.dither == DitherTrace::dithered);
    CHECK (trace.rounding == RoundingTrace::nearest);
    CHECK (trace.restingBlocks == 0);

    // What a signal itself changes from sample to sample is little here.
    const auto samples = static_cast<std::size_t> (trace.noisyBlocks) * 256;
    CHECK (trace.noiseLsb2 > 0.25 - toleranceOfMean (0.4, samples));
    CHECK (trace.noiseLsb2 < 0.27 + toleranceOfMean (0.4, samples));
}

// A block of 256 samples is about half a period, so that its mean is anything.
TEST_CASE ("In a brief fade of low tones undithered codes are seen, whatever the rounding",
           "[measurement][traces]")
{
    const auto bits = GENERATE (8, 12, 16);
    CAPTURE (bits);
    const auto trace = traceOf (reduced (fadingSine (0.0021), bits, Way::rounded));
    CHECK (trace.dither == DitherTrace::undithered);
    CHECK (trace.rounding != RoundingTrace::downward);
}

TEST_CASE ("Dither is seen through a gain, a scale and end-points, and so is its absence",
           "[measurement][traces]")
{
    const auto signal = fadingSine (0.0096);

    for (const auto way : { Way::triangular, Way::rounded })
    {
        const auto wanted = way == Way::rounded ? DitherTrace::undithered : DitherTrace::dithered;
        const auto faded =
            traceOf (stored (times (reduced (signal, 16, way), 0.9), Storage::as24Bits));
        CHECK (faded.dither == wanted);
        CHECK (faded.rounding == RoundingTrace::nearest);

        const auto symmetric = traceOf (times (codesOf (signal, 32767.0, way), 1.0 / 32767.0));
        CHECK (symmetric.dither == wanted);
        CHECK (symmetric.rounding == RoundingTrace::nearest);

        const auto endPoints = traceOf (
            plus (times (codesOf (plus (signal, 1.0), 32767.5, way), 1.0 / 32767.5), -1.0));
        CHECK (endPoints.rounding == RoundingTrace::nearest);

        // Silence is half way between two levels, and so dither has two codes there.
        CHECK (endPoints.dither
               == (way == Way::rounded ? DitherTrace::undithered : DitherTrace::cannotTell));
    }
}

TEST_CASE ("Shaped dither is seen by its noise of high frequencies", "[measurement][traces]")
{
    const auto order = GENERATE (1, 2);
    CAPTURE (order);
    const auto fade = traceOf (shaped (fadingSine (0.0096), 16, order));
    CHECK (fade.dither == DitherTrace::dithered);
    CHECK (fade.noiseLsb2 > 0.5);

    const auto silence = traceOf (shaped (constant (count, 0.0), 16, order));
    CHECK (silence.dither == DitherTrace::dithered);
}

// A truncated noise goes on changing between -1 and 0 however weak it gets, and so does a dithered
// one that was truncated: half the time each, 1/4 LSB^2.
TEST_CASE ("Truncation of noise is told as truncation, and not as dither", "[measurement][traces]")
{
    const auto bits = GENERATE (8, 16);
    CAPTURE (bits);
    const auto trace = traceOf (reduced (fadingNoise(), bits, Way::truncated));
    CHECK (trace.dither == DitherTrace::cannotTell);
    CHECK (trace.rounding == RoundingTrace::downward);
}

TEST_CASE ("Undithered noise, high tones and uniform dither are not called what they may not be",
           "[measurement][traces]")
{
    const auto bits = GENERATE (8, 16);
    CAPTURE (bits);
    CHECK (traceOf (reduced (fadingNoise(), bits, Way::rounded)).dither == DitherTrace::cannotTell);
    CHECK (traceOf (reduced (fadingSine (0.1041), bits, Way::rounded)).dither
           != DitherTrace::dithered);
    CHECK (traceOf (reduced (fadingSine (0.3127), bits, Way::truncated)).dither
           != DitherTrace::dithered);
    CHECK (traceOf (reduced (fadingSine (0.0096), bits, Way::uniform)).dither
           == DitherTrace::cannotTell);

    // Now and then a code or two beside the one it is at.
    const auto nearCode = 0.07 * std::ldexp (1.0, 1 - bits);
    CHECK (traceOf (reduced (square (count, nearCode, 5000), bits, Way::uniform)).dither
           == DitherTrace::cannotTell);
}

// The noise may be the signal's own where there is more of it than dither leaves.
TEST_CASE ("Undithered noise that never gets quiet is not taken for dither",
           "[measurement][traces]")
{
    // In LSB: too weak to be dither and yet at work, within the range of quiet blocks, above it.
    const auto steady = GENERATE (0.62, 2.2, 10.0);
    CHECK (traceOf (reduced (noise (count, steady * 0x1p-15, 6), 16, Way::rounded)).dither
           == DitherTrace::cannotTell);

    // On a slow swing even a weak noise is the same everywhere: its variance and 1/12.
    auto swing = sine (count, 2.2 * 0x1p-15, 0.0011);
    const auto weak = noise (count, 0.64 * 0x1p-15, 8);

    for (std::size_t n = 0; n < count; ++n)
        swing[n] += weak[n];

    CHECK (traceOf (reduced (swing, 16, Way::rounded)).dither == DitherTrace::cannotTell);

    // Of falling strength, but not to its end, and of high frequencies, as shaped dither.
    auto hiss = noise (count, 40.0 * 0x1p-15, 7);

    for (std::size_t n = count - 1; n > 0; --n)
        hiss[n] = (hiss[n] - hiss[n - 1])
                  * std::pow (10.0, -static_cast<double> (n) / static_cast<double> (count));

    CHECK (traceOf (reduced (hiss, 16, Way::rounded)).dither == DitherTrace::cannotTell);
}

TEST_CASE ("Without quiet passages nothing is told", "[measurement][traces]")
{
    const auto way = GENERATE (Way::rounded, Way::truncated, Way::triangular);
    const auto trace = traceOf (reduced (sine (count, 0.5), 16, way));
    CHECK (trace.dither == DitherTrace::cannotTell);
    CHECK (trace.rounding == RoundingTrace::cannotTell);
    CHECK (trace.quietBlocks == 0);
    CHECK (trace.noiseLsb2 == 0.0);
}

TEST_CASE ("Digital silence around or amid dithered programme is not taken for undithered codes",
           "[measurement][traces]")
{
    // Blanked now and then, also while the programme is at its quietest; and loud in between.
    auto signal = reduced (fadingSine (0.0096), 16, Way::triangular);

    for (std::size_t n = 0; n < count; ++n)
        if (n < 3000 || n % 3'000 > 2'200)
            signal[n] = 0.0;

    CHECK (traceOf (signal).dither == DitherTrace::dithered);

    // Nor does it draw the mean of truncated codes to 0.
    auto truncated = reduced (fadingSine (0.0096), 16, Way::truncated);
    truncated.resize (4 * count, 0.0);
    CHECK (traceOf (truncated).rounding == RoundingTrace::downward);

    auto loud = reduced (sine (count, 0.5), 16, Way::rounded);
    std::fill (loud.begin() + count / 2, loud.end(), 0.0);
    CHECK (traceOf (loud).dither == DitherTrace::cannotTell);
}

TEST_CASE ("Rounding is not told of a lattice that DC has shifted by who knows how many steps",
           "[measurement][traces]")
{
    const auto steps = GENERATE (0.3, 10.3);
    CAPTURE (steps);
    const auto shifted = plus (reduced (fadingSine (0.0096), 16, Way::truncated), steps * 0x1p-15);
    const auto trace = traceOf (shifted);
    CHECK (trace.dither == DitherTrace::undithered);
    CHECK (trace.rounding == RoundingTrace::cannotTell);
}

TEST_CASE ("A slow swing below 0 is not taken for truncation", "[measurement][traces]")
{
    const auto swing = sine (count, -0.8 * 0x1p-15, 0.5 / static_cast<double> (count));
    const auto trace = traceOf (reduced (swing, 16, Way::triangular));
    CHECK (std::abs (trace.quietMeanLsb + 0.5) < 0.05);
    CHECK (trace.rounding == RoundingTrace::cannotTell);
    CHECK (trace.dither != DitherTrace::undithered);
}

TEST_CASE ("Traces do not depend on the block size", "[measurement][traces]")
{
    const auto block =
        GENERATE (std::size_t { 1 }, std::size_t { 3 }, std::size_t { 64 }, std::size_t { 1000 });
    const auto signal = reduced (fadingSine (0.0096), 12, Way::triangular);
    const auto whole = traceOf (signal), parts = traceOf (signal, block);
    CHECK (whole.dither == parts.dither);
    CHECK (whole.rounding == parts.rounding);
    CHECK (whole.quietBlocks == parts.quietBlocks);
    CHECK (whole.quietMeanLsb == parts.quietMeanLsb);
    CHECK (whole.noiseLsb2 == parts.noiseLsb2);
}
