#pragma once

#include "FileOperations.h"

#include <functional>

namespace requant
{

/** A name for an unfinished file, different at every call from all that any process on any machine
    makes: ".requant-" and 128 random bits in hexadecimal and ".tmp". Hidden, and never found by a
    search for audio files; nothing else is named so, which tells what a killed run left behind. */
std::string temporaryFileName();

/** An output that appears under its name only once it is whole.

    Written beside its final name, renamed by commit(), removed by the destructor otherwise. Through
    a link: the link stays, and what it leads to is replaced. A file that is replaced passes on its
    permissions, and its owner and group where this user may give them; a new one follows the
    umask. Thread: one at a time.
*/
class AtomicFile
{
public:
    /** Throws FileProblem where the folder is missing or not writable, where the file exists and
        may not be replaced, and where the name is that of something else than a file: a folder, a
        device, a pipe, a link to any of them or to nothing. makeName: called until it gives a name
        that nothing in the folder has. */
    AtomicFile (const std::filesystem::path& name, bool mayReplace,
                const std::function<std::string()>& makeName = temporaryFileName);
    ~AtomicFile();

    AtomicFile (const AtomicFile&) = delete;
    AtomicFile& operator= (const AtomicFile&) = delete;

    /** Where to write. The file exists, is empty, and is no other process's. */
    const std::filesystem::path& temporary() const noexcept { return temporaryName; }

    /** Throws FileProblem where somebody took the unfinished file away. */
    void checkThatItIsThere() const;

    /** Writes all that the file is to hold, and commits it. Throws FileProblem. */
    void write (const std::string&);

    /** Gives the file, closed and whole, its name; one that replaces another has arrived on its
        disk before. Where no file may be replaced, one that was made meanwhile is left as it is.
        Throws FileProblem. */
    void commit();

private:
    void checkReplacing() const;
    void createTemporary (const std::function<std::string()>& makeName);
    [[noreturn]] void throwExists() const;
    [[noreturn]] void throwNotWritten (std::error_code) const;

    std::filesystem::path name, finalName, temporaryName; ///< finalName: the name, behind links
    std::optional<AccessRights> replaced;                 ///< of the file that was there first
    bool mayReplace, isCommitted = false;
};

} // namespace requant
