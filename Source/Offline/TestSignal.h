#pragma once

#include "Files/Reading/AudioSource.h"

namespace requant
{

/** A signal that is computed. */
enum class TestSignal
{
    sine,
    fadingSine,
    chord,
    noise
};

/** What can be chosen about a test signal. */
struct TestTone
{
    double levelDbfs = -20.0;   ///< AES17: a sine whose peaks are 1.0 has 0 dBFS
    double frequencyHz = 997.0; ///< AES17's: coprime to the sample rates, so it visits many codes

    bool operator== (const TestTone&) const = default;
};

/** How long a fading sine lasts before it begins anew: it loses one bit a second, 6.02 dB. */
inline constexpr double fadeSeconds = 16.0;

/** Fills samples with a test signal from a position on, counted in samples from its beginning: a
    pure function of these, the same in every run and for every block size.

    sine: A sin (2 pi f t), A = 10^(level/20). fadingSine: the same times 2^-t for 16 s, then again
    from its beginning. chord: three such sines at f, 5/4 f and 3/2 f (a just major triad), each of
    a third of the power. noise: white, evenly distributed between +-sqrt (3/2) A. So each one's
    mean square is A^2 / 2, the fading one's at its beginning. Chord and noise pass full scale above
    -4.77 and -1.76 dBFS. A sine that half the sample rate does not hold is left out.

    Thread: any. Real time.
*/
void fillWithTestSignal (TestSignal, const TestTone&, double sampleRateHz, std::uint64_t position,
                         std::span<float> samples) noexcept;
void fillWithTestSignal (TestSignal, const TestTone&, double sampleRateHz, std::uint64_t position,
                         std::span<double> samples) noexcept;

/** A test signal for run(), the same in each channel. */
class TestSignalSource : public AudioSource
{
public:
    /** sampleRateHz: above 0. */
    TestSignalSource (TestSignal, const TestTone&, int sampleRateHz, std::size_t channelCount,
                      std::uint64_t frames);

    const AudioFileInfo& facts() const noexcept override { return info; }
    bool read (AudioBlock&) override;
    std::optional<double> proportionRead() const override;

private:
    TestSignal signal;
    TestTone tone;
    AudioFileInfo info;
    std::uint64_t position = 0;
};

} // namespace requant
