#include "SoundFile.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <limits>

namespace requant
{

SoundFileView::SoundFileView (InputStream& streamToShow, std::string beginningToShow,
                              std::uint64_t startOfPart, std::uint64_t lengthOfPart)
    : stream (streamToShow), beginning (std::move (beginningToShow)), start (startOfPart),
      length (lengthOfPart)
{
}

SoundFile SoundFileView::open (SF_INFO& info)
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
    return SoundFile (sf_open_virtual (&access, SFM_READ, &info, this));
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
