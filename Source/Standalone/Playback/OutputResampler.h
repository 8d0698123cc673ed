#pragma once

#include "JuceHeader.h"

#include <vector>

struct SRC_STATE_tag;

namespace requant
{

/** Brings what is heard to the device's sample rate, by libsamplerate's band-limited interpolation:
    up to 90 % of the lower rate's half, with what it adds or lets alias below -120 dB.

    Behind everything that is measured, so no figure knows of it. prepare() while no audio runs; the
    rest is real time.
*/
class OutputResampler
{
public:
    /** Where samples come from: fills `count` frames of the buffer, from its beginning. */
    class Source
    {
    public:
        virtual ~Source() = default;
        virtual void produce (juce::AudioBuffer<float>&, int count) noexcept = 0;
    };

    explicit OutputResampler (Source& s) : source (s) {}
    ~OutputResampler();

    /** Starts anew. Rates above 0, in Hz; the ratio of the two at most 256. blockSize: of the
        source, in frames. */
    void prepare (double fromHz, double toHz, int channelCount, int blockSize);

    /** False where both rates are one: then there is nothing to do. */
    bool isNeeded() const noexcept { return needed; }

    /** Fills `count` frames; channels: as many as were prepared. Silence where the ratio of the
        rates is beyond what can be. */
    void fill (juce::AudioBuffer<float>& output, int count) noexcept;

private:
    static long pull (void* self, float** data);
    void clear() noexcept;

    Source& source;
    SRC_STATE_tag* state = nullptr;
    bool needed = false;
    double ratio = 1.0;
    juce::AudioBuffer<float> block;
    std::vector<float> interleavedBlock, interleavedOutput;

    JUCE_DECLARE_NON_COPYABLE (OutputResampler)
};

} // namespace requant
