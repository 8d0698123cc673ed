// What each mode costs, in ns per sample of one channel and as ratios to two plain loops of the
// same run: copying, and multiplying by a gain. Usage: requant_benchmark [ROUNDS]

#include "Engine/Engine.h"
#include "Stopwatch.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <memory>

using namespace requant;
using namespace requant::benchmark;

namespace
{

// Runs are short, so that some fit between two interruptions.
constexpr std::size_t blockSize = 512, blocksInRun = 100;
constexpr double sampleRateHz = 48000.0;

struct Mode
{
    const char* name;
    Rounding rounding;
    Dither dither;
    Shaping shaping;
    LatticeKind lattice = LatticeKind::twosComplement;
    Law law = Law::uniform;
    double bits = 16.0;
};

constexpr Mode ofLaw (const char* name, Law law, double bits, Dither dither = Dither::none)
{
    return {
        name, Rounding::nearest, dither, Shaping::none, LatticeKind::twosComplement, law, bits
    };
}

constexpr Mode modes[] = {
    { "round, no dither", Rounding::nearest, Dither::none, Shaping::none },
    { "truncate, no dither", Rounding::truncate, Dither::none, Shaping::none },
    { "toward zero, no dither", Rounding::towardZero, Dither::none, Shaping::none },
    { "round, TPDF", Rounding::nearest, Dither::tpdf, Shaping::none },
    { "truncate, TPDF", Rounding::truncate, Dither::tpdf, Shaping::none },
    { "toward zero, TPDF", Rounding::towardZero, Dither::tpdf, Shaping::none },
    { "round, RPDF", Rounding::nearest, Dither::rpdf, Shaping::none },
    { "round, high-pass TPDF", Rounding::nearest, Dither::highPass, Shaping::none },
    { "round, Gaussian", Rounding::nearest, Dither::gaussian, Shaping::none },
    { "round, TPDF, symmetric", Rounding::nearest, Dither::tpdf, Shaping::none,
      LatticeKind::symmetric },
    { "round, TPDF, end-points", Rounding::nearest, Dither::tpdf, Shaping::none,
      LatticeKind::endPoints },
    { "round, TPDF, 5 taps", Rounding::nearest, Dither::tpdf, Shaping::lipshitz },
    { "round, TPDF, 9 taps", Rounding::nearest, Dither::tpdf, Shaping::fWeighted },
    { "round, no dither, 9 taps", Rounding::nearest, Dither::none, Shaping::fWeighted },
    { "truncate, TPDF, 9 taps", Rounding::truncate, Dither::tpdf, Shaping::fWeighted },
    { "round, high-pass TPDF, 9 taps", Rounding::nearest, Dither::highPass, Shaping::fWeighted },
    { "round, TPDF, hearing, 16 taps", Rounding::nearest, Dither::tpdf, Shaping::hearing },
    { "round, TPDF, 4 taps, 4 poles", Rounding::nearest, Dither::tpdf, Shaping::gesemann },
    { "round, TPDF, 20 taps", Rounding::nearest, Dither::tpdf, Shaping::ssrcA5 },
    ofLaw ("mu-law, 8 bits", Law::muLaw, 8.0),
    ofLaw ("mu-law, 8 bits, TPDF", Law::muLaw, 8.0, Dither::tpdf),
    ofLaw ("mu-law, 16 bits", Law::muLaw, 16.0),
    ofLaw ("mu-law, 20 bits", Law::muLaw, 20.0),
    ofLaw ("G.711 A-law", Law::g711A, 8.0),
    ofLaw ("float16", Law::float16, 16.0),
    ofLaw ("NF4", Law::nf4, 4.0),
    ofLaw ("block, 8 bits", Law::block, 8.0),
    ofLaw ("NICAM", Law::nicam, 10.0),
    ofLaw ("Jayant, 4 bits", Law::jayant, 4.0),
};

ReductionSettings settingsOf (const Mode& mode)
{
    ReductionSettings settings;
    settings.bits = mode.bits;
    settings.latticeKind = mode.lattice;
    settings.rounding = mode.rounding;
    settings.dither = mode.dither;
    settings.shaping = mode.shaping;
    settings.law = mode.law;
    return settings.asLawAllows();
}

// Noise at -6 dBFS from a linear congruence: what it is does not matter, only that it is busy.
template <typename Sample>
std::vector<Sample> busySignal (std::size_t count)
{
    std::vector<Sample> signal;
    std::uint32_t state = 1;

    for (std::size_t n = 0; n < count; ++n)
    {
        state = state * 1664525u + 1013904223u;
        signal.push_back (static_cast<Sample> (static_cast<std::int32_t> (state) * 0x1p-32));
    }

    return signal;
}

// Keeps the compiler from leaving out what nobody reads: whoever sees the pointer could.
void keep (const void* data)
{
    [[maybe_unused]] static const void* volatile seen;
    seen = data;
    std::atomic_signal_fence (std::memory_order_seq_cst);
}

Candidate copying()
{
    auto input = std::make_shared<std::vector<float>> (busySignal<float> (blockSize));
    auto output = std::make_shared<std::vector<float>> (blockSize);

    return { "memcpy, float", blockSize * blocksInRun,
             [input, output]
             {
                 for (std::size_t i = 0; i < blocksInRun; ++i)
                 {
                     keep (input->data());
                     std::memcpy (output->data(), input->data(), blockSize * sizeof (float));
                     keep (output->data());
                 }
             } };
}

Candidate multiplying()
{
    auto input = std::make_shared<std::vector<float>> (busySignal<float> (blockSize));
    auto output = std::make_shared<std::vector<float>> (blockSize);

    return { "x * gain, float", blockSize * blocksInRun,
             [input, output]
             {
                 for (std::size_t i = 0; i < blocksInRun; ++i)
                 {
                     keep (input->data());
                     const auto* in = input->data();
                     auto* out = output->data();

                     for (std::size_t n = 0; n < blockSize; ++n)
                         out[n] = in[n] * 0.7f;

                     keep (out);
                 }
             } };
}

Candidate ditherAlone()
{
    auto dither = std::make_shared<std::vector<double>> (blockSize);

    return { "TPDF dither alone", blockSize * blocksInRun,
             [dither]
             {
                 for (std::size_t i = 0; i < blocksInRun; ++i)
                 {
                     DitherSource { 1 }.fill (Dither::tpdf, 1.0, 0, i * blockSize, *dither);
                     keep (dither->data());
                 }
             } };
}

Candidate measuringAlone()
{
    auto input = std::make_shared<std::vector<double>> (busySignal<double> (256));
    auto output = std::make_shared<std::vector<double>> (256, 0.25);
    auto sums = std::make_shared<ErrorSums>();

    return { "measuring alone", 256 * blocksInRun,
             [input, output, sums]
             {
                 for (std::size_t i = 0; i < blocksInRun; ++i)
                 {
                     sums->add (*input, *output);
                     keep (sums.get());
                 }
             } };
}

// The reduction without the measurement, in double precision.
Candidate reduction (const Mode& mode, std::size_t channels)
{
    constexpr auto chunk = Requantizer::chunkSize;
    auto requantizer = std::make_shared<Requantizer>();
    const auto settings = settingsOf (mode);
    auto plan = std::make_shared<LevelPlan> (planLevels (LevelRequest::of (settings), nullptr));
    requantizer->prepare (channels, sampleRateHz);
    requantizer->setSettings (settings,
                              planShaper (ShaperRequest::of (settings, sampleRateHz)).filter,
                              needsTable (settings.law) ? plan.get() : nullptr);

    // Input, output, and places of both, of each channel.
    auto samples = std::make_shared<std::vector<std::array<std::vector<double>, 4>>> (channels);

    for (auto& channel : *samples)
        for (auto& each : channel)
            each = busySignal<double> (chunk);

    return { std::string (mode.name) + (channels == 1 ? ", mono" : ", stereo"),
             chunk * blocksInRun * channels,
             [requantizer, plan, samples]
             {
                 std::vector<Requantizer::Block> blocks;

                 for (auto& [input, output, inputPlaces, outputPlaces] : *samples)
                     blocks.push_back ({ input, output, inputPlaces, outputPlaces });

                 for (std::size_t i = 0; i < blocksInRun; ++i)
                 {
                     requantizer->reduce (blocks, i * chunk);
                     keep (samples.get());
                 }
             } };
}

// What a host or the command runs: guarding, reducing, measuring, publishing, float in place. The
// fresh copy of the input is part of the time.
Candidate engine (const Mode& mode, std::size_t channels)
{
    auto subject = std::make_shared<Engine>();
    subject->prepare (sampleRateHz, channels);
    subject->setSettings ({ settingsOf (mode) });
    auto feed = std::make_shared<MeterFeed>();
    auto input = std::make_shared<std::vector<float>> (busySignal<float> (blockSize));
    auto buffers = std::make_shared<std::vector<std::vector<float>>> (channels, *input);

    return { std::string (mode.name) + (channels == 1 ? ", mono" : ", stereo"),
             blockSize * blocksInRun * channels,
             [subject, feed, input, buffers]
             {
                 std::vector<float*> pointers;

                 for (auto& buffer : *buffers)
                     pointers.push_back (buffer.data());

                 for (std::size_t i = 0; i < blocksInRun; ++i)
                 {
                     for (auto* pointer : pointers)
                         std::memcpy (pointer, input->data(), blockSize * sizeof (float));

                     subject->process (std::span<float* const> (pointers), blockSize, feed.get());
                 }
             } };
}

} // namespace

int main (int argumentCount, char** arguments)
{
    const auto rounds = argumentCount > 1 ? std::max (1, std::atoi (arguments[1])) : 101;
    std::vector<Candidate> candidates { copying(), multiplying(), ditherAlone(), measuringAlone() };
    const auto plainCount = candidates.size();

    for (const auto& mode : modes)
        for (const std::size_t channels : { 1u, 2u })
            candidates.push_back (reduction (mode, channels));

    for (const auto& mode : modes)
        for (const std::size_t channels : { 1u, 2u })
            candidates.push_back (engine (mode, channels));

    timeInTurn (candidates, rounds);

    const auto copy = candidates[0].nanosecondsPerSample;
    const auto gain = candidates[1].nanosecondsPerSample;
    std::printf ("%d rounds, the fastest of each\n\n%-38s %10s %10s %10s\n", rounds, "",
                 "ns/sample", "/ memcpy", "/ x * gain");

    for (std::size_t i = 0; i < candidates.size(); ++i)
    {
        if (i == plainCount)
            std::printf ("\nRequantizer alone, double, chunks of %zu\n", Requantizer::chunkSize);
        else if (i == plainCount + 2 * std::size (modes))
            std::printf ("\nInstrument: reduced and measured, float, blocks of %zu\n", blockSize);

        const auto time = candidates[i].nanosecondsPerSample;
        std::printf ("%-38s %10.3f %10.1f %10.1f\n", candidates[i].name.c_str(), time, time / copy,
                     time / gain);
    }

    return 0;
}
