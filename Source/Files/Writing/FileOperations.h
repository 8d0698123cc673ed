#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace requant
{

// What std::filesystem has no words for. All of it reports the system's own code, which is zero
// where all went well. Thread: any.

/** Makes an empty file, and fails where anything has that name: no two processes get the same one,
    on whatever machines they run. isPrivate: for the owner alone; otherwise as the umask says. */
std::error_code createNewFile (const std::filesystem::path&, bool isPrivate);

/** Gives a file another name in its file system, and fails where anything has that name. */
std::error_code renameToNewName (const std::filesystem::path& from,
                                 const std::filesystem::path& to);

/** The same where a file cannot have two names for a moment, as on FAT and some network file
    systems: an empty file claims the name first, for an instant. */
std::error_code claimNewName (const std::filesystem::path& from, const std::filesystem::path& to);

/** Waits until a file has arrived on its disk, or has failed to: some file systems, network ones
    above all, only find out then that there is no room. */
std::error_code flushToDisk (const std::filesystem::path&);

/** Who may do what with a file, on systems where a file says so itself: not on Windows, where the
    folder does. Access control lists and extended attributes are no part of it. */
struct AccessRights
{
    unsigned mode, owner, group;
};

/** Empty where there is no regular file. */
std::optional<AccessRights> accessRightsOf (const std::filesystem::path&);

/** As far as this user may: somebody else's owner or group may be out of reach, and then nobody
    may do more with the file than he could before. */
void setAccessRights (const std::filesystem::path&, const AccessRights&);

/** To be called before a library writes, so that lastFailure() is about that. */
void forgetLastFailure() noexcept;

/** What the system said last, where a library that writes does not pass it on. Zero where unknown,
    as on Windows. */
std::error_code lastFailure() noexcept;

/** Why something could not be written, and what would work, as the end of a sentence: "the disk is
    full; make room, or choose another folder." */
std::string whyNotWritten (std::error_code);

/** A folder, made where it is missing, and taken away again by the destructor where nothing came
    into it. Thread: one at a time. */
class NewFolder
{
public:
    /** Also makes what the folder lies in. Throws FileProblem. */
    explicit NewFolder (const std::filesystem::path&);
    ~NewFolder();

    NewFolder (const NewFolder&) = delete;
    NewFolder& operator= (const NewFolder&) = delete;

private:
    void removeEmpty() noexcept;

    std::vector<std::filesystem::path> made; ///< the innermost first
};

} // namespace requant
