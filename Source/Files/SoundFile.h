#pragma once

#include "Files/Reading/InputStream.h"

#include <filesystem>
#include <memory>
#include <sndfile.h>
#include <string>

namespace requant
{

struct SoundFileCloser
{
    void operator() (SNDFILE* file) const noexcept { sf_close (file); }
};

using SoundFile = std::unique_ptr<SNDFILE, SoundFileCloser>;

/** Opens a file through libsndfile; null where that fails. mode: SFM_READ or SFM_WRITE. error:
    where given, an SF_ERR_ code. libsndfile keeps the reason for the last failure in one place for
    all threads, so everything in this program is opened by these two. Thread: any. */
SoundFile openSoundFile (const std::filesystem::path&, int mode, SF_INFO&, int* error = nullptr);
SoundFile openSoundFile (SF_VIRTUAL_IO&, void* user, int mode, SF_INFO&, int* error = nullptr);

/** A file that libsndfile is shown: a beginning from memory, and a part of a stream behind it.

    So it can be given one link of a chain, a header whose sizes are right, or a pipe.
*/
class SoundFileView
{
public:
    /** start, length: of the part, in bytes. The stream must outlive the view. */
    SoundFileView (InputStream&, std::string beginning, std::uint64_t start, std::uint64_t length);

    SoundFileView (const SoundFileView&) = delete;
    SoundFileView& operator= (const SoundFileView&) = delete;

    /** Opens it for reading; null where that fails, and an SF_ERR_ code. It must be closed before
        the view goes. */
    SoundFile open (SF_INFO&, int& error);

private:
    sf_count_t size() const noexcept;
    sf_count_t seek (sf_count_t offset, int whence) noexcept;
    sf_count_t read (char* bytes, sf_count_t count) noexcept;

    InputStream& stream;
    std::string beginning;
    std::uint64_t start, length, position = 0;
};

} // namespace requant
