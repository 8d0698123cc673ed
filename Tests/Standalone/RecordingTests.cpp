#include "Standalone/Recording.h"
#include "Support/Catch.h"

#include <cmath>

using namespace requant;

TEST_CASE ("The example is the guitar recording, complete", "[standalone][recording]")
{
    juce::String reason;
    const auto file = juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio")
                          .getChildFile ("guitar-decay-44k1-24bit.flac");
    const auto fromFile = Recording::load (file, reason);
    const auto example = Recording::example();

    REQUIRE (fromFile != nullptr);
    REQUIRE (example != nullptr);
    CHECK (example->sampleRateHz == 44100.0);
    REQUIRE (example->samples.getNumChannels() == 2);
    REQUIRE (example->samples.getNumSamples() == fromFile->samples.getNumSamples());

    for (int n = 0; n < example->samples.getNumSamples(); ++n)
        REQUIRE (example->samples.getSample (1, n) == fromFile->samples.getSample (1, n));
}

TEST_CASE ("A file that cannot be played is named, with the reason", "[standalone][recording]")
{
    const juce::TemporaryFile temporary (".wav");
    const auto& file = temporary.getFile();
    juce::String reason;

    SECTION ("missing") {}
    SECTION ("empty") { file.create(); }
    SECTION ("text") { file.replaceWithText ("This is not audio."); }

    CHECK (Recording::load (file, reason) == nullptr);
    CHECK (reason.startsWith (file.getFileName()));
    CHECK (reason.contains ("libsndfile"));
}

TEST_CASE ("Resampling keeps a tone's frequency, level and length", "[standalone][recording]")
{
    constexpr double oldHz = 44100.0, newHz = 48000.0, toneHz = 1000.0;
    Recording recording { juce::AudioBuffer<float> (1, 44100), oldHz, "tone" };

    for (int n = 0; n < 44100; ++n)
        recording.samples.setSample (0, n,
                                     static_cast<float> (std::sin (
                                         juce::MathConstants<double>::twoPi * toneHz * n / oldHz)));

    const auto resampled = recording.resampledTo (newHz);
    CHECK (resampled.sampleRateHz == newHz);
    CHECK (std::abs (resampled.samples.getNumSamples() - 48000) <= 1);

    // 480 whole periods of the middle, away from the ends: amplitude by correlation with sine and
    // cosine, since the interpolator delays by some samples. Its passband is flat to 0.1 dB here.
    auto sine = 0.0, cosine = 0.0;
    constexpr int from = 12000, count = 23040;

    for (int n = from; n < from + count; ++n)
    {
        const auto phase = juce::MathConstants<double>::twoPi * toneHz * n / newHz;
        const auto y = static_cast<double> (resampled.samples.getSample (0, n));
        sine += y * std::sin (phase);
        cosine += y * std::cos (phase);
    }

    const auto amplitude = 2.0 * std::hypot (sine, cosine) / count;
    CHECK (20.0 * std::log10 (amplitude) == Approx (0.0).margin (0.1));
}
