#include "AtomicFile.h"

#include "Files/FileProblem.h"

#include <fmt/format.h>
#include <fstream>
#include <random>

#ifndef _WIN32
    #include <sys/stat.h>
    #include <unistd.h>
#endif

namespace requant
{

namespace
{

namespace fs = std::filesystem;

std::string kindName (fs::file_type type)
{
    switch (type)
    {
        case fs::file_type::directory:
            return "a folder";
        case fs::file_type::fifo:
            return "a pipe";
        case fs::file_type::socket:
            return "a socket";
        default:
            return "a device or the like";
    }
}

// A rename would put a file in its place, under a name that programs know: /dev/stdout, for one.
void refuseWhatIsNoFile (const fs::path& name)
{
    std::error_code failure;
    const auto status = fs::status (name, failure);

    if (fs::exists (status) && ! fs::is_regular_file (status))
        throw FileProblem (name, "this is " + kindName (status.type())
                                     + ", which no file can replace; give the name of a file.");
}

// What is printed would go on into a file that has no name any more.
void refuseStandardOutput (const fs::path& name)
{
#ifdef _WIN32
    static_cast<void> (name);
#else
    struct stat printed
    {
    }, file {};

    if (fstat (STDOUT_FILENO, &printed) == 0 && stat (name.c_str(), &file) == 0
        && printed.st_dev == file.st_dev && printed.st_ino == file.st_ino)
        throw FileProblem (name, "standard output goes to this file, and what is printed would be "
                                 "lost; give another name.");
#endif
}

// A link stays, and what it leads to is replaced: that is what writing into it would do.
fs::path behindLinks (const fs::path& name)
{
    std::error_code failure;

    if (! fs::is_symlink (fs::symlink_status (name, failure)))
        return name;

    auto target = fs::canonical (name, failure);

    if (failure)
        throw FileProblem (name, "this is a link that leads to no file; remove it, or give the "
                                 "name of a file.");

    return target;
}

fs::path folderOf (const fs::path& file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path (".");
}

} // namespace

std::string temporaryFileName()
{
    std::random_device system;
    std::string digits;

    for (int word = 0; word < 4; ++word)
        digits += fmt::format ("{:08x}", system());

    return ".requant-" + digits + ".tmp";
}

AtomicFile::AtomicFile (const fs::path& nameToUse, bool mayReplaceIt,
                        const std::function<std::string()>& makeName)
    : name (nameToUse), mayReplace (mayReplaceIt)
{
    refuseWhatIsNoFile (name);
    checkReplacing();
    finalName = behindLinks (name);
    replaced = accessRightsOf (finalName);
    std::error_code failure;

    if (const auto folder = folderOf (finalName); ! fs::is_directory (folder, failure))
        throw FileProblem (name, fs::exists (folder, failure)
                                     ? folder.string() + " is no folder; choose one."
                                     : "the folder " + folder.string()
                                           + " does not exist; create it or choose another.");

    if (! fs::exists (finalName, failure) && failure == std::errc::filename_too_long)
        throw FileProblem (name, "the name is longer than names may be in the folder "
                                     + folderOf (finalName).string() + "; choose a shorter one.");

    createTemporary (makeName);
}

AtomicFile::~AtomicFile()
{
    std::error_code ignored;

    if (! isCommitted)
        fs::remove (temporaryName, ignored);
}

void AtomicFile::createTemporary (const std::function<std::string()>& makeName)
{
    constexpr int tries = 100;
    const auto folder = folderOf (finalName);
    std::error_code failure;

    for (int i = 0; i < tries; ++i)
    {
        temporaryName = folder / makeName();
        // What was private stays so while it is written.
        failure = createNewFile (temporaryName, replaced.has_value());

        if (! failure)
            return;

        if (failure != std::errc::file_exists)
            break;
    }

    throw FileProblem (name, "no file can be written in the folder " + folder.string() + ": "
                                 + whyNotWritten (failure));
}

void AtomicFile::write (const std::string& text)
{
    forgetLastFailure();
    std::ofstream stream (temporaryName, std::ios::binary);
    stream << text << std::flush;

    if (! stream)
        throwNotWritten (lastFailure());

    stream.close();

    if (! stream)
        throwNotWritten (lastFailure());

    commit();
}

void AtomicFile::commit()
{
    refuseWhatIsNoFile (finalName);
    checkReplacing();
    checkThatItIsThere();

    std::error_code failure;

    if (mayReplace)
    {
        const auto current = accessRightsOf (finalName);

        if (const auto& rights = current ? current : replaced)
        {
            // Should the machine stop, the old file must not be gone before the new one is safe.
            // Waiting for a file that replaces none would save nothing, and small files take
            // several times as long.
            if (const auto lost = flushToDisk (temporaryName))
                throwNotWritten (lost);

            setAccessRights (temporaryName, *rights);
        }

        fs::rename (temporaryName, finalName, failure);
    }
    else
        failure = renameToNewName (temporaryName, finalName);

    if (failure == std::errc::file_exists)
        throwExists();

    if (failure)
        throw FileProblem (name, "the finished file could not be given its name: "
                                     + whyNotWritten (failure));

    isCommitted = true;
}

void AtomicFile::checkThatItIsThere() const
{
    std::error_code failure;

    if (! fs::exists (temporaryName, failure))
        throw FileProblem (name, "the unfinished file, or its folder, was removed meanwhile; start "
                                 "again.");
}

void AtomicFile::checkReplacing() const
{
    std::error_code failure;

    if (! mayReplace && fs::exists (fs::symlink_status (name, failure)))
        throwExists();

    refuseStandardOutput (name);
}

void AtomicFile::throwExists() const
{
    throw FileProblem (name, "the file exists already; add --force to replace it, or choose "
                             "another name.");
}

void AtomicFile::throwNotWritten (std::error_code failure) const
{
    checkThatItIsThere();
    throw FileProblem (name, "not everything could be written: " + whyNotWritten (failure));
}

} // namespace requant
