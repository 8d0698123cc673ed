#pragma once

#include <cstdint>
#include <string>

namespace requant
{

/** Shows on standard error how far a file is, when that is a terminal. Thread: one at a time. */
class Progress
{
public:
    Progress (std::string title, std::uint64_t totalFrames);
    ~Progress(); ///< clears the line

    Progress (const Progress&) = delete;
    Progress& operator= (const Progress&) = delete;

    /** Throws Interrupted where the user asked to stop. */
    void advance (std::uint64_t frames);

private:
    std::string title;
    std::uint64_t total, done = 0;
    int shownPercent = -1;
    bool isShown;
};

} // namespace requant
