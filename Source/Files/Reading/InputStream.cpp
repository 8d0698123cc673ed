#include "InputStream.h"

#include "Files/FileProblem.h"
#include "Files/Interruption.h"

#include <algorithm>

#ifdef _WIN32
    #include <fcntl.h>
    #include <io.h>
    #include <iostream>
#else
    #include <cerrno>
    #include <fcntl.h>
    #include <poll.h>
    #include <unistd.h>
#endif

namespace requant
{

namespace
{

namespace fs = std::filesystem;

[[noreturn]] void throwCannotBeOpened (const fs::path& path)
{
    throw FileProblem (path, "the file cannot be opened; check that you may read it.");
}

} // namespace

void checkInputExists (const fs::path& path, const std::string& whatIsRight)
{
    std::error_code failure;
    const auto status = fs::status (path, failure);

    if (! fs::exists (status))
        throw FileProblem (path, "there is no such file; check the name.");

    if (fs::is_directory (status))
        throw FileProblem (path, "this is a folder; give " + whatIsRight + ".");
}

InputStream::InputStream (const fs::path& path)
{
    std::error_code failure;
    pipe = ! fs::is_regular_file (path, failure);

#ifndef _WIN32
    if (pipe)
    {
        // Not to wait in here for a pipe's other end, which a signal would not end.
        descriptor = open (path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);

        if (descriptor < 0)
            throwCannotBeOpened (path);

        fcntl (descriptor, F_SETFL, fcntl (descriptor, F_GETFL) & ~O_NONBLOCK);
        return;
    }
#endif

    buffer.resize (bufferSize);
    file.rdbuf()->pubsetbuf (buffer.data(), static_cast<std::streamsize> (buffer.size()));
    file.open (path, std::ios::binary);
    length = pipe ? 0 : static_cast<std::uint64_t> (fs::file_size (path, failure));

    if (! file || failure)
        throwCannotBeOpened (path);
}

InputStream::InputStream (StandardInput) : pipe (true)
{
#ifdef _WIN32
    _setmode (0, _O_BINARY);
    static_cast<std::ios&> (file).rdbuf (std::cin.rdbuf());
#else
    descriptor = fcntl (0, F_DUPFD_CLOEXEC, 0);

    if (descriptor < 0)
        throw FileProblem ("standard input", "it is closed; give a file instead.");
#endif
}

InputStream InputStream::ofStandardInput() { return InputStream (StandardInput {}); }

InputStream::~InputStream()
{
#ifndef _WIN32
    if (descriptor >= 0)
        close (descriptor);
#endif
}

std::size_t InputStream::read (std::uint64_t position, std::span<char> bytes) noexcept
{
    if (interruption.load())
        return 0;

    try
    {
        const auto count = pipe ? readPipe (position, bytes) : readFile (position, bytes);
        lastEnd = position + count;
        return count;
    }
    catch (const std::exception&)
    {
        return 0; // out of memory, which the caller sees as the end
    }
}

std::size_t InputStream::readFile (std::uint64_t position, std::span<char> bytes)
{
    if (position != filePosition)
    {
        file.clear();
        file.seekg (static_cast<std::streamoff> (position));
    }

    file.read (bytes.data(), static_cast<std::streamsize> (bytes.size()));
    const auto count = static_cast<std::size_t> (file.gcount());

    if (count < bytes.size())
        file.clear();

    filePosition = position + count;
    return count;
}

std::size_t InputStream::readPipe (std::uint64_t position, std::span<char> bytes)
{
    if (keepsAll)
    {
        if (position > longestHeader || bytes.size() > longestHeader - position)
            return 0;

        const auto end = static_cast<std::size_t> (position) + bytes.size();

        if (end > kept.size())
        {
            const auto before = kept.size();
            kept.resize (end);
            kept.resize (before + receive (std::span (kept).subspan (before)));
        }
    }
    else if (position >= kept.size() && ! kept.empty())
    {
        kept = {};
    }

    std::size_t count = 0;

    if (position < kept.size())
    {
        const auto from = std::span<const char> (kept).subspan (
            static_cast<std::size_t> (position),
            std::min (bytes.size(), kept.size() - static_cast<std::size_t> (position)));
        std::copy (from.begin(), from.end(), bytes.begin());
        count = from.size();
    }

    if (! keepsAll && count < bytes.size() && position + count == received)
        count += receive (bytes.subspan (count));

    return count;
}

std::size_t InputStream::receive (std::span<char> bytes)
{
    std::size_t count = 0;

#ifdef _WIN32
    file.read (bytes.data(), static_cast<std::streamsize> (bytes.size()));
    count = static_cast<std::size_t> (file.gcount());
#else
    while (count < bytes.size() && ! interruption.load())
    {
        // A read that waits would begin again after a signal.
        constexpr int waitMs = 100;
        pollfd waiting { descriptor, POLLIN, 0 };

        const auto ready = poll (&waiting, 1, waitMs);

        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;

        const auto got = ::read (descriptor, bytes.data() + count, bytes.size() - count);

        if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
            break;

        count += static_cast<std::size_t> (std::max<ssize_t> (0, got));
    }
#endif

    received += count;
    return count;
}

} // namespace requant
