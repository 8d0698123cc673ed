#pragma once

#include <filesystem>

namespace requant
{

/** An output that appears under its name only once it is whole.

    Written beside its final name, renamed by commit(), removed by the destructor otherwise. Through
    a link: the link stays, and what it leads to is replaced. Thread: one at a time.
*/
class PendingFile
{
public:
    /** Throws FileProblem where the folder is missing or not writable, where the file exists and
        may not be replaced, and where the name is that of something else than a file: a folder, a
        device, a pipe, a link to any of them or to nothing. */
    PendingFile (const std::filesystem::path& name, bool mayReplace);
    ~PendingFile();

    PendingFile (const PendingFile&) = delete;
    PendingFile& operator= (const PendingFile&) = delete;

    /** Where to write. */
    const std::filesystem::path& temporary() const noexcept { return temporaryName; }

    /** Gives the file, closed and whole, its name. Throws FileProblem where that fails. */
    void commit();

private:
    void checkReplacing() const;

    std::filesystem::path name, finalName, temporaryName; ///< finalName: the name, behind links
    bool mayReplace, isCommitted = false;
};

} // namespace requant
