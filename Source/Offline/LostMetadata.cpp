#include "LostMetadata.h"

namespace requant
{

namespace
{

bool keepsItsOwn (const AudioFacts& facts)
{
    switch (facts.container())
    {
        case SF_FORMAT_WAV:
        case SF_FORMAT_WAVEX:
        case SF_FORMAT_RF64:
        case SF_FORMAT_W64:
        case SF_FORMAT_AIFF:
        case SF_FORMAT_CAF:
        case SF_FORMAT_FLAC:
            return true;
        default:
            return false;
    }
}

} // namespace

const char* nameOf (LostMetadata::Reason reason) noexcept
{
    switch (reason)
    {
        case LostMetadata::Reason::noPlace:
            return "no place";
        case LostMetadata::Reason::notTrue:
            return "not true";
        case LostMetadata::Reason::damaged:
            return "damaged";
    }

    return "";
}

std::vector<std::string> sentencesOf (const std::vector<LostMetadata>& lost,
                                      const AudioFacts& input, const AudioFacts& output)
{
    const auto list = [&lost] (LostMetadata::Reason reason)
    {
        std::string text;

        for (const auto& one : lost)
            if (one.reason == reason)
                text += (text.empty() ? "" : ", ") + one.kind;

        return text;
    };

    const auto container = output.containerName();
    const auto advice =
        keepsItsOwn (input) && input.container() != output.container()
            ? " An output in the input's container, " + input.containerName() + ", keeps it."
            : std::string();
    std::vector<std::string> sentences;

    if (const auto kinds = list (LostMetadata::Reason::noPlace); ! kinds.empty())
        sentences.push_back ("Metadata was not kept, because " + container
                             + " has no place for it here: " + kinds + "." + advice);

    if (const auto kinds = list (LostMetadata::Reason::notTrue); ! kinds.empty())
        sentences.push_back ("Metadata was left out that would not be true of the output: " + kinds
                             + ".");

    if (const auto kinds = list (LostMetadata::Reason::damaged); ! kinds.empty())
        sentences.push_back ("Metadata was not kept, because it is damaged in the input: " + kinds
                             + ".");

    return sentences;
}

} // namespace requant
