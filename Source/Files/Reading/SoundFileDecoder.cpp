#include "Decoder.h"
#include "Files/FileProblem.h"
#include "Text/Numbers.h"

namespace requant
{

namespace
{

sf_count_t readFrames (SNDFILE* file, float* samples, std::size_t frames)
{
    return sf_readf_float (file, samples, static_cast<sf_count_t> (frames));
}

sf_count_t readFrames (SNDFILE* file, double* samples, std::size_t frames)
{
    return sf_readf_double (file, samples, static_cast<sf_count_t> (frames));
}

} // namespace

std::string secondsText (std::uint64_t frames, int sampleRateHz)
{
    return numbers::plain (static_cast<double> (frames) / sampleRateHz, 2) + " s";
}

SoundFileDecoder::SoundFileDecoder (std::filesystem::path pathToName, InputStream& streamToRead,
                                    NextPart next)
    : path (std::move (pathToName)), stream (streamToRead), nextPart (std::move (next))
{
}

bool SoundFileDecoder::open (SF_INFO& info)
{
    if (! openNext())
        return false;

    info = first;
    return true;
}

bool SoundFileDecoder::openByName (SF_INFO& info)
{
    file = openSoundFile (path, SFM_READ, first, &error);
    nextPart = [] { return std::nullopt; };
    info = first;
    return file != nullptr;
}

bool SoundFileDecoder::openNext()
{
    auto part = nextPart();

    if (! part)
        return false;

    SF_INFO info {};
    const auto isFirst = first.channels == 0;
    file.reset();
    view = std::make_unique<SoundFileView> (stream, std::move (part->beginning), part->start,
                                            part->length);
    file = view->open (info, error);

    if (isFirst)
        first = info;
    else
        checkPart (info);

    return file != nullptr;
}

void SoundFileDecoder::checkPart (const SF_INFO& info) const
{
    const auto place = "from " + secondsText (framesRead, first.samplerate) + " on ";

    if (file == nullptr)
        throw FileProblem (path, "the file is damaged " + place
                                     + "; copy or download it again, or cut it off there.");

    if (info.channels != first.channels || info.samplerate != first.samplerate)
        throw FileProblem (path, place + "it has " + std::to_string (info.channels)
                                     + " channel(s) at " + std::to_string (info.samplerate)
                                     + " Hz, and before that " + std::to_string (first.channels)
                                     + " at " + std::to_string (first.samplerate)
                                     + " Hz; split it there into files of their own.");
}

std::size_t SoundFileDecoder::read (float* interleaved, std::size_t frames)
{
    return readParts (interleaved, frames);
}

std::size_t SoundFileDecoder::read (double* interleaved, std::size_t frames)
{
    return readParts (interleaved, frames);
}

template <typename Sample>
std::size_t SoundFileDecoder::readParts (Sample* interleaved, std::size_t frames)
{
    std::size_t done = 0;

    while (done < frames && file != nullptr)
    {
        const auto place = interleaved + done * static_cast<std::size_t> (first.channels);
        const auto got = readFrames (file.get(), place, frames - done);

        if (got > 0)
        {
            done += static_cast<std::size_t> (got);
            framesRead += static_cast<std::uint64_t> (got);
        }
        else if (! openNext())
        {
            break;
        }
    }

    return done;
}

} // namespace requant
