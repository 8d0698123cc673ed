#include "Documents/ReportJson.h"
#include "Files/Reading/AudioReader.h"
#include "Offline/Render.h"
#include "Offline/TestSignal.h"
#include "Support/Catch.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

#include <cmath>

using namespace requant;
using namespace requant::test;

namespace
{

void nowhere (const FinishedBlock&) {}

/** Samples in memory, with what is known of the file that they come from. */
class MemorySource : public AudioSource
{
public:
    MemorySource (AudioFileInfo infoToTell, std::vector<AudioBlock> blocksToSend)
        : info (std::move (infoToTell)), blocks (std::move (blocksToSend))
    {
    }

    const AudioFileInfo& facts() const noexcept override { return info; }

    bool read (AudioBlock& block) override
    {
        if (sent == blocks.size())
            return false;

        block = blocks[sent++];
        return true;
    }

    std::optional<double> proportionRead() const override { return {}; }

private:
    AudioFileInfo info;
    std::vector<AudioBlock> blocks;
    std::size_t sent = 0;
};

std::vector<AudioBlock> blocksOf (AudioSource& source)
{
    std::vector<AudioBlock> blocks;

    for (AudioBlock block (source.facts().channelCount); source.read (block);)
        blocks.push_back (block);

    return blocks;
}

} // namespace

// Lipshitz, Wannamaker, Vanderkooy (1992): with TPDF dither the error's power is step^2 / 4
// whatever the input, so a sine of level L has 6.02 b - 3.01 dB + L. Over all phases of the input
// the error is the sum of three uniform variates, whose fourth moment is 2.6 times the square of
// the second: the power of N samples deviates by sqrt (1.6 / N), and 5 sigma of that are
// 10 log10 (e) times as many dB.
TEST_CASE ("A sine that is computed and reduced with TPDF dither has the SNR of theory",
           "[offline][run]")
{
    const auto bits = GENERATE (8.0, 12.0, 16.0);
    CAPTURE (bits);
    constexpr std::uint64_t frames = 10 * 48000;
    constexpr auto levelDbfs = -1.0;
    TestSignalSource source (TestSignal::sine, { levelDbfs, 997.0 }, 48000, 2, frames);
    Settings settings;
    settings.reduction.bits = bits;
    settings.reduction.dither = Dither::tpdf;
    std::uint64_t handedOver = 0;
    const auto report = reduce (source, settings, {},
                                [&] (const FinishedBlock& block) { handedOver += block.length(); });

    CHECK (handedOver == frames);
    CHECK (report.input.frames == frames);
    REQUIRE (report.channels.size() == 2);
    const auto theoryDb = 20.0 * std::log10 (2.0) * bits - 10.0 * std::log10 (2.0) + levelDbfs;
    const auto sigmaDb = 10.0 * std::log10 (std::exp (1.0)) * std::sqrt (1.6 / frames);

    for (const auto& channel : report.channels)
    {
        REQUIRE (channel.figures().snrDb);
        CHECK (std::abs (*channel.figures().snrDb - theoryDb) < 5.0 * sigmaDb);
    }

    // 10 s hold whole periods, so the signal's power is exact but for rounding.
    REQUIRE (report.prediction);
    REQUIRE (report.overall.signalPower());
    REQUIRE (report.prediction->snrDb (*report.overall.signalPower()));
    CHECK (std::abs (*report.prediction->snrDb (*report.overall.signalPower()) - theoryDb) < 1e-9);
}

// NaN in a float file is replaced by the reader, which the engine hears of from the block.
TEST_CASE ("The same samples from a file and from memory give the same report", "[offline][run]")
{
    const TemporaryFolder folder;
    auto samples = busySignal (2 * 10'000);
    samples[100] = std::numeric_limits<double>::quiet_NaN();
    samples[201] = std::numeric_limits<double>::infinity();
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 2,
                std::vector<float> (samples.begin(), samples.end()));
    Settings settings;
    settings.reduction.bits = 10.0;
    settings.reduction.headroom = GENERATE (false, true);

    AudioReader reader (folder / "in.wav"), again (folder / "in.wav");
    MemorySource memory (again.facts(), blocksOf (again));
    const auto ofFile = reduce (reader, settings, Parts::ofReduction(), nowhere);
    const auto ofMemory = reduce (memory, settings, Parts::ofReduction(), nowhere);

    CHECK (ofFile.overall.sums.replaced == ReplacedSamples { 1, 1, 0 });
    CHECK (ofFile.channels[0].sums.replaced == ReplacedSamples { 1, 0, 0 });
    CHECK (ofFile.channels[0].analysis.input.replaced == ReplacedSamples { 1, 0, 0 });
    CHECK (reportAsJson (ofFile) == reportAsJson (ofMemory));
}

TEST_CASE ("A run hands each block to its sinks in turn, and ends with what one of them throws",
           "[offline][run]")
{
    constexpr std::size_t length = 3 * AudioBlock::capacity + 10;
    TestSignalSource source (TestSignal::noise, {}, 48000, 2, length);
    TestSignalSource again (TestSignal::noise, {}, 48000, 2, length);
    const auto expected = blocksOf (again);
    NoReduction untouched;
    std::vector<std::string> calls;
    std::vector<double> left, right;
    std::uint64_t next = 0;

    run (source, untouched,
         { [&] (const FinishedBlock& block)
           {
               calls.push_back ("first");
               CHECK (block.position == next);
               next += block.length();
               left.insert (left.end(), block.channels[0].input.begin(),
                            block.channels[0].input.end());
               right.insert (right.end(), block.channels[1].output.begin(),
                             block.channels[1].output.end());
           },
           [&] (const FinishedBlock&) { calls.push_back ("second"); } });

    REQUIRE (calls.size() == 2 * expected.size());
    CHECK (calls[0] == "first");
    CHECK (calls[1] == "second");
    CHECK (next == length);
    CHECK (left == right);

    for (std::size_t n = 0; n < left.size(); ++n)
        REQUIRE (left[n]
                 == expected[n / AudioBlock::capacity].channels[0][n % AudioBlock::capacity]);

    TestSignalSource third (TestSignal::noise, {}, 48000, 2, length);
    CHECK_THROWS_AS (run (third, untouched,
                          { [] (const FinishedBlock&) { throw std::runtime_error ("enough"); } }),
                     std::runtime_error);
    CHECK (*third.proportionRead() < 0.5);
}
