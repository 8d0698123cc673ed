#include "AudioReader.h"

#include "DeclaredSize.h"
#include "FileProblem.h"
#include "Instrument/InputGuard.h"

#include <algorithm>
#include <string>

namespace requant
{

namespace
{

namespace fs = std::filesystem;

constexpr auto whatIsRead = "give a WAV, RF64, W64, AIFF, CAF, FLAC, Ogg or MP3 file";

void checkBeforeOpening (const fs::path& path)
{
    std::error_code failure;
    const auto status = fs::status (path, failure);

    if (! fs::exists (status))
        throw FileProblem (path, "there is no such file; check the name.");

    if (fs::is_directory (status))
        throw FileProblem (path, "this is a folder; give an audio file.");

    if (fs::is_regular_file (status) && fs::file_size (path) == 0)
        throw FileProblem (path, std::string ("the file is empty (0 bytes); ") + whatIsRead + ".");
}

[[noreturn]] void throwOpenProblem (const fs::path& path, int code, CutShort cut)
{
    if (cut == CutShort::inHeader)
        throw FileProblem (path, "the file is truncated: it ends inside its header; copy or "
                                 "download it again.");

    if (code == SF_ERR_UNRECOGNISED_FORMAT)
        throw FileProblem (path, std::string ("this is not an audio file; ") + whatIsRead + ".");

    if (code == SF_ERR_SYSTEM)
        throw FileProblem (path, "the file cannot be opened; check that you may read it.");

    // libsndfile's own words are about its insides.
    throw FileProblem (path, std::string ("the file is damaged or truncated, or its samples are in "
                                          "an encoding that is not known here; ")
                                 + whatIsRead + ".");
}

[[noreturn]] void throwTruncated (const fs::path& path)
{
    throw FileProblem (path, "the file is truncated: it holds less audio than its header says; "
                             "copy or download it again.");
}

sf_count_t readFrames (SNDFILE* file, float* samples, sf_count_t frames)
{
    return sf_readf_float (file, samples, frames);
}

sf_count_t readFrames (SNDFILE* file, double* samples, sf_count_t frames)
{
    return sf_readf_double (file, samples, frames);
}

} // namespace

AudioReader::AudioReader (const fs::path& path)
{
    checkBeforeOpening (path);
    SF_INFO info {};
    file = openSoundFile (path, SFM_READ, info);

    const auto code = sf_error (nullptr);
    const auto cut = fs::is_regular_file (path) ? whereCutShort (path) : CutShort::nowhere;

    if (cut == CutShort::inAudio)
        throwTruncated (path);

    if (file == nullptr || (info.frames <= 0 && cut == CutShort::inHeader))
        throwOpenProblem (path, code, cut);

    if (info.frames <= 0 || info.channels <= 0 || info.samplerate <= 0)
        throw FileProblem (path, "the file holds no audio (0 samples); give a file with sound.");

    std::error_code noRegularFile;
    const auto bytes = fs::file_size (path, noRegularFile);
    header = { path,
               info.samplerate,
               static_cast<std::size_t> (info.channels),
               static_cast<std::uint64_t> (info.frames),
               noRegularFile ? 0 : static_cast<std::uint64_t> (bytes),
               info.format };

    // Float is read as float, so that its denormals are seen as such; all else is exact in double.
    if (header.sampleFormat() == SF_FORMAT_FLOAT)
    {
        floats.resize (AudioBlock::capacity * header.channelCount);
        floatRow.resize (AudioBlock::capacity);
    }
    else
    {
        doubles.resize (AudioBlock::capacity * header.channelCount);
        doubleRow.resize (AudioBlock::capacity);
    }
}

bool AudioReader::read (AudioBlock& block)
{
    block.frames =
        doubles.empty() ? readAs (floats, floatRow, block) : readAs (doubles, doubleRow, block);
    framesRead += block.frames;

    if (block.frames > 0)
        return true;

    if (framesRead < header.frames)
        throwTruncated (header.file);

    return false;
}

template <typename Sample>
std::size_t AudioReader::readAs (std::vector<Sample>& interleaved, std::vector<Sample>& row,
                                 AudioBlock& block)
{
    const auto wanted = static_cast<sf_count_t> (AudioBlock::capacity);
    const auto got =
        std::max (sf_count_t { 0 }, readFrames (file.get(), interleaved.data(), wanted));
    const auto frames = static_cast<std::size_t> (got);
    const auto channelCount = header.channelCount;

    for (std::size_t c = 0; c < channelCount; ++c)
    {
        for (std::size_t n = 0; n < frames; ++n)
            row[n] = interleaved[n * channelCount + c];

        block.replaced[c] = guardInput (std::span<const Sample> (row).first (frames),
                                        std::span (block.channels[c]).first (frames));
    }

    return frames;
}

} // namespace requant
