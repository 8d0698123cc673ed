#include "OutputResampler.h"

#include <samplerate.h>

namespace requant
{

namespace
{

void interleave (const juce::AudioBuffer<float>& from, int count, std::vector<float>& to)
{
    const auto channels = from.getNumChannels();

    for (int c = 0; c < channels; ++c)
        for (int n = 0; n < count; ++n)
            to[static_cast<std::size_t> (n * channels + c)] = from.getSample (c, n);
}

} // namespace

OutputResampler::~OutputResampler() { clear(); }

void OutputResampler::clear() noexcept { state = src_delete (state); }

void OutputResampler::prepare (double fromHz, double toHz, int channelCount, int blockSize)
{
    clear();
    ratio = toHz / fromHz;
    needed = ! juce::approximatelyEqual (fromHz, toHz);

    if (! needed)
        return;

    block.setSize (channelCount, blockSize);
    const auto samples = static_cast<std::size_t> (channelCount * blockSize);
    interleavedBlock.assign (samples, 0.0f);
    interleavedOutput.assign (samples, 0.0f);

    int error = 0;

    if (src_is_valid_ratio (ratio) != 0)
        state = src_callback_new (pull, SRC_SINC_MEDIUM_QUALITY, channelCount, &error, this);
}

long OutputResampler::pull (void* self, float** data)
{
    auto& resampler = *static_cast<OutputResampler*> (self);
    const auto count = resampler.block.getNumSamples();
    resampler.source.produce (resampler.block, count);
    interleave (resampler.block, count, resampler.interleavedBlock);
    *data = resampler.interleavedBlock.data();
    return count;
}

void OutputResampler::fill (juce::AudioBuffer<float>& output, int count) noexcept
{
    const auto channels = block.getNumChannels();

    for (int done = 0; done < count;)
    {
        const auto wanted = juce::jmin (count - done, block.getNumSamples());
        const auto got = state != nullptr ? static_cast<int> (
                             src_callback_read (state, ratio, wanted, interleavedOutput.data()))
                                          : 0;

        if (got <= 0)
            return output.clear (done, count - done);

        for (int c = 0; c < channels; ++c)
            for (int n = 0; n < got; ++n)
                output.setSample (c, done + n,
                                  interleavedOutput[static_cast<std::size_t> (n * channels + c)]);

        done += got;
    }
}

} // namespace requant
