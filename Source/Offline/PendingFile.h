#pragma once

#include <filesystem>

namespace requant
{

/** An output that appears under its name only once it is whole.

    Written beside its final name, renamed by commit(), removed by the destructor otherwise.
    Thread: one at a time.
*/
class PendingFile
{
public:
    /** Throws FileProblem where the folder is missing or not writable, or where the file exists
        and may not be replaced. */
    PendingFile (const std::filesystem::path& finalName, bool mayReplace);
    ~PendingFile();

    PendingFile (const PendingFile&) = delete;
    PendingFile& operator= (const PendingFile&) = delete;

    /** Where to write. */
    const std::filesystem::path& temporary() const noexcept { return temporaryName; }

    /** Gives the file, closed and whole, its name. Throws FileProblem where that fails. */
    void commit();

private:
    void checkReplacing() const;

    std::filesystem::path finalName, temporaryName;
    bool mayReplace, isCommitted = false;
};

} // namespace requant
