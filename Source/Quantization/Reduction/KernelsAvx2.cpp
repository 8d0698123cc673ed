#include "KernelsAvx2.h"

#if REQUANT_HAS_AVX2

REQUANT_BEGIN_AVX2

namespace requant::kernels::avx2
{

namespace
{

using requant::avx2::Doubles;
using requant::avx2::Pair;

/** LatticeConstants, in every lane of a vector. */
template <typename Vector>
struct Constants
{
    explicit Constants (const LatticeConstants& lattice) noexcept
        : inverseStep (Vector::of (lattice.inverseStep)), zero (Vector::of (lattice.zero)),
          step (Vector::of (lattice.step)), lowest (Vector::of (lattice.lowest)),
          highest (Vector::of (lattice.highest)), atOrAbove (Vector::of (lattice.atOrAbove)),
          atOrBelow (Vector::of (lattice.atOrBelow))
    {
    }

    Vector inverseStep, zero, step, lowest, highest, atOrAbove, atOrBelow;
};

// As toWhole() of the specification, but that 0 may come out as -0.
template <Rounding rounding, typename Vector>
Vector toWhole (const Constants<Vector>& lattice, Vector v) noexcept
{
    if constexpr (rounding == Rounding::nearest)
    {
        return nearestWhole (v);
    }
    else if constexpr (rounding == Rounding::truncate)
    {
        return wholeBelow (v);
    }
    else if constexpr (rounding == Rounding::nearestAway)
    {
        const auto half = Vector::of (0.5);
        const auto nearest = nearestWhole (v);
        const auto away = choose (isAtLeast (v, lattice.zero), v + half, v - half);
        return choose (isEqual (magnitude (v - nearest), half), away, nearest);
    }
    else
    {
        const auto fromAbove = greater (wholeBelow (v), lattice.atOrAbove);
        const auto fromBelow = lesser (wholeAbove (v), lattice.atOrBelow);
        return choose (isAtLeast (v, lattice.zero), fromAbove, fromBelow);
    }
}

// k * step, and 0 as 0, of whichever sign k is.
template <typename Vector>
Vector levelOf (const Constants<Vector>& lattice, Vector code) noexcept
{
    return ((code + Vector::of (0.0)) - lattice.zero) * lattice.step;
}

template <Rounding rounding>
std::size_t reduceFlatAs (const LatticeConstants& constants, ChannelBuffers& channel,
                          std::size_t count) noexcept
{
    const Constants<Doubles> lattice (constants);
    const auto whole = count - count % Doubles::count;
    std::size_t clipped = 0;

    // Rounding keeps order and ends are whole, so clamping once, behind it, gives the same code.
    for (std::size_t n = 0; n < whole; n += Doubles::count)
    {
        const auto exact = Doubles::load (channel.input + n) * lattice.inverseStep + lattice.zero;
        const auto code = toWhole<rounding> (lattice, exact + Doubles::load (channel.dither + n));
        const auto clamped = lesser (lattice.highest, greater (lattice.lowest, code));
        clipped += countDifferent (clamped, code);
        levelOf (lattice, clamped).store (channel.output + n);
    }

    channel.clipped += clipped;
    return whole;
}

constexpr std::size_t blockLength = 4;

// How one or two channels lie in vectors: of a block of samples, four positions of one channel or
// two of both, and a Pair for one sample, whose lanes are alike where there is one channel.
template <std::size_t channelCount>
struct Layout;

template <>
struct Layout<1>
{
    static constexpr std::size_t vectors = 1;

    static std::size_t position (std::size_t, std::size_t lane) noexcept { return lane; }
    static Pair load (const ChannelBuffers* channels, const double* ChannelBuffers::*from,
                      std::size_t n) noexcept
    {
        const auto* const value = channels[0].*from + n;
        return { _mm_loaddup_pd (value) };
    }
    static void store (const ChannelBuffers* channels, double* ChannelBuffers::*to, std::size_t n,
                       Pair value) noexcept
    {
        _mm_store_sd (channels[0].*to + n, value.v);
    }
    static Doubles spread (Pair value) noexcept { return { _mm256_broadcastsd_pd (value.v) }; }

    template <std::size_t position>
    static Pair at (const Doubles* block) noexcept
    {
        const auto half = requant::avx2::halfOf<position / 2> (block[0]).v;
        return { position % 2 == 0 ? _mm_unpacklo_pd (half, half) : _mm_unpackhi_pd (half, half) };
    }
};

template <>
struct Layout<2>
{
    static constexpr std::size_t vectors = 2;

    static std::size_t position (std::size_t vector, std::size_t lane) noexcept
    {
        return 2 * vector + lane / 2;
    }
    static Pair load (const ChannelBuffers* channels, const double* ChannelBuffers::*from,
                      std::size_t n) noexcept
    {
        return Pair::load (channels[0].*from + n, channels[1].*from + n);
    }
    static void store (const ChannelBuffers* channels, double* ChannelBuffers::*to, std::size_t n,
                       Pair value) noexcept
    {
        value.store (channels[0].*to + n, channels[1].*to + n);
    }
    static Doubles spread (Pair value) noexcept { return twice (value); }

    template <std::size_t position>
    static Pair at (const Doubles* block) noexcept
    {
        return requant::avx2::halfOf<position % 2> (block[position / 2]);
    }
};

/** Error feedback as the transposed filter has it: each error is added at once to the sums of all
    samples to come that it counts for, from the oldest tap on, which is the specified order. A
    block of samples is one or two vectors, so the sums move from vector to vector once a block.
    Taps 1 to 3 concern samples of the same block and are added sample by sample. An error is added
    to the sums only once the next sample is on its way, which waits for it and not for them.

    blockCount: of four taps each, the last ones 0 where there are fewer. */
template <Rounding rounding, std::size_t channelCount, std::size_t blockCount>
class Shaper
{
public:
    Shaper (const LatticeConstants& constants, std::span<const double> tapsToUse,
            const ChannelBuffers* buffers) noexcept
        : lattice (constants), channels (buffers), tapCount (tapsToUse.size())
    {
        double taps[blockLength * (blockCount + 2)] {}; // from tap 0, which is none, on

        for (std::size_t i = 0; i < tapCount; ++i)
            taps[i + 1] = tapsToUse.data()[i];

        for (std::size_t tap = 1; tap < blockLength; ++tap)
            nearTaps[tap] = taps[tap];

        for (std::size_t j = 0; j < blockLength; ++j)
            for (std::size_t b = 0; b < blockCount; ++b)
                for (std::size_t v = 0; v < vectors; ++v)
                    for (std::size_t lane = 0; lane < Doubles::count; ++lane)
                    {
                        const auto tap = (b + 1) * blockLength + On::position (v, lane) - j;
                        farTaps[j][b][v][lane] = tap >= blockLength ? taps[tap] : 0.0;
                    }
    }

    /** Takes in the errors before sample n. */
    void begin (std::size_t n) noexcept
    {
        State s;

        for (auto& block : s.sums)
            for (auto& vector : block)
                vector = Doubles::of (0.0);

        for (auto age = blockLength * blockCount; age > 0; age -= blockLength)
        {
            feed<0> (s, errorBefore (n, age));
            feed<1> (s, errorBefore (n, age - 1));
            feed<2> (s, errorBefore (n, age - 2));

            if (age > blockLength)
                turn (s, errorBefore (n, age - 3));
        }

        for (std::size_t age = 1; age < blockLength; ++age)
            s.recent[age] = errorBefore (n, age);

        state = s;
    }

    /** Reduces samples from n on, without clamping. count: a multiple of blockLength. False where
        a code would have to be clamped: then all of it is to be done again. */
    bool reduce (std::size_t n, std::size_t count) noexcept
    {
        // Copies, which no store through a pointer can change, stay in registers.
        auto s = state;
        const auto own = lattice;
        s.most = own.lowest;
        s.least = own.highest;

        for (const auto end = n + count; n < end; n += blockLength)
        {
            step<0> (s, own, n);
            step<1> (s, own, n + 1);
            step<2> (s, own, n + 2);
            step<3> (s, own, n + 3);
        }

        state = s;
        return countDifferent (greater (s.most, own.highest), own.highest)
                   + countDifferent (lesser (s.least, own.lowest), own.lowest)
               == 0;
    }

private:
    using On = Layout<channelCount>;
    static constexpr auto vectors = On::vectors;

    struct State
    {
        Doubles sums[blockCount][vectors]; ///< of blocks to come, taps 4 and on
        Pair due[blockLength];             ///< the same of this block
        Pair recent[blockLength];          ///< errors 1 to 3 samples ago
        Pair most, least;                  ///< codes
    };

    Pair errorBefore (std::size_t n, std::size_t age) const noexcept
    {
        if (age > tapCount)
            return Pair::of (0.0);

        const auto ago = static_cast<std::ptrdiff_t> (n) - static_cast<std::ptrdiff_t> (age);
        return Pair::load (channels[0].errors + ago, channels[channelCount - 1].errors + ago);
    }

    template <std::size_t j>
    void step (State& s, const Constants<Pair>& own, std::size_t n) const noexcept
    {
        const auto older = (s.due[j] + Pair::of (nearTaps[3]) * s.recent[3])
                           + Pair::of (nearTaps[2]) * s.recent[2];
        const auto known =
            (On::load (channels, &ChannelBuffers::input, n) * own.inverseStep + own.zero) + older;
        const auto newest = Pair::of (nearTaps[1]) * s.recent[1];
        const auto code = toWhole<rounding> (
            own, (known + On::load (channels, &ChannelBuffers::dither, n)) + newest);
        const auto error = code - (known + newest);

        // What is not a number, behind an infinite sample, leaves the others as they are.
        s.most = greater (code, s.most);
        s.least = lesser (code, s.least);
        On::store (channels, &ChannelBuffers::output, n, levelOf (own, code));
        On::store (channels, &ChannelBuffers::errors, n, error + Pair::of (0.0));

        if constexpr (j == 0)
            turn (s, s.recent[1]);
        else
            feed<j - 1> (s, s.recent[1]);

        s.recent[3] = s.recent[2];
        s.recent[2] = s.recent[1];
        s.recent[1] = error;
    }

    // Adds error j of this block to all sums of later blocks that it counts for. Sum j of the next
    // block is complete then, and sum j of this one is done with.
    template <std::size_t j>
    void feed (State& s, Pair error) const noexcept
    {
        const auto spread = On::spread (error);

        for (std::size_t b = 0; b < blockCount; ++b)
            for (std::size_t v = 0; v < vectors; ++v)
            {
                const auto isTooNear = b == 0 && On::position (v, Doubles::count - 1) < j;
                const auto isTooFar = b + 1 == blockCount && On::position (v, 0) > j;

                if (! isTooNear && ! isTooFar)
                    s.sums[b][v] = s.sums[b][v] + Doubles::load (farTaps[j][b][v]) * spread;
            }

        s.due[j] = On::template at<j> (s.sums[0]);
    }

    // Adds the last error of a block, behind which the next one is this one.
    void turn (State& s, Pair error) const noexcept
    {
        feed<blockLength - 1> (s, error);

        for (std::size_t b = 0; b < blockCount; ++b)
            for (std::size_t v = 0; v < vectors; ++v)
                s.sums[b][v] = b + 1 < blockCount ? s.sums[b + 1][v] : Doubles::of (0.0);
    }

    Constants<Pair> lattice;
    const ChannelBuffers* channels;
    std::size_t tapCount;
    double nearTaps[blockLength];                                     ///< 1 to 3
    double farTaps[blockLength][blockCount][vectors][Doubles::count]; ///< of error j for each sum
    State state;
};

ChannelBuffers from (const ChannelBuffers& all, std::size_t start) noexcept
{
    return { all.input + start,  all.dither + start, all.output + start,
             all.errors + start, all.totals,         0 };
}

// Few samples clip, if any: they are reduced as if none did, and once more, clamped, where one did.
template <Rounding rounding, std::size_t channelCount, std::size_t blockCount>
void reduceShapedAs (const LatticeConstants& lattice, std::span<const double> taps,
                     ChannelBuffers* channels, std::size_t count) noexcept
{
    constexpr std::size_t longest = 64, stretchesOfCare = 8;
    Shaper<rounding, channelCount, blockCount> shaper (lattice, taps, channels);
    shaper.begin (0);
    std::size_t careful = 0;

    for (std::size_t start = 0; start < count;)
    {
        const auto left = count - start;
        const auto length = left < longest ? left : longest;
        const auto whole = length - length % blockLength;

        if (careful == 0 && whole > 0 && shaper.reduce (start, whole))
        {
            start += whole;
            continue;
        }

        ChannelBuffers parts[channelCount];

        for (std::size_t c = 0; c < channelCount; ++c)
            parts[c] = from (channels[c], start);

        reduceShapedAsSpecified (lattice, rounding, taps, {}, { parts, channelCount }, length);

        for (std::size_t c = 0; c < channelCount; ++c)
            channels[c].clipped += parts[c].clipped;

        careful = careful == 0 ? stretchesOfCare : careful - 1;
        start += length;
        shaper.begin (start);
    }
}

template <Rounding rounding, std::size_t channelCount>
void reduceShapedBy (const LatticeConstants& lattice, std::span<const double> taps,
                     ChannelBuffers* channels, std::size_t count) noexcept
{
    switch ((taps.size() + blockLength - 1) / blockLength)
    {
        case 1:
            return reduceShapedAs<rounding, channelCount, 1> (lattice, taps, channels, count);
        case 2:
            return reduceShapedAs<rounding, channelCount, 2> (lattice, taps, channels, count);
        case 3:
            return reduceShapedAs<rounding, channelCount, 3> (lattice, taps, channels, count);
        case 4:
            return reduceShapedAs<rounding, channelCount, 4> (lattice, taps, channels, count);
        case 5:
            return reduceShapedAs<rounding, channelCount, 5> (lattice, taps, channels, count);
        case 6:
            return reduceShapedAs<rounding, channelCount, 6> (lattice, taps, channels, count);
        case 7:
            return reduceShapedAs<rounding, channelCount, 7> (lattice, taps, channels, count);
        case 8:
            return reduceShapedAs<rounding, channelCount, 8> (lattice, taps, channels, count);
        case 9:
        case 10:
            return reduceShapedAs<rounding, channelCount, 10> (lattice, taps, channels, count);
        case 11:
        case 12:
            return reduceShapedAs<rounding, channelCount, 12> (lattice, taps, channels, count);
        default:
            return reduceShapedAs<rounding, channelCount, 14> (lattice, taps, channels, count);
    }
}

template <Rounding rounding>
void reduceShapedRounding (const LatticeConstants& lattice, std::span<const double> taps,
                           std::span<ChannelBuffers> channels, std::size_t count) noexcept
{
    if (channels.size() == 2)
        reduceShapedBy<rounding, 2> (lattice, taps, channels.data(), count);
    else
        reduceShapedBy<rounding, 1> (lattice, taps, channels.data(), count);
}

} // namespace

std::size_t reduceFlat (const LatticeConstants& lattice, Rounding rounding, ChannelBuffers& channel,
                        std::size_t count) noexcept
{
    switch (rounding)
    {
        case Rounding::truncate:
            return reduceFlatAs<Rounding::truncate> (lattice, channel, count);
        case Rounding::towardZero:
            return reduceFlatAs<Rounding::towardZero> (lattice, channel, count);
        case Rounding::nearestAway:
            return reduceFlatAs<Rounding::nearestAway> (lattice, channel, count);
        case Rounding::nearest:
            break;
    }

    return reduceFlatAs<Rounding::nearest> (lattice, channel, count);
}

void reduceShaped (const LatticeConstants& lattice, Rounding rounding, std::span<const double> taps,
                   std::span<ChannelBuffers> channels, std::size_t count) noexcept
{
    switch (rounding)
    {
        case Rounding::truncate:
            return reduceShapedRounding<Rounding::truncate> (lattice, taps, channels, count);
        case Rounding::towardZero:
            return reduceShapedRounding<Rounding::towardZero> (lattice, taps, channels, count);
        case Rounding::nearestAway:
            return reduceShapedRounding<Rounding::nearestAway> (lattice, taps, channels, count);
        case Rounding::nearest:
            break;
    }

    reduceShapedRounding<Rounding::nearest> (lattice, taps, channels, count);
}

} // namespace requant::kernels::avx2

REQUANT_END_AVX2

#endif
