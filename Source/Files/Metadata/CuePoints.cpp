#include "CuePoints.h"

#include "Chunks.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace requant
{

namespace
{

std::string number (std::uint64_t value, std::size_t bytes, bool isBigEndian)
{
    std::string text;

    for (std::size_t i = 0; i < bytes; ++i)
        text += static_cast<char> (value >> 8 * (isBigEndian ? bytes - 1 - i : i) & 0xFF);

    return text;
}

std::string upToZero (std::string_view bytes)
{
    return std::string (bytes.substr (0, bytes.find ('\0')));
}

using Names = std::unordered_map<std::uint64_t, std::string>;

void giveNames (CuePoints& cues, const Names& names)
{
    for (auto& cue : cues)
        if (const auto name = names.find (cue.id); name != names.end())
            cue.name = name->second;
}

// Many places of a damaged file may lie in one long text.
constexpr std::size_t longestName = 1024;

constexpr std::uint64_t highest32 = 0xFFFFFFFFu;

CuePoints withFrame32 (CuePoints cues)
{
    std::erase_if (cues, [] (const CuePoint& cue) { return cue.frame > highest32; });
    return cues;
}

bool haveNames (const CuePoints& cues)
{
    return std::any_of (cues.begin(), cues.end(),
                        [] (const CuePoint& cue) { return ! cue.name.empty(); });
}

} // namespace

// Count, then id, play order, chunk, chunk start, block start and the place in samples (frames).
std::optional<CuePoints> cuesOfRiff (std::string_view content, bool isBigEndian)
{
    constexpr std::size_t entry = 24;

    if (content.size() < 4)
        return {};

    const auto count = numberOf (content.substr (0, 4), isBigEndian);

    if ((content.size() - 4) / entry < count)
        return {};

    CuePoints cues;

    for (std::size_t i = 0; i < count; ++i)
    {
        const auto at = 4 + i * entry;
        cues.push_back (
            { static_cast<std::uint32_t> (numberOf (content.substr (at, 4), isBigEndian)),
              numberOf (content.substr (at + 20, 4), isBigEndian),
              {} });
    }

    return cues;
}

bool nameCues (CuePoints& cues, std::string_view list, bool isBigEndian)
{
    auto areOnlyNames = true;
    Names names;

    while (list.size() >= 8)
    {
        const auto isName = list.starts_with ("labl");
        const auto size = numberOf (list.substr (4, 4), isBigEndian);
        list.remove_prefix (8);

        if (size > list.size())
        {
            areOnlyNames = false;
            break;
        }

        const auto content = list.substr (0, size);
        areOnlyNames = areOnlyNames && isName && size >= 4;

        if (isName && size >= 4)
            names[numberOf (content.substr (0, 4), isBigEndian)] = upToZero (content.substr (4));

        list.remove_prefix (std::min<std::size_t> (list.size(), size + size % 2));
    }

    giveNames (cues, names);
    return areOnlyNames;
}

// Count (16 bits), then id (16 bits), place, and a name: its length in a byte, padded to be even.
std::optional<CuePoints> cuesOfAiff (std::string_view content)
{
    if (content.size() < 2)
        return {};

    const auto count = numberOf (content.substr (0, 2), true);
    content.remove_prefix (2);
    CuePoints cues;

    for (std::size_t i = 0; i < count; ++i)
    {
        if (content.size() < 7)
            return {};

        const auto length = static_cast<std::size_t> (static_cast<unsigned char> (content[6]));

        if (content.size() - 7 < length)
            return {};

        cues.push_back ({ static_cast<std::uint32_t> (numberOf (content.substr (0, 2), true)),
                          numberOf (content.substr (2, 4), true),
                          upToZero (content.substr (7, length)) });
        content.remove_prefix (std::min (content.size(), 7 + length + (length + 1) % 2));
    }

    return cues;
}

// Marks: kind of time code, count, then the place (double), id, time code (8 bytes), channel.
// Names: count, then id and offset of each into the texts behind them.
std::optional<CuePoints> cuesOfCaf (std::string_view marks, std::string_view names)
{
    constexpr std::size_t entry = 28;

    if (marks.size() < 8)
        return {};

    const auto count = numberOf (marks.substr (4, 4), true);

    if ((marks.size() - 8) / entry < count)
        return {};

    CuePoints cues;

    for (std::size_t i = 0; i < count; ++i)
    {
        const auto at = 8 + i * entry;
        const auto frame = std::bit_cast<double> (numberOf (marks.substr (at + 4, 8), true));
        const auto isPlace = frame >= 0.0 && frame < 9.0e15;
        cues.push_back ({ static_cast<std::uint32_t> (numberOf (marks.substr (at + 12, 4), true)),
                          isPlace ? static_cast<std::uint64_t> (frame) : 0,
                          {} });
    }

    const auto nameCount = names.size() < 4 ? 0 : numberOf (names.substr (0, 4), true);

    if (nameCount == 0 || (names.size() - 4) / 12 < nameCount)
        return cues;

    const auto texts = names.substr (4 + 12 * nameCount);
    Names namesById;

    for (std::size_t i = 0; i < nameCount; ++i)
    {
        const auto id = numberOf (names.substr (4 + 12 * i, 4), true);
        const auto offset = numberOf (names.substr (8 + 12 * i, 8), true);

        if (offset < texts.size())
            namesById[id] = upToZero (texts.substr (offset, longestName));
    }

    giveNames (cues, namesById);
    return cues;
}

std::string riffCues (const CuePoints& cues)
{
    const auto kept = withFrame32 (cues);
    auto content = number (kept.size(), 4, false);

    for (const auto& cue : kept)
        content += number (cue.id, 4, false) + number (cue.frame, 4, false) + "data"
                   + std::string (8, '\0') + number (cue.frame, 4, false);

    return content;
}

std::string riffCueNames (const CuePoints& cues)
{
    std::string list;

    for (const auto& cue : withFrame32 (cues))
    {
        if (cue.name.empty())
            continue;

        const auto content = number (cue.id, 4, false) + cue.name + '\0';
        list += "labl" + number (content.size(), 4, false) + content;
        list.append (content.size() % 2, '\0');
    }

    return list;
}

// AIFF's ids are above 0 and of 16 bits; where they do not fit, the points are counted anew.
std::string aiffCues (const CuePoints& cues)
{
    auto kept = withFrame32 (cues);
    kept.resize (std::min<std::size_t> (kept.size(), 0x7FFF));
    const auto keepIds =
        std::all_of (kept.begin(), kept.end(),
                     [] (const CuePoint& cue) { return cue.id > 0 && cue.id <= 0x7FFF; });
    auto content = number (kept.size(), 2, true);

    for (std::size_t i = 0; i < kept.size(); ++i)
    {
        const auto name = kept[i].name.substr (0, 255);
        content += number (keepIds ? kept[i].id : i + 1, 2, true) + number (kept[i].frame, 4, true)
                   + static_cast<char> (name.size()) + name;
        content.append ((name.size() + 1) % 2, '\0');
    }

    return content;
}

std::string cafCues (const CuePoints& cues)
{
    auto content = number (0, 4, true) + number (cues.size(), 4, true);

    for (const auto& cue : cues)
        content +=
            number (0, 4, true)
            + number (std::bit_cast<std::uint64_t> (static_cast<double> (cue.frame)), 8, true)
            + number (cue.id, 4, true) + std::string (8, '\xFF') // no time code
            + number (0, 4, true);

    return content;
}

std::string cafCueNames (const CuePoints& cues)
{
    if (! haveNames (cues))
        return {};

    std::size_t count = 0;
    std::string places, texts;

    for (const auto& cue : cues)
    {
        if (cue.name.empty())
            continue;

        places += number (cue.id, 4, true) + number (texts.size(), 8, true);
        texts += cue.name + '\0';
        ++count;
    }

    return number (count, 4, true) + places + texts;
}

} // namespace requant
