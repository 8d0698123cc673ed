#pragma once

#include "Files/SoundFile.h"

#include <fstream>

namespace requant
{

/** A file that libsndfile writes without knowing of a gap in it, which is filled later.

    Metadata of any size that belongs before the audio gets its place there, although libsndfile
    writes only what it knows itself, and the audio need not be moved. Thread: one at a time.
*/
class FileWithGap
{
public:
    /** Opens a file, which exists, to be written by libsndfile. gapStart: in bytes from the file's
        beginning; gapBytes: 0 for no gap. */
    FileWithGap (const std::filesystem::path&, std::uint64_t gapStart, std::uint64_t gapBytes,
                 SF_INFO);

    FileWithGap (const FileWithGap&) = delete;
    FileWithGap& operator= (const FileWithGap&) = delete;

    /** Null where the file could not be opened. */
    SNDFILE* handle() const noexcept { return file.get(); }

    /** Writes the last bytes and the header; false where that failed. */
    bool close();

private:
    // What libsndfile calls; positions are those without the gap.
    static sf_count_t length (void* self);
    static sf_count_t seek (sf_count_t offset, int whence, void* self);
    static sf_count_t write (const void* bytes, sf_count_t count, void* self);
    static sf_count_t tell (void* self);

    sf_count_t gapStart, gapBytes;
    sf_count_t position = 0, end = 0; ///< without the gap
    sf_count_t streamPosition = 0;    ///< with it
    std::fstream stream;
    SoundFile file; // last: closed before the stream
};

} // namespace requant
