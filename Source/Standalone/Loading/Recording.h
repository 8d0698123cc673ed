#pragma once

#include "Files/Reading/AudioFileInfo.h"
#include "JuceHeader.h"

#include <atomic>
#include <vector>

namespace requant
{

/** An audio file in memory, as it is: any channel count and sample rate, full scale 1.0, NaN and
    infinities included. It grows at its end while it is loaded; what is there stays where it is.

    One thread appends. Any other may read what is there, the audio thread too, without waiting.
*/
class Recording
{
public:
    /** Samples of all channels together: an hour of 96 kHz stereo is 2.8 GB, which is enough to
        listen to. */
    static constexpr std::int64_t mostSamples = std::int64_t { 1 } << 29;

    /** Without a sample yet. facts: what the file's header says; its frames may be a guess. name:
        as a person reads it. */
    Recording (AudioFileInfo facts, juce::String name);

    /** The same. Whoever lets it go last, a thread of its own gives its memory back: of a long one
        that takes longer than the message thread may. */
    static std::shared_ptr<Recording> create (AudioFileInfo facts, juce::String name);

    /** The recording that Requant carries inside it, whole. Thread: any. */
    static std::shared_ptr<const Recording> example();

    /** Writes the example's own file, bit for bit. False where it cannot. Thread: any. */
    static bool writeExample (const juce::File&);

    const AudioFileInfo& facts() const noexcept { return header; }
    const juce::String& name() const noexcept { return shownName; }
    double sampleRateHz() const noexcept { return header.sampleRateHz; }
    int channelCount() const noexcept { return static_cast<int> (header.channelCount); }

    /** How many frames are there. */
    int frames() const noexcept { return there.load (std::memory_order_acquire); }

    /** Whether that is all of them. */
    bool isComplete() const noexcept { return complete.load (std::memory_order_acquire); }

    /** How many there will be: as many as there are once it is complete, and until then what the
        header says, or more. */
    int length() const noexcept;

    double seconds() const noexcept;

    /** channel, frame: of those that are there. */
    float sample (int channel, int frame) const noexcept { return *at (channel, frame); }

    /** Copies `count` samples of a channel from a frame on; all of them are there. */
    void copy (int channel, int first, float* destination, int count) const noexcept;

    /** The least and the largest sample of [first, end), of all channels, without NaN and
        infinities; 0 and 0 where there is none. */
    juce::Range<float> range (int first, int end) const noexcept;

    // The thread that loads.

    /** Appends frames, their channels interleaved. False where there would be more than
        mostSamples. Throws std::bad_alloc. */
    bool append (const float* interleaved, int count);

    void finish() noexcept;

private:
    static constexpr int chunkSamples = 1 << 18;

    // One channel after the other.
    using Chunk = std::unique_ptr<float[]>;

    const float* at (int channel, int frame) const noexcept
    {
        return chunks[static_cast<std::size_t> (frame / chunkFrames)].get() + channel * chunkFrames
               + frame % chunkFrames;
    }

    AudioFileInfo header;
    juce::String shownName;
    int chunkFrames;
    std::vector<Chunk> chunks; ///< as many as there can be; null behind what is there
    std::atomic<int> there { 0 };
    std::atomic<bool> complete { false };
};

/** The example as a file, for what reads files: written when it is asked for, gone with this.
    Message thread. */
class ExampleFile
{
public:
    ExampleFile() = default;
    ~ExampleFile() { file.deleteFile(); }

    /** Where it lies; not there where it could not be written. */
    const juce::File& written()
    {
        if (! file.existsAsFile())
        {
            file = juce::File::getSpecialLocation (juce::File::tempDirectory)
                       .getNonexistentChildFile ("Example guitar", ".flac");

            if (! Recording::writeExample (file))
                file.deleteFile();
        }

        return file;
    }

private:
    juce::File file;

    JUCE_DECLARE_NON_COPYABLE (ExampleFile)
};

} // namespace requant
