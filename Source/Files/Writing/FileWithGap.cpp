#include "FileWithGap.h"

#include <algorithm>

namespace requant
{

namespace
{

FileWithGap& behind (void* self) { return *static_cast<FileWithGap*> (self); }

} // namespace

FileWithGap::FileWithGap (const std::filesystem::path& path, std::uint64_t gapStartToUse,
                          std::uint64_t gapBytesToUse, SF_INFO info)
    : gapStart (static_cast<sf_count_t> (gapStartToUse)),
      gapBytes (static_cast<sf_count_t> (gapBytesToUse))
{
    // Containers of two files, as SD2, can only be opened by name.
    if (gapBytes == 0)
    {
        file = openSoundFile (path, SFM_WRITE, info);
        return;
    }

    stream.open (path, std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc);

    if (! stream)
        return;

    SF_VIRTUAL_IO functions { length, seek, nullptr, write, tell };
    file = openSoundFile (functions, this, SFM_WRITE, info);
}

bool FileWithGap::close()
{
    const auto closed = sf_close (file.release()) == SF_ERR_NO_ERROR;

    if (! stream.is_open())
        return closed;

    stream.close();
    return closed && ! stream.fail();
}

sf_count_t FileWithGap::length (void* self) { return behind (self).end; }

sf_count_t FileWithGap::seek (sf_count_t offset, int whence, void* self)
{
    auto& file = behind (self);
    const auto from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.position : file.end;
    file.position = std::max (sf_count_t { 0 }, from + offset);
    return file.position;
}

sf_count_t FileWithGap::tell (void* self) { return behind (self).position; }

sf_count_t FileWithGap::write (const void* bytes, sf_count_t count, void* self)
{
    auto& file = behind (self);
    const auto* const from = static_cast<const char*> (bytes);
    sf_count_t done = 0;

    while (done < count)
    {
        const auto isBefore = file.position < file.gapStart;
        const auto part =
            isBefore ? std::min (count - done, file.gapStart - file.position) : count - done;
        const auto place = isBefore ? file.position : file.position + file.gapBytes;

        // A seek empties the stream's buffer, even one to where it stands.
        if (file.streamPosition != place)
            file.stream.seekp (static_cast<std::streamoff> (place));

        if (! file.stream.write (from + done, static_cast<std::streamsize> (part)))
            break;

        done += part;
        file.position += part;
        file.streamPosition = place + part;
        file.end = std::max (file.end, file.position);
    }

    return done;
}

} // namespace requant
