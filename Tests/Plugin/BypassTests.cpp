#include "PluginUnderTest.h"

using namespace requant;
using namespace requant::test;

namespace
{

// Noise, and every kind of bit pattern that arithmetic would change: NaNs with payloads, quiet and
// signalling, infinities, denormals and minus zero.
template <typename Sample, typename Word>
juce::AudioBuffer<Sample> anyBits()
{
    std::mt19937_64 generator (5);
    juce::AudioBuffer<Sample> buffer (2, 2000);

    for (int c = 0; c < 2; ++c)
        for (int n = 0; n < 2000; ++n)
        {
            const auto word = static_cast<Word> (generator());
            std::memcpy (buffer.getWritePointer (c, n), &word, sizeof (word));
        }

    const auto set = [&buffer] (int n, Word word)
    { std::memcpy (buffer.getWritePointer (0, n), &word, sizeof (word)); };

    const auto top = static_cast<Word> (Word { 1 } << (8 * sizeof (Word) - 1));
    const auto infinity = static_cast<Word> (
        sizeof (Word) == 4 ? Word { 0x7F800000u } : Word { 0x7FFu } << (sizeof (Word) * 13 / 2));
    set (0, top);                                                     // -0
    set (1, 1);                                                       // the smallest denormal
    set (2, infinity);                                                //
    set (3, static_cast<Word> (infinity + 1));                        // signalling NaN
    set (4, static_cast<Word> (infinity | (infinity >> 1) | 0x1234)); // quiet NaN, payload
    return buffer;
}

template <typename Sample, typename Word>
void checkBypass (bool byHost)
{
    PluginUnderTest test;
    test.set (parameterId::bits, 2);

    if (! byHost)
        test.set (parameterId::bypass, 1);

    const auto original = anyBits<Sample, Word>();
    auto buffer = original;

    if (byHost)
        test.plugin.processBlockBypassed (buffer, test.midi);
    else
        test.processInBlocks (buffer, 333);

    CHECK (differingSamples (buffer, original) == 0);

    const auto& snapshot = test.plugin.meterFeed().newest();
    CHECK (snapshot.reduction.settings.bypassed);
    CHECK (snapshot.position == 2000);

    for (std::size_t c = 0; c < 2; ++c)
    {
        CHECK (snapshot.channels[c].sinceReset.errorSquared.value() == 0.0);
        CHECK (snapshot.channels[c].sinceReset.clipped == 0);
    }
}

} // namespace

TEST_CASE ("Bypassed by its parameter, every bit of every sample passes, NaN payloads included",
           "[plugin][bypass]")
{
    checkBypass<float, std::uint32_t> (false);
    checkBypass<double, std::uint64_t> (false);
}

TEST_CASE ("Bypassed by the host, every bit of every sample passes, NaN payloads included",
           "[plugin][bypass]")
{
    checkBypass<float, std::uint32_t> (true);
    checkBypass<double, std::uint64_t> (true);
}

TEST_CASE ("Bypass does not stop the position: afterwards the noise is where it would have been",
           "[plugin][bypass]")
{
    PluginUnderTest test, other;
    auto a = noise<float> (2, 1500), b = a;

    other.processInBlocks (b, 500);

    juce::AudioBuffer<float> first (a.getArrayOfWritePointers(), 2, 0, 500);
    juce::AudioBuffer<float> second (a.getArrayOfWritePointers(), 2, 500, 500);
    juce::AudioBuffer<float> third (a.getArrayOfWritePointers(), 2, 1000, 500);
    test.process (first);
    test.set (parameterId::bypass, 1);
    test.process (second);
    test.set (parameterId::bypass, 0);
    test.process (third);

    const juce::AudioBuffer<float> expected (b.getArrayOfWritePointers(), 2, 1000, 500);
    CHECK (differingSamples (third, expected) == 0);
    CHECK_FALSE (test.plugin.meterFeed().newest().reduction.settings.bypassed);
}
