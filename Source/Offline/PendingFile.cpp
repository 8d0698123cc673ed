#include "PendingFile.h"

#include "FileProblem.h"

#include <atomic>
#include <fstream>

#ifdef _WIN32
    #include <process.h>
#else
    #include <sys/stat.h>
    #include <unistd.h>
#endif

namespace requant
{

namespace
{

namespace fs = std::filesystem;

// Unique among the files of this process and of others at work in the same folder; hidden, and
// never found by a search for audio files. Short, whatever the final name: that may be as long as
// the file system allows.
std::string temporaryFileName()
{
    static std::atomic<unsigned> count { 0 };
#ifdef _WIN32
    const auto process = _getpid();
#else
    const auto process = getpid();
#endif
    return ".requant-" + std::to_string (process) + "-" + std::to_string (++count) + ".tmp";
}

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

} // namespace

PendingFile::PendingFile (const fs::path& nameToUse, bool mayReplaceIt)
    : name (nameToUse), mayReplace (mayReplaceIt)
{
    refuseWhatIsNoFile (name);
    checkReplacing();
    finalName = behindLinks (name);
    std::error_code failure;
    const auto folder = finalName.has_parent_path() ? finalName.parent_path() : fs::path (".");

    if (! fs::is_directory (folder, failure))
        throw FileProblem (name, "the folder " + folder.string()
                                     + " does not exist; create it or choose another.");

    if (! fs::exists (finalName, failure) && failure == std::errc::filename_too_long)
        throw FileProblem (name, "the name is longer than names may be in the folder "
                                     + folder.string() + "; choose a shorter one.");

    temporaryName = folder / temporaryFileName();

    if (! std::ofstream (temporaryName, std::ios::binary))
        throw FileProblem (name, "no file can be written in the folder " + folder.string()
                                     + "; check that you may write there.");
}

PendingFile::~PendingFile()
{
    std::error_code ignored;

    if (! isCommitted)
        fs::remove (temporaryName, ignored);
}

void PendingFile::commit()
{
    refuseWhatIsNoFile (finalName);
    checkReplacing();
    std::error_code failure;
    fs::rename (temporaryName, finalName, failure);

    if (failure)
        throw FileProblem (name, "the finished file could not be given its name ("
                                     + failure.message() + "); choose another name.");

    isCommitted = true;
}

void PendingFile::checkReplacing() const
{
    std::error_code failure;

    if (! mayReplace && fs::exists (fs::symlink_status (name, failure)))
        throw FileProblem (name, "the file exists already; add --force to replace it, or choose "
                                 "another name.");

    refuseStandardOutput (name);
}

} // namespace requant
