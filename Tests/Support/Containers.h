#pragma once

#include "TestAudio.h"

#include <utility>

namespace requant::test
{

// Containers put together and taken apart piece by piece, without the code under test.

/** An id and a content: a chunk, or a metadata block of FLAC, whose id is its type's byte. */
using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string little (std::uint64_t number, int bytes)
{
    std::string text;

    for (int i = 0; i < bytes; ++i)
        text += static_cast<char> (number >> 8 * i & 255);

    return text;
}

inline std::string big (std::uint64_t number, int bytes)
{
    const auto text = little (number, bytes);
    return { text.rbegin(), text.rend() };
}

inline std::uint64_t fromLittle (const std::string& bytes)
{
    std::uint64_t number = 0;

    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8 | static_cast<unsigned char> (bytes[i]);

    return number;
}

inline std::uint64_t fromBig (const std::string& bytes)
{
    return fromLittle ({ bytes.rbegin(), bytes.rend() });
}

inline std::string padded (std::string bytes, std::size_t alignment)
{
    bytes.append ((alignment - bytes.size() % alignment) % alignment, '\0');
    return bytes;
}

/** Sony's GUID of a chunk of W64. */
inline std::string guid (const std::string& id)
{
    return id + std::string ("\xF3\xAC\xD3\x11\x8C\xD1\x00\xC0\x4F\x8E\xDB\x8A", 12);
}

inline std::string riffChunk (const std::string& id, const std::string& content)
{
    return padded (id + little (content.size(), 4) + content, 2);
}

inline std::string iffChunk (const std::string& id, const std::string& content)
{
    return padded (id + big (content.size(), 4) + content, 2);
}

inline std::string cafChunk (const std::string& id, const std::string& content)
{
    return id + big (content.size(), 8) + content;
}

inline std::string w64Chunk (const std::string& id, const std::string& content)
{
    return padded (guid (id) + little (content.size() + 24, 8) + content, 8);
}

inline std::string joined (const Parts& parts,
                           std::string chunk (const std::string&, const std::string&))
{
    std::string bytes;

    for (const auto& [id, content] : parts)
        bytes += chunk (id, content);

    return bytes;
}

inline std::string flacBlock (const std::string& type, const std::string& content, bool isLast)
{
    return std::string (1, static_cast<char> (type[0] | (isLast ? 0x80 : 0)))
           + big (content.size(), 3) + content;
}

/** Puts chunks into a file without any, at the front and at the end, and mends the file's sizes. */
inline std::string withChunks (const std::string& file, const Parts& before, const Parts& behind)
{
    const auto start = file.substr (0, 4);
    std::string bytes;

    if (start == "RIFF")
    {
        bytes = file.substr (0, 12) + joined (before, riffChunk) + padded (file.substr (12), 2)
                + joined (behind, riffChunk);
        return bytes.replace (4, 4, little (bytes.size() - 8, 4));
    }

    if (start == "RF64")
    {
        bytes = file.substr (0, 48) + joined (before, riffChunk) + padded (file.substr (48), 2)
                + joined (behind, riffChunk);
        return bytes.replace (20, 8, little (bytes.size() - 8, 8));
    }

    if (start == "FORM")
    {
        bytes = file.substr (0, 12) + joined (before, iffChunk) + padded (file.substr (12), 2)
                + joined (behind, iffChunk);
        return bytes.replace (4, 4, big (bytes.size() - 8, 4));
    }

    if (start == "riff")
    {
        bytes = file.substr (0, 40) + joined (before, w64Chunk) + padded (file.substr (40), 8)
                + joined (behind, w64Chunk);
        return bytes.replace (16, 8, little (bytes.size(), 8));
    }

    return file.substr (0, 52) + joined (before, cafChunk) + file.substr (52)
           + joined (behind, cafChunk);
}

/** Puts metadata blocks in the place of those that are no STREAMINFO. */
inline std::string withBlocks (const std::string& file, const Parts& blocks)
{
    std::size_t position = 4;

    for (auto isLast = false; ! isLast;)
    {
        isLast = (file[position] & 0x80) != 0;
        position += 4 + fromBig (file.substr (position + 1, 3));
    }

    auto bytes = file.substr (0, 42);

    for (std::size_t i = 0; i < blocks.size(); ++i)
        bytes += flacBlock (blocks[i].first, blocks[i].second, i + 1 == blocks.size());

    return bytes + file.substr (position);
}

/** What a file is made of, in its order. Throws where sizes do not fit together. In W64 an id is a
    GUID's first four letters; of FLAC, the frames have the id "frames". */
inline Parts partsOf (const std::string& file)
{
    const auto start = file.substr (0, 4);
    const auto require = [] (bool isSo, const char* what)
    {
        if (! isSo)
            throw std::runtime_error (what);
    };
    Parts parts;
    std::size_t position = 0;

    const auto take = [&] (std::size_t header, std::size_t size, std::size_t alignment)
    {
        require (position + header + size <= file.size(), "a part reaches beyond the end");
        parts.emplace_back (file.substr (position, start == "fLaC" ? 1 : 4),
                            file.substr (position + header, size));
        position = (position + header + size + alignment - 1) / alignment * alignment;
    };

    if (start == "RIFF" || start == "RF64" || start == "FORM")
    {
        const auto isIff = start == "FORM";
        const auto number = isIff ? fromBig : fromLittle;
        const auto size =
            start == "RF64" ? number (file.substr (20, 8)) : number (file.substr (4, 4));
        require (size == file.size() - 8, "the form has another size than the file");

        for (position = 12; position < file.size();)
        {
            auto bytes = number (file.substr (position + 4, 4));
            take (8, bytes == 0xFFFFFFFFu ? number (file.substr (28, 8)) : bytes, 2);
        }

        require (position == file.size(), "padding is missing");
    }
    else if (start == "riff")
    {
        require (fromLittle (file.substr (16, 8)) == file.size(), "W64 has another size");

        for (position = 40; position < file.size();)
            take (24, fromLittle (file.substr (position + 16, 8)) - 24, 8);
    }
    else if (start == "caff")
        for (position = 8; position + 12 <= file.size();)
            take (12, fromBig (file.substr (position + 4, 8)), 1);
    else if (start == "fLaC")
    {
        position = 4;

        for (auto isLast = false; ! isLast;)
        {
            isLast = (file[position] & 0x80) != 0;
            take (4, fromBig (file.substr (position + 1, 3)), 1);
            parts.back().first[0] = static_cast<char> (parts.back().first[0] & 0x7F);
        }

        parts.emplace_back ("frames", file.substr (position));
    }

    return parts;
}

/** Those of some ids; all others with `without`. */
inline Parts partsWith (const Parts& parts, const std::vector<std::string>& ids,
                        bool without = false)
{
    Parts found;

    for (const auto& part : parts)
        if ((std::find (ids.begin(), ids.end(), part.first) != ids.end()) != without)
            found.push_back (part);

    return found;
}

inline std::string contentOf (const Parts& parts, const std::string& id)
{
    const auto found = partsWith (parts, { id });
    return found.empty() ? std::string() : found.front().second;
}

} // namespace requant::test
