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

/** Opens a file through libsndfile; null where that fails (sf_strerror (nullptr) says why).
    mode: SFM_READ or SFM_WRITE. */
inline SoundFile openSoundFile (const std::filesystem::path& path, int mode, SF_INFO& info)
{
#ifdef _WIN32
    return SoundFile (sf_wchar_open (path.c_str(), mode, &info));
#else
    return SoundFile (sf_open (path.c_str(), mode, &info));
#endif
}

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

    /** Opens it for reading; null where that fails. It must be closed before the view goes. */
    SoundFile open (SF_INFO&);

private:
    sf_count_t size() const noexcept;
    sf_count_t seek (sf_count_t offset, int whence) noexcept;
    sf_count_t read (char* bytes, sf_count_t count) noexcept;

    InputStream& stream;
    std::string beginning;
    std::uint64_t start, length, position = 0;
};

} // namespace requant
