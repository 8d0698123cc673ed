#include "AudioWriter.h"

#include "Files/FileProblem.h"

#include <fstream>

namespace requant
{

namespace
{

// How much a pipe brings shows at its end: RF64, which libsndfile turns back into WAV on closing
// where that has room enough.
int formatToWrite (const AudioFileInfo& input, int format)
{
    const auto container = format & SF_FORMAT_TYPEMASK;
    const auto mayBecomeRf64 = input.isPipe() && ! input.isLengthKnown
                               && (container == SF_FORMAT_WAV || container == SF_FORMAT_WAVEX);
    return mayBecomeRf64 ? SF_FORMAT_RF64 | (format & SF_FORMAT_SUBMASK) : format;
}

bool holdsG711 (int format) noexcept
{
    const auto samples = format & SF_FORMAT_SUBMASK;
    return samples == SF_FORMAT_ULAW || samples == SF_FORMAT_ALAW;
}

bool holdsWords (int format) noexcept
{
    return (format & SF_FORMAT_SUBMASK) != SF_FORMAT_FLOAT && ! holdsG711 (format);
}

// libsndfile leaves it in RF64, whatever it is told: there it becomes padding.
void blankPeakChunk (const std::filesystem::path& path)
{
    for (const auto& chunk : listChunks (path))
    {
        if (chunk.id != "PEAK")
            continue;

        std::fstream file (path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp (static_cast<std::streamoff> (chunk.offset) - 8) << "JUNK";
        file.seekp (static_cast<std::streamoff> (chunk.offset))
            << std::string (static_cast<std::size_t> (chunk.size), '\0');
    }
}

} // namespace

AudioWriter::AudioWriter (const std::filesystem::path& outputToWrite, int format,
                          const ReductionSettings& madeBy, const Metadata& source, bool mayReplace)
    : output (outputToWrite), settings (madeBy.asLawAllows()), pending (output, mayReplace),
      words (holdsWords (format) ? PcmEncoding::of (settings.lattice()) : std::nullopt),
      isTelephony (holdsG711 (format)), channelCount (source.reader.facts().channelCount),
      metadata (source, formatToWrite (source.reader.facts(), format))
{
    SF_INFO info {};
    info.samplerate = source.reader.facts().sampleRateHz;
    info.channels = static_cast<int> (channelCount);
    info.format = formatToWrite (source.reader.facts(), format);
    forgetLastFailure();
    file.emplace (pending.temporary(), metadata.gapStart(), metadata.gapBytes(), info);

    if (file->handle() == nullptr)
        throwWriteProblem (lastFailure());

    if (info.format != format)
        sf_command (file->handle(), SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);

    // The chunk of float files that holds the peak holds the time of day too, so that two runs
    // would differ.
    sf_command (file->handle(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    metadata.beforeAudio (file->handle());

    const auto size = AudioBlock::capacity * channelCount;
    codes.resize (words ? size : 0);
    levelsOfG711.resize (isTelephony ? size : 0);
    floats.resize (words || isTelephony ? 0 : size);
}

void AudioWriter::write (const FinishedBlock& block)
{
    forgetLastFailure();
    sf_count_t written = 0;
    const auto frames = block.length();
    const auto wanted = static_cast<sf_count_t> (frames);

    const auto interleave = [&] (auto& interleaved, auto convert)
    {
        for (std::size_t c = 0; c < channelCount; ++c)
        {
            const auto input = block.channels[c].input, levels = block.channels[c].output;

            for (std::size_t n = 0; n < frames; ++n)
                interleaved[n * channelCount + c] = convert (levels[n], input[n]);
        }
    };

    if (words)
    {
        for (std::size_t c = 0; c < channelCount; ++c)
            words->write (block.channels[c].output, codes.data() + c, channelCount);

        written = sf_writef_int (file->handle(), codes.data(), wanted);
    }
    else if (isTelephony)
    {
        interleave (levelsOfG711, [] (double level, double)
                    { return static_cast<std::int16_t> (level * 32768.0); });
        written = sf_writef_short (file->handle(), levelsOfG711.data(), wanted);
    }
    else
    {
        interleave (floats, [this] (double level, double input)
                    { return static_cast<float> (settings.delivered (input, level)); });
        written = sf_writef_float (file->handle(), floats.data(), wanted);
    }

    if (written != wanted || sf_error (file->handle()) != SF_ERR_NO_ERROR)
        throwWriteProblem (lastFailure());

    framesWritten += frames;
}

int AudioWriter::finish()
{
    int format = 0;
    forgetLastFailure();

    // Closing writes the last bytes and the header, and does not always report a full disk: what
    // was written is looked at again.
    const auto isClosed = file->close() && metadata.afterAudio (pending.temporary());
    const auto failure = lastFailure();

    if (! isClosed)
        throwWriteProblem (failure);

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

        format = check.facts().format;
    }
    catch (const FileProblem&)
    {
        throwWriteProblem (failure);
    }

    pending.commit();
    return format;
}

void AudioWriter::throwWriteProblem (std::error_code failure) const
{
    pending.checkThatItIsThere();
    throw FileProblem (output, "not everything could be written: " + whyNotWritten (failure)
                                   + " Nothing was left behind.");
}

} // namespace requant
