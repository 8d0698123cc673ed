#include "JuceHeader.h"
#include "Standalone/Playback/OutputResampler.h"
#include "Support/Catch.h"

#include <cmath>
#include <numbers>

using namespace requant;

namespace
{

/** A sine of full scale, each channel half as loud as the one before. */
class Sine : public OutputResampler::Source
{
public:
    Sine (double frequencyHz, double rateHz) : hz (frequencyHz), rate (rateHz) {}

    void produce (juce::AudioBuffer<float>& into, int count) noexcept override
    {
        for (int n = 0; n < count; ++n, ++position)
            for (int c = 0; c < into.getNumChannels(); ++c)
                into.setSample (
                    c, n,
                    static_cast<float> (std::sin (2.0 * std::numbers::pi * hz * position / rate)
                                        / (1 << c)));
    }

private:
    double hz, rate;
    int position = 0;
};

// The level of a tone of this frequency in a second from the tenth of a second on, in dB; the whole
// level of what is not this tone.
struct Heard
{
    Heard (double hz, double fromHz, double toHz)
    {
        Sine sine (hz, fromHz);
        OutputResampler resampler (sine);
        resampler.prepare (fromHz, toHz, 2, 64);
        const auto count = static_cast<int> (toHz), before = count / 10;
        juce::AudioBuffer<float> output (2, 500);
        double inPhase[2] {}, quadrature[2] {}, power = 0.0;

        for (int done = 0; done < before + count; done += 500)
        {
            resampler.fill (output, 500);

            for (int n = 0; n < 500; ++n)
            {
                const auto place = done + n - before;

                if (place < 0 || place >= count)
                    continue;

                const auto phase = 2.0 * std::numbers::pi * hz * place / toHz;
                const double sample = static_cast<double> (output.getSample (0, n));
                power += sample * sample;

                for (int c = 0; c < 2; ++c)
                {
                    inPhase[c] += static_cast<double> (output.getSample (c, n)) * std::sin (phase);
                    quadrature[c] +=
                        static_cast<double> (output.getSample (c, n)) * std::cos (phase);
                }
            }
        }

        const auto amplitude = [&] (int c)
        { return 2.0 * std::hypot (inPhase[c], quadrature[c]) / count; };
        levelDb = 20.0 * std::log10 (amplitude (0) + 1.0e-12);
        secondDb = 20.0 * std::log10 (amplitude (1) + 1.0e-12);
        const auto rest = power / count - 0.5 * amplitude (0) * amplitude (0);
        restDb = 10.0 * std::log10 (2.0 * std::max (rest, 0.0) + 1.0e-12);
        wholeDb = 10.0 * std::log10 (2.0 * power / count + 1.0e-12);
    }

    double levelDb, secondDb, restDb, wholeDb;
};

} // namespace

// By correlation over a second, in which each tone has whole periods.
TEST_CASE ("What is resampled to be heard keeps a tone's frequency and level, and adds nothing",
           "[standalone][resampler]")
{
    const auto [fromHz, toHz] = GENERATE (table<double, double> (
        { { 44100.0, 48000.0 }, { 48000.0, 44100.0 }, { 96000.0, 44100.0 }, { 8000.0, 48000.0 } }));
    const auto hz = GENERATE (100.0, 997.0, 3000.0);
    CAPTURE (fromHz, toHz, hz);
    const Heard heard (hz, fromHz, toHz);
    CHECK (heard.levelDb == Approx (0.0).margin (0.01));
    CHECK (heard.secondDb == Approx (-6.0206).margin (0.01));
    CHECK (heard.restDb < -100.0);
}

TEST_CASE ("What the device's rate cannot hold is not heard: no noise that a shaper moved up comes "
           "down again",
           "[standalone][resampler]")
{
    const auto hz = GENERATE (25000.0, 30000.0, 40000.0);
    CHECK (Heard (hz, 96000.0, 44100.0).wholeDb < -95.0);
}

TEST_CASE ("At one rate there is nothing to resample, and rates that no device has are silent",
           "[standalone][resampler]")
{
    Sine sine (997.0, 48000.0);
    OutputResampler resampler (sine);
    resampler.prepare (48000.0, 48000.0, 2, 64);
    CHECK_FALSE (resampler.isNeeded());
    resampler.prepare (1.0, 48000.0, 2, 64);
    REQUIRE (resampler.isNeeded());
    juce::AudioBuffer<float> output (2, 100);
    output.setSample (0, 0, 1.0f);
    resampler.fill (output, 100);
    CHECK (output.getMagnitude (0, 100) == 0.0f);
}
