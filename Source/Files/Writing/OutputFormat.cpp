#include "OutputFormat.h"

#include "Files/FileProblem.h"
#include "Files/SoundFile.h"
#include "Levels/PcmEncoding.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string_view>
#include <vector>

namespace requant
{

namespace
{

struct Extension
{
    std::string_view text;
    int container;
};

// The first container of an extension is the one that it means on its own.
constexpr std::array extensions {
    Extension { "wav", SF_FORMAT_WAV },    Extension { "wav", SF_FORMAT_WAVEX },
    Extension { "wav", SF_FORMAT_RF64 },   Extension { "wave", SF_FORMAT_WAV },
    Extension { "wave", SF_FORMAT_WAVEX }, Extension { "wave", SF_FORMAT_RF64 },
    Extension { "bwf", SF_FORMAT_WAV },    Extension { "bwf", SF_FORMAT_RF64 },
    Extension { "rf64", SF_FORMAT_RF64 },  Extension { "w64", SF_FORMAT_W64 },
    Extension { "aif", SF_FORMAT_AIFF },   Extension { "aiff", SF_FORMAT_AIFF },
    Extension { "aifc", SF_FORMAT_AIFF },  Extension { "caf", SF_FORMAT_CAF },
    Extension { "flac", SF_FORMAT_FLAC },  Extension { "au", SF_FORMAT_AU },
    Extension { "snd", SF_FORMAT_AU },     Extension { "ogg", SF_FORMAT_OGG },
    Extension { "oga", SF_FORMAT_OGG },    Extension { "opus", SF_FORMAT_OGG },
    Extension { "mp3", SF_FORMAT_MPEG },   Extension { "paf", SF_FORMAT_PAF },
    Extension { "iff", SF_FORMAT_SVX },    Extension { "svx", SF_FORMAT_SVX },
    Extension { "sf", SF_FORMAT_IRCAM },   Extension { "voc", SF_FORMAT_VOC },
    Extension { "mat", SF_FORMAT_MAT5 },   Extension { "mat", SF_FORMAT_MAT4 },
    Extension { "pvf", SF_FORMAT_PVF },    Extension { "sds", SF_FORMAT_SDS },
    Extension { "avr", SF_FORMAT_AVR },    Extension { "htk", SF_FORMAT_HTK },
    Extension { "xi", SF_FORMAT_XI },      Extension { "sd2", SF_FORMAT_SD2 },
    Extension { "nist", SF_FORMAT_NIST },  Extension { "sph", SF_FORMAT_NIST },
    Extension { "mpc", SF_FORMAT_MPC2K },
};

std::string extensionOf (const std::filesystem::path& path)
{
    auto text = path.extension().string();
    std::transform (text.begin(), text.end(), text.begin(),
                    [] (char c)
                    { return static_cast<char> (std::tolower (static_cast<unsigned char> (c))); });
    return text.empty() ? text : text.substr (1);
}

// Of the extensions that a container goes by; 0 where none is known.
int containerOf (const std::string& wanted, const AudioFileInfo& input)
{
    int chosen = 0;

    for (const auto& extension : extensions)
    {
        if (extension.text != wanted)
            continue;

        if (extension.container == input.container())
            return input.container();

        chosen = chosen == 0 ? extension.container : chosen;
    }

    return chosen;
}

/** A file in memory, for libsndfile to write to. */
struct MemoryFile
{
    std::vector<char> bytes;
    std::size_t position = 0;

    static MemoryFile& of (void* user) { return *static_cast<MemoryFile*> (user); }

    static sf_count_t length (void* user)
    {
        return static_cast<sf_count_t> (of (user).bytes.size());
    }

    static sf_count_t tell (void* user) { return static_cast<sf_count_t> (of (user).position); }

    static sf_count_t seek (sf_count_t offset, int whence, void* user)
    {
        const auto from = whence == SEEK_CUR   ? tell (user)
                          : whence == SEEK_END ? length (user)
                                               : sf_count_t { 0 };
        of (user).position = static_cast<std::size_t> (std::max (sf_count_t { 0 }, from + offset));
        return tell (user);
    }

    static sf_count_t read (void* to, sf_count_t count, void* user)
    {
        const auto got = std::clamp (length (user) - tell (user), sf_count_t { 0 }, count);

        if (got > 0)
            std::copy_n (of (user).bytes.data() + of (user).position, got, static_cast<char*> (to));

        of (user).position += static_cast<std::size_t> (got);
        return got;
    }

    static sf_count_t write (const void* from, sf_count_t count, void* user)
    {
        auto& [bytes, position] = of (user);
        bytes.resize (std::max (bytes.size(), position + static_cast<std::size_t> (count)));
        std::copy_n (static_cast<const char*> (from), count, bytes.data() + position);
        position += static_cast<std::size_t> (count);
        return count;
    }
};

// Sound Designer II keeps its header in a second file: two files cannot appear whole at once.
bool isInTwoFiles (int format) { return (format & SF_FORMAT_TYPEMASK) == SF_FORMAT_SD2; }

// By writing one frame: FLAC's encoder refuses rates that sf_format_check() lets pass.
bool canBeWritten (const AudioFileInfo& input, int format)
{
    SF_INFO info {};
    info.samplerate = input.sampleRateHz;
    info.channels = static_cast<int> (input.channelCount);
    info.format = format;

    if (isInTwoFiles (format) || ! sf_format_check (&info))
        return false;

    MemoryFile memory;
    SF_VIRTUAL_IO access { MemoryFile::length, MemoryFile::seek, MemoryFile::read,
                           MemoryFile::write, MemoryFile::tell };
    const auto file = openSoundFile (access, &memory, SFM_WRITE, info);
    const std::vector<int> frame (input.channelCount);
    return file != nullptr && sf_writef_int (file.get(), frame.data(), 1) == 1
           && sf_error (file.get()) == SF_ERR_NO_ERROR;
}

struct SampleFormat
{
    int format, bits;
};

constexpr std::array wholeNumbers { SampleFormat { SF_FORMAT_PCM_S8, 8 },
                                    SampleFormat { SF_FORMAT_PCM_U8, 8 },
                                    SampleFormat { SF_FORMAT_PCM_16, 16 },
                                    SampleFormat { SF_FORMAT_PCM_24, 24 } };

constexpr std::array floats { SampleFormat { SF_FORMAT_FLOAT, 32 } };

/** The samples that an output is to have. */
class WantedSamples
{
public:
    WantedSamples (const AudioFileInfo& inputToHold, const OutputSamples& samplesToHold,
                   std::uint64_t mostBytesToUse)
        : input (inputToHold), samples (samplesToHold),
          words (samples.asFloat || ! samples.areCodes ? std::nullopt
                                                       : PcmEncoding::of (samples.lattice)),
          mostBytes (mostBytesToUse)
    {
    }

    /** The format of a container that holds them; empty where it has none. */
    std::optional<int> formatIn (int container) const
    {
        const auto candidates = words ? std::span<const SampleFormat> (wholeNumbers)
                                      : std::span<const SampleFormat> (floats);

        if (samples.telephony != 0 && ! samples.asFloat && hasTelephony (container)
            && canBeWritten (input, container | samples.telephony))
            return withRoomFor ({ samples.telephony, 8 }, container);

        for (const auto& candidate : candidates)
            if ((! words || candidate.bits >= words->bits())
                && canBeWritten (input, container | candidate.format))
                return withRoomFor (candidate, container);

        return {};
    }

    std::string whyNotIn (int container) const
    {
        if (container == SF_FORMAT_AIFF && isLong (words ? wholeNumbers.back() : floats.back()))
            return "AIFF holds at most 4 GiB";

        if (isInTwoFiles (container))
            return "Sound Designer II keeps its header in a second file, and is read only";

        const auto wanted = words ? "exact " + std::to_string (words->bits()) + "-bit samples"
                            : samples.asFloat ? std::string ("32-bit float samples")
                            : samples.areCodes
                                ? "32-bit float samples, which a fractional number of bits needs,"
                                : "32-bit float samples, which levels that are no PCM codes need,";

        return containerNameOf (container) + " cannot hold " + wanted + " of "
               + std::to_string (input.channelCount)
               + (input.channelCount == 1 ? " channel" : " channels") + " at "
               + std::to_string (input.sampleRateHz) + " Hz";
    }

    /** "use .wav, .caf or .w64": the containers that do hold them. */
    std::string advice (const OutputTarget& target, const std::string& forFile) const
    {
        std::vector<std::string> names;

        for (const auto& container : outputContainers)
            // In a file WAV becomes RF64 by itself.
            if ((target.isInFolder || container.format != SF_FORMAT_RF64)
                && formatIn (container.format))
                names.push_back ((target.isInFolder ? "" : ".") + std::string (container.name));

        auto list = names.empty() ? std::string() : names.front();

        for (std::size_t i = 1; i < names.size(); ++i)
            list += (i + 1 < names.size() ? ", " : " or ") + names[i];

        return (target.isInFolder ? "choose --container " : forFile + " ") + list
               + (words || samples.asFloat || ! samples.areCodes
                      ? "."
                      : ", or a whole number of --bits.");
    }

private:
    // WAV's successors take more; AIFF has none.
    std::optional<int> withRoomFor (const SampleFormat& format, int container) const
    {
        if (! isLong (format))
            return container | format.format;

        if (container == SF_FORMAT_AIFF)
            return {};

        const auto isWav = container == SF_FORMAT_WAV || container == SF_FORMAT_WAVEX;
        return (isWav ? SF_FORMAT_RF64 : container) | format.format;
    }

    bool isLong (const SampleFormat& format) const
    {
        return input.frames * input.channelCount * static_cast<std::uint64_t> (format.bits / 8)
               > mostBytes;
    }

    static bool hasTelephony (int container) noexcept
    {
        return container == SF_FORMAT_WAV || container == SF_FORMAT_WAVEX
               || container == SF_FORMAT_AU || container == SF_FORMAT_CAF;
    }

    const AudioFileInfo& input;
    OutputSamples samples;
    std::optional<PcmEncoding> words; ///< empty: float, or G.711
    std::uint64_t mostBytes;          ///< of audio in a container of 32-bit sizes
};

int chooseContainer (const AudioFileInfo& input, const OutputTarget& target,
                     const WantedSamples& samples)
{
    const auto isWavOfWav =
        target.container == SF_FORMAT_WAV && input.container() == SF_FORMAT_WAVEX;

    if (target.container != 0)
        return isWavOfWav ? input.container() : target.container;

    const auto wanted = extensionOf (target.file);

    if (wanted.empty())
        return input.container();

    if (const auto chosen = containerOf (wanted, input))
        return chosen;

    throw FileProblem (target.file, "no audio format is known by the extension ." + wanted + "; "
                                        + samples.advice (target, "use"));
}

} // namespace

OutputSamples OutputSamples::of (const ReductionSettings& wanted, bool asFloat) noexcept
{
    const auto settings = wanted.asLawAllows();
    OutputSamples samples { settings.lattice(), asFloat };
    samples.areCodes = settings.law == Law::uniform && settings.range == RangeMethod::fullScale;

    if (settings.decisions == G711::Decisions::standard)
        samples.telephony = settings.law == Law::g711Mu  ? SF_FORMAT_ULAW
                            : settings.law == Law::g711A ? SF_FORMAT_ALAW
                                                         : 0;

    return samples;
}

int chooseOutputFormat (const AudioFileInfo& input, const OutputTarget& target,
                        const OutputSamples& wanted, std::uint64_t mostBytes)
{
    const WantedSamples samples (input, wanted, mostBytes);
    const auto container = chooseContainer (input, target, samples);

    if (const auto format = samples.formatIn (container))
        return *format;

    throw FileProblem (target.file,
                       samples.whyNotIn (container) + "; "
                           + samples.advice (target, "give an output name that ends in"));
}

bool canBeNamed (const std::filesystem::path& path, int container)
{
    const auto wanted = extensionOf (path);
    return wanted.empty()
           || std::any_of (extensions.begin(), extensions.end(),
                           [&] (const Extension& extension) {
                               return extension.text == wanted && extension.container == container;
                           });
}

std::filesystem::path nameFor (const std::filesystem::path& path, int container)
{
    if (! extensionOf (path).empty() && canBeNamed (path, container))
        return path;

    auto named = path;

    // What stands behind the dot of "01. Intro" is none.
    if (hasAudioExtension (path))
        named.replace_extension();

    for (const auto& each : outputContainers)
        if (each.format == container)
            (named += ".") += each.name;

    return named;
}

bool hasAudioExtension (const std::filesystem::path& path)
{
    const auto wanted = extensionOf (path);
    return std::any_of (extensions.begin(), extensions.end(),
                        [&] (const Extension& extension) { return extension.text == wanted; });
}

} // namespace requant
