#include "AudioWriter.h"

#include "FileProblem.h"
#include "Tags.h"

#include <array>
#include <fstream>
#include <string_view>

namespace requant
{

namespace
{

// libsndfile leaves it in RF64, whatever it is told: there it becomes padding. A little-endian file
// of chunks, its audio last.
void blankPeakChunk (const std::filesystem::path& path)
{
    std::fstream file (path, std::ios::in | std::ios::out | std::ios::binary);
    std::array<char, 8> header {};

    for (std::streamoff position = 12; file.seekg (position) && file.read (header.data(), 8);)
    {
        const std::string_view id (header.data(), 4);
        std::uint32_t size = 0;

        for (std::size_t i = 8; i-- > 4;)
            size = size << 8 | static_cast<unsigned char> (header[i]);

        if (id == "data")
            return;

        if (id == "PEAK")
        {
            file.seekp (position) << "JUNK";
            file.seekp (position + 8) << std::string (size, '\0');
            return;
        }

        position += 8 + static_cast<std::streamoff> (size + size % 2);
    }
}

} // namespace

AudioWriter::AudioWriter (const std::filesystem::path& outputToWrite, int format,
                          const Lattice& lattice, const AudioReader& source, bool mayReplace)
    : output (outputToWrite), pending (output, mayReplace),
      words ((format & SF_FORMAT_SUBMASK) == SF_FORMAT_FLOAT ? std::nullopt
                                                             : CodeWords::of (lattice)),
      isRf64 ((format & SF_FORMAT_TYPEMASK) == SF_FORMAT_RF64),
      channelCount (source.facts().channelCount)
{
    SF_INFO info {};
    info.samplerate = source.facts().sampleRateHz;
    info.channels = static_cast<int> (channelCount);
    info.format = format;
    forgetLastFailure();
    file = openSoundFile (pending.temporary(), SFM_WRITE, info);

    if (file == nullptr)
        throwWriteProblem (lastFailure());

    // The chunk of float files that holds the peak holds the time of day too, so that two runs
    // would differ.
    sf_command (file.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    copyTags (source.handle(), file.get());

    const auto size = AudioBlock::capacity * channelCount;
    codes.resize (words ? size : 0);
    floats.resize (words ? 0 : size);
}

void AudioWriter::write (std::span<double* const> rows, std::size_t frames)
{
    forgetLastFailure();
    sf_count_t written = 0;
    const auto wanted = static_cast<sf_count_t> (frames);

    const auto interleave = [&] (auto& interleaved, auto convert)
    {
        for (std::size_t c = 0; c < channelCount; ++c)
            for (std::size_t n = 0; n < frames; ++n)
                interleaved[n * channelCount + c] = convert (rows[c][n]);
    };

    if (words)
    {
        interleave (codes, [this] (double sample) { return words->word (sample); });
        written = sf_writef_int (file.get(), codes.data(), wanted);
    }
    else
    {
        interleave (floats, [] (double sample) { return static_cast<float> (sample); });
        written = sf_writef_float (file.get(), floats.data(), wanted);
    }

    if (written != wanted || sf_error (file.get()) != SF_ERR_NO_ERROR)
        throwWriteProblem (lastFailure());

    framesWritten += frames;
}

void AudioWriter::finish()
{
    forgetLastFailure();

    // Closing writes the last bytes and the header, and does not always report a full disk: what
    // was written is looked at again.
    const auto error = sf_close (file.release());
    const auto failure = lastFailure();

    if (error != SF_ERR_NO_ERROR)
        throwWriteProblem (failure);

    if (isRf64)
        blankPeakChunk (pending.temporary());

    try
    {
        const AudioReader check (pending.temporary());
        std::vector<double> lastFrame (channelCount);
        const auto last = static_cast<sf_count_t> (framesWritten) - 1;

        if (check.facts().frames != framesWritten
            || sf_seek (check.handle(), last, SEEK_SET) != last
            || sf_readf_double (check.handle(), lastFrame.data(), 1) != 1)
            throwWriteProblem (failure);
    }
    catch (const FileProblem&)
    {
        throwWriteProblem (failure);
    }

    pending.commit();
}

void AudioWriter::throwWriteProblem (std::error_code failure) const
{
    pending.checkThatItIsThere();
    throw FileProblem (output, "not everything could be written: " + whyNotWritten (failure)
                                   + " Nothing was left behind.");
}

} // namespace requant
