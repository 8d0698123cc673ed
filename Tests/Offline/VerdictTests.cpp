#include "Measurement/Signal/SignalOrigin.h"
#include "Report/SignalVerdict.h"
#include "Support/Catch.h"
#include "Support/PlainReduction.h"
#include "Support/TestAudio.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** How positions among levels become codes, from the textbook. */
enum class Reduction
{
    nearest,
    floor,
    towardZero,
    triangular, ///< to nearest, with triangular dither of 2 LSB
    uniform     ///< to nearest, with uniform dither of 1 LSB
};

Signal reducedBy (Reduction reduction, const Signal& signal, int bits)
{
    if (reduction == Reduction::towardZero)
    {
        auto samples = signal;

        for (auto& sample : samples)
            sample = std::trunc (sample * std::ldexp (1.0, bits - 1)) * std::ldexp (1.0, 1 - bits);

        return samples;
    }

    return reduced (signal, bits,
                    reduction == Reduction::nearest      ? Way::rounded
                    : reduction == Reduction::floor      ? Way::truncated
                    : reduction == Reduction::triangular ? Way::triangular
                                                         : Way::uniform);
}

// The last half ends as t^3 does.
Signal fadedOut (Signal signal)
{
    const auto half = signal.size() / 2;

    for (auto n = half; n < signal.size(); ++n)
        signal[n] *=
            std::pow (static_cast<double> (signal.size() - n) / static_cast<double> (half), 3.0);

    return signal;
}

// White noise through two poles at 500 Hz, with four syllables a second.
Signal speechLike (std::size_t count)
{
    auto signal = noise (count, 3.0, 11);
    const auto syllables = sine (count, 0.45, 4.0 / 44100.0);
    double first = 0.0, second = 0.0;

    for (std::size_t n = 0; n < count; ++n)
    {
        first += 0.07 * (signal[n] - first);
        second += 0.07 * (first - second);
        signal[n] = second * (0.55 + syllables[n]);
    }

    return fadedOut (signal);
}

Signal leftOf (const std::string& name)
{
    const auto audio = readAudio<double> (recording (name));
    Signal channel;

    for (std::size_t n = 0; n < audio.samples.size();
         n += static_cast<std::size_t> (audio.info.channels))
        channel.push_back (audio.samples[n]);

    return channel;
}

std::string verdictOn (const Signal& signal)
{
    BitActivity bits;
    SignalOrigin origin;
    bits.add (signal);
    origin.add (signal);
    return SignalVerdict::of (bits, origin.lattice(), origin.trace()).words;
}

struct Case
{
    std::string name;
    Signal signal;
    bool hasManyLevels = true; // or not enough to tell levels behind a gain from any
};

std::vector<Case> programmes()
{
    constexpr std::size_t count = 6 * 44100;
    std::vector<Case> all { { "440.7 Hz", fadedOut (sine (count, 0.3, 440.7 / 44100.0)) },
                            { "80.3 Hz", fadedOut (sine (count, 0.5, 80.3 / 44100.0)) },
                            { "3017.3 Hz", fadedOut (sine (count, 0.5, 3017.3 / 44100.0)) },
                            { "48 samples", fadedOut (sine (count, 0.5, 1.0 / 48.0)), false },
                            { "steady", sine (count, 0.1, 1.0 / 48.0), false },
                            { "chord", decayingChord (100'000, 0.9, 110.0) },
                            { "like speech", speechLike (count) },
                            { "white noise", fadedOut (noise (count, 0.4, 5)) } };

    for (const auto& name : recordings)
    {
        all.push_back ({ name, leftOf (name) });
        all.push_back ({ name + ", faded", fadedOut (leftOf (name)) });
    }

    return all;
}

bool says (const std::string& words, const std::string& part)
{
    return words.find (part) != std::string::npos;
}

// Whether words blame a reduction for nothing that another one has done.
bool mayBeSaidOf (Reduction reduction, const std::string& words)
{
    if (says (words, "to nearest or toward zero"))
        return reduction == Reduction::nearest || reduction == Reduction::towardZero;

    if (says (words, "toward zero"))
        return reduction == Reduction::towardZero;

    if (says (words, "rounded"))
        return reduction == Reduction::nearest;

    if (says (words, "truncated"))
        return reduction == Reduction::floor;

    const auto hasDither = reduction == Reduction::triangular || reduction == Reduction::uniform;
    return says (words, "; dithered") ? hasDither : ! says (words, "without dither") || ! hasDither;
}

} // namespace

TEST_CASE ("No verdict blames another reduction than the one that was, whatever came after it",
           "[offline][verdict][slow]")
{
    const auto programme = GENERATE (from_range (programmes()));
    const auto bits = GENERATE (8, 16);

    for (const auto reduction : { Reduction::nearest, Reduction::floor, Reduction::towardZero,
                                  Reduction::triangular, Reduction::uniform })
    {
        CAPTURE (programme.name, bits, static_cast<int> (reduction));
        const auto samples = reducedBy (reduction, programme.signal, bits);
        const auto untouched = verdictOn (samples);
        CAPTURE (untouched);
        CHECK (mayBeSaidOf (reduction, untouched));
        CHECK (
            says (untouched, std::to_string (bits) + "-bit two's-complement lattice, untouched"));

        const auto withGain = verdictOn (times (samples, 1.00003));
        CAPTURE (withGain);
        CHECK (mayBeSaidOf (reduction, withGain));
        CHECK ((says (withGain, "after a gain of +0.0003 dB, ") || ! programme.hasManyLevels));

        const auto withDc = verdictOn (plus (samples, std::ldexp (0.03, 1 - bits)));
        CAPTURE (withDc);
        CHECK (mayBeSaidOf (reduction, withDc));
        CHECK ((says (withDc, "after an offset of 0.03 LSB, ") || ! programme.hasManyLevels));
    }
}

TEST_CASE ("A fade shows how it was reduced, of tones, music and speech",
           "[offline][verdict][slow]")
{
    const auto name = GENERATE (0u, 5u, 6u, 13u);
    const auto programme = programmes()[name];
    CAPTURE (programme.name);
    const auto words = [&] (Reduction reduction)
    { return verdictOn (reducedBy (reduction, programme.signal, name == 6u ? 8 : 16)); };
    CHECK (says (words (Reduction::nearest), "; rounded without dither"));
    CHECK (says (words (Reduction::floor), "; truncated without dither"));
    CHECK (says (words (Reduction::towardZero), "; rounded toward zero without dither"));
    CHECK (says (words (Reduction::triangular), "; dithered"));
}

TEST_CASE ("What was not reduced is on no lattice", "[offline][verdict]")
{
    CHECK (says (verdictOn (speechLike (100'000)), "on no lattice of 24 bits or less"));
}
