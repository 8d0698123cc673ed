#include "SoundFile.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <limits>
#include <mutex>

namespace requant
{

namespace
{

std::timed_mutex opening; // of all files

// One at a time, so that the reason is that of this file. A disk that does not answer holds the
// others up for some seconds only: then a reason may be another file's, but every file opens.
template <typename Open>
SoundFile opened (Open open, int* error)
{
    constexpr std::chrono::seconds patience { 5 };
    // By the system's clock: GCC 12's thread sanitizer does not know the wait by the steady one.
    const std::unique_lock lock (opening, std::chrono::system_clock::now() + patience);
    SoundFile file (open());

    if (error != nullptr)
        *error = file == nullptr ? sf_error (nullptr) : SF_ERR_NO_ERROR;

    return file;
}

} // namespace

SoundFile openSoundFile (const std::filesystem::path& path, int mode, SF_INFO& info, int* error)
{
    return opened (
        [&]
        {
#ifdef _WIN32
            return sf_wchar_open (path.c_str(), mode, &info);
#else
            return sf_open (path.c_str(), mode, &info);
#endif
        },
        error);
}

SoundFile openSoundFile (SF_VIRTUAL_IO& access, void* user, int mode, SF_INFO& info, int* error)
{
    return opened ([&] { return sf_open_virtual (&access, mode, &info, user); }, error);
}

SoundFileView::SoundFileView (InputStream& streamToShow, std::string beginningToShow,
                              std::uint64_t startOfPart, std::uint64_t lengthOfPart)
    : stream (streamToShow), beginning (std::move (beginningToShow)), start (startOfPart),
      length (lengthOfPart)
{
}

SoundFile SoundFileView::open (SF_INFO& info, int& error)
{
    SF_VIRTUAL_IO access {};
    access.get_filelen = [] (void* view) { return static_cast<SoundFileView*> (view)->size(); };
    access.seek = [] (sf_count_t offset, int whence, void* view)
    { return static_cast<SoundFileView*> (view)->seek (offset, whence); };
    access.read = [] (void* bytes, sf_count_t count, void* view)
    { return static_cast<SoundFileView*> (view)->read (static_cast<char*> (bytes), count); };
    access.write = [] (const void*, sf_count_t, void*) { return sf_count_t { 0 }; };
    access.tell = [] (void* view)
    { return static_cast<sf_count_t> (static_cast<SoundFileView*> (view)->position); };
    return openSoundFile (access, this, SFM_READ, info, &error);
}

sf_count_t SoundFileView::size() const noexcept
{
    return static_cast<sf_count_t> (beginning.size() + length);
}

sf_count_t SoundFileView::seek (sf_count_t offset, int whence) noexcept
{
    const auto base = whence == SEEK_SET   ? sf_count_t { 0 }
                      : whence == SEEK_CUR ? static_cast<sf_count_t> (position)
                                           : size();

    if (offset < -base || offset > std::numeric_limits<sf_count_t>::max() - base)
        return -1;

    position = static_cast<std::uint64_t> (base + offset);
    return base + offset;
}

sf_count_t SoundFileView::read (char* bytes, sf_count_t count) noexcept
{
    std::size_t done = 0;
    auto wanted = static_cast<std::size_t> (std::max (sf_count_t { 0 }, count));

    if (position < beginning.size())
    {
        done = std::min (wanted, beginning.size() - static_cast<std::size_t> (position));
        std::memcpy (bytes, beginning.data() + position, done);
    }

    if (done < wanted && position + done - beginning.size() < length)
    {
        const auto inPart = position + done - beginning.size();
        wanted =
            static_cast<std::size_t> (std::min<std::uint64_t> (wanted - done, length - inPart));
        done += stream.read (start + inPart, { bytes + done, wanted });
    }

    position += done;
    return static_cast<sf_count_t> (done);
}

} // namespace requant
