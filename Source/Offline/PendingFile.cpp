#include "PendingFile.h"

#include "FileProblem.h"

#include <atomic>
#include <fstream>

#ifdef _WIN32
    #include <process.h>
#else
    #include <unistd.h>
#endif

namespace requant
{

namespace
{

namespace fs = std::filesystem;

// Unique among the files of this process and of others at work in the same folder; hidden, and never
// found by a search for audio files. Short, whatever the final name: that may be as long as the file
// system allows.
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

} // namespace

PendingFile::PendingFile (const fs::path& name, bool mayReplaceIt)
    : finalName (name), mayReplace (mayReplaceIt)
{
    std::error_code failure;
    const auto folder = finalName.has_parent_path() ? finalName.parent_path() : fs::path (".");

    if (! fs::is_directory (folder, failure))
        throw FileProblem (finalName, "the folder " + folder.string()
                                          + " does not exist; create it or choose another.");

    if (fs::is_directory (finalName, failure))
        throw FileProblem (finalName, "this is a folder; give the name of a file.");

    if (failure == std::errc::filename_too_long)
        throw FileProblem (finalName, "the name is longer than names may be in the folder "
                                          + folder.string() + "; choose a shorter one.");

    checkReplacing();
    temporaryName = folder / temporaryFileName();

    if (! std::ofstream (temporaryName, std::ios::binary))
        throw FileProblem (finalName, "no file can be written in the folder " + folder.string()
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
    checkReplacing();
    std::error_code failure;
    fs::rename (temporaryName, finalName, failure);

    if (failure)
        throw FileProblem (finalName, "the finished file could not be given its name ("
                                          + failure.message() + "); choose another name.");

    isCommitted = true;
}

void PendingFile::checkReplacing() const
{
    std::error_code failure;

    if (fs::exists (finalName, failure) && ! fs::is_regular_file (finalName, failure))
        throw FileProblem (finalName, "this is a device or the like, and cannot be replaced by a "
                                      "file; give the name of a file.");

    if (! mayReplace && fs::exists (fs::symlink_status (finalName, failure)))
        throw FileProblem (finalName, "the file exists already; add --force to replace it, or "
                                      "choose another name.");
}

} // namespace requant
