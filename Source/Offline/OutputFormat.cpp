#include "OutputFormat.h"

#include "CodeWords.h"
#include "FileProblem.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string_view>

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

constexpr auto containersToChoose = ".wav, .aiff, .caf, .w64 or .flac";

std::string extensionOf (const std::filesystem::path& path)
{
    auto text = path.extension().string();
    std::transform (text.begin(), text.end(), text.begin(),
                    [] (char c)
                    { return static_cast<char> (std::tolower (static_cast<unsigned char> (c))); });
    return text.empty() ? text : text.substr (1);
}

int chooseContainer (const AudioFacts& input, const std::filesystem::path& output)
{
    const auto wanted = extensionOf (output);
    int chosen = 0;

    for (const auto& extension : extensions)
    {
        if (extension.text != wanted)
            continue;

        if (extension.container == input.container())
            return input.container();

        chosen = chosen == 0 ? extension.container : chosen;
    }

    if (chosen == 0 && ! wanted.empty())
        throw FileProblem (output, "no audio format is known by the extension ." + wanted + "; use "
                                       + containersToChoose + ".");

    return chosen != 0 ? chosen : input.container();
}

bool canBeWritten (const AudioFacts& input, int format)
{
    SF_INFO info {};
    info.samplerate = input.sampleRateHz;
    info.channels = static_cast<int> (input.channelCount);
    info.format = format;
    return sf_format_check (&info) != 0;
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

// WAV's successors take more; AIFF has none.
int withRoomFor (std::uint64_t bytes, int container, const std::filesystem::path& output,
                 std::uint64_t mostBytes)
{
    if (bytes <= mostBytes)
        return container;

    if (container == SF_FORMAT_WAV || container == SF_FORMAT_WAVEX)
        return SF_FORMAT_RF64;

    if (container == SF_FORMAT_AIFF)
        throwTooLongForAiff (output);

    return container;
}

} // namespace

int chooseOutputFormat (const AudioFacts& input, const std::filesystem::path& output,
                        const Lattice& lattice, bool asFloat, std::uint64_t mostBytes)
{
    const auto container = chooseContainer (input, output);
    const auto words = asFloat ? std::nullopt : CodeWords::of (lattice);
    const auto candidates = words ? std::span<const SampleFormat> (wholeNumbers)
                                  : std::span<const SampleFormat> (floats);

    for (const auto& candidate : candidates)
    {
        if (words && candidate.bits < words->bits())
            continue;

        const auto bytes =
            input.frames * input.channelCount * static_cast<std::uint64_t> (candidate.bits / 8);

        if (canBeWritten (input, container | candidate.format))
            return withRoomFor (bytes, container, output, mostBytes) | candidate.format;
    }

    const auto needed = words ? "exact " + std::to_string (words->bits()) + "-bit samples"
                        : asFloat
                            ? std::string ("32-bit float samples")
                            : "32-bit float samples, which a fractional number of bits needs,";

    throw FileProblem (output, containerNameOf (container) + " cannot hold " + needed + " of "
                                   + std::to_string (input.channelCount)
                                   + (input.channelCount == 1 ? " channel" : " channels") + " at "
                                   + std::to_string (input.sampleRateHz)
                                   + " Hz; give an output name that ends in "
                                   + (words ? containersToChoose : ".wav, .aiff, .caf or .w64")
                                   + (words || asFloat ? "." : ", or a whole number of --bits."));
}

void throwTooLongForAiff (const std::filesystem::path& output)
{
    throw FileProblem (output, "AIFF holds at most 4 GiB; use .wav, .caf, .w64 or .flac.");
}

bool hasAudioExtension (const std::filesystem::path& path)
{
    const auto wanted = extensionOf (path);
    return std::any_of (extensions.begin(), extensions.end(),
                        [&] (const Extension& extension) { return extension.text == wanted; });
}

} // namespace requant
