#include "FileOperations.h"

#include "Files/FileProblem.h"

#include <cerrno>

#ifdef _WIN32
    #include <fcntl.h>
    #include <io.h>
    #include <share.h>
    #include <stdio.h>
    #include <sys/stat.h>
#else
    #include <fcntl.h>
    #include <sys/stat.h>
    #include <unistd.h>
#endif

namespace requant
{

namespace fs = std::filesystem;

#ifdef _WIN32

std::error_code createNewFile (const fs::path& name, bool)
{
    int file = -1;
    const auto failure = _wsopen_s (&file, name.c_str(), _O_WRONLY | _O_CREAT | _O_EXCL | _O_BINARY,
                                    _SH_DENYNO, _S_IREAD | _S_IWRITE);

    if (file >= 0)
        _close (file);

    return { failure, std::generic_category() };
}

std::error_code renameToNewName (const fs::path& from, const fs::path& to)
{
    return _wrename (from.c_str(), to.c_str()) == 0 ? std::error_code() : lastFailure();
}

std::error_code claimNewName (const fs::path& from, const fs::path& to)
{
    return renameToNewName (from, to);
}

std::error_code flushToDisk (const fs::path& name)
{
    int file = -1;
    const auto failure =
        _wsopen_s (&file, name.c_str(), _O_RDWR | _O_BINARY, _SH_DENYNO, _S_IREAD | _S_IWRITE);

    if (failure != 0)
        return { failure, std::generic_category() };

    const auto result = _commit (file) == 0 ? std::error_code() : lastFailure();
    _close (file);
    return result;
}

std::optional<AccessRights> accessRightsOf (const fs::path&) { return {}; }

void setAccessRights (const fs::path&, const AccessRights&) {}

#else

std::error_code createNewFile (const fs::path& name, bool isPrivate)
{
    const auto file =
        open (name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0600 : 0666);

    if (file < 0)
        return lastFailure();

    close (file);
    return {};
}

std::error_code renameToNewName (const fs::path& from, const fs::path& to)
{
    std::error_code ignored;

    if (link (from.c_str(), to.c_str()) != 0)
    {
        const auto failure = lastFailure();

        if (failure == std::errc::no_such_file_or_directory)
            return failure;

        if (failure != std::errc::file_exists)
            return claimNewName (from, to);

        // NFS may have done it, and have lost its answer.
        if (! fs::equivalent (from, to, ignored))
            return failure;
    }

    fs::remove (from, ignored);
    return {};
}

std::error_code claimNewName (const fs::path& from, const fs::path& to)
{
    if (const auto failure = createNewFile (to, true))
        return failure;

    if (rename (from.c_str(), to.c_str()) == 0)
        return {};

    const auto failure = lastFailure();
    std::error_code ignored;
    fs::remove (to, ignored);
    return failure;
}

std::error_code flushToDisk (const fs::path& name)
{
    const auto file = open (name.c_str(), O_RDWR | O_CLOEXEC);

    if (file < 0)
        return lastFailure();

    const auto result = fsync (file) == 0 ? std::error_code() : lastFailure();
    close (file);

    // Some file systems have nothing to wait for.
    return result == std::errc::invalid_argument || result == std::errc::not_supported
                   || result == std::errc::function_not_supported
               ? std::error_code()
               : result;
}

std::optional<AccessRights> accessRightsOf (const fs::path& name)
{
    struct stat file
    {
    };

    if (stat (name.c_str(), &file) != 0 || ! S_ISREG (file.st_mode))
        return {};

    return AccessRights { file.st_mode & 0777u, file.st_uid, file.st_gid };
}

void setAccessRights (const fs::path& name, const AccessRights& rights)
{
    const auto own = accessRightsOf (name);

    if (! own)
        return;

    auto mode = rights.mode;
    constexpr auto unchanged = static_cast<uid_t> (-1);

    if (own->owner != rights.owner && chown (name.c_str(), rights.owner, unchanged) != 0)
        mode |= S_IRUSR | S_IWUSR; // whose file it is now must be able to use it

    // What the former group was allowed must not go to another one.
    if (own->group != rights.group
        && chown (name.c_str(), unchanged, static_cast<gid_t> (rights.group)) != 0)
        mode = (mode & ~static_cast<unsigned> (S_IRWXG)) | (mode & S_IRWXO) << 3;

    static_cast<void> (chmod (name.c_str(), static_cast<mode_t> (mode)));
}

#endif

void forgetLastFailure() noexcept { errno = 0; }

std::error_code lastFailure() noexcept { return { errno, std::generic_category() }; }

std::string whyNotWritten (std::error_code failure)
{
#ifdef EDQUOT
    if (failure == std::error_code (EDQUOT, std::generic_category()))
        return "your share of the disk is used up; make room, or choose another folder.";
#endif

    if (! failure)
        return "the disk may be full; make room, or choose another folder.";

    if (failure == std::errc::no_space_on_device)
        return "the disk is full; make room, or choose another folder.";

    if (failure == std::errc::file_too_large)
        return "no file may become so large there; raise the limit (ulimit -f), or choose a "
               "folder on another file system.";

    if (failure == std::errc::read_only_file_system)
        return "the file system there can only be read; choose another folder.";

    if (failure == std::errc::permission_denied || failure == std::errc::operation_not_permitted)
#ifdef _WIN32
        return "you may not write there, or another program has the file open; choose another "
               "folder.";
#else
        return "you may not write there; choose another folder.";
#endif

    return failure.message() + "; choose another folder.";
}

namespace fs = std::filesystem;

NewFolder::NewFolder (const fs::path& folder)
{
    std::error_code failure;

    for (auto path = fs::absolute (folder).lexically_normal(); ! fs::exists (path, failure);
         path = path.parent_path())
        made.push_back (path);

    fs::create_directories (folder, failure);

    if (failure)
    {
        removeEmpty();
        throw FileProblem (folder, "the folder cannot be created: " + whyNotWritten (failure));
    }
}

NewFolder::~NewFolder() { removeEmpty(); }

void NewFolder::removeEmpty() noexcept
{
    std::error_code isFull; // then it stays

    for (const auto& path : made)
        fs::remove (path, isFull);
}

} // namespace requant
