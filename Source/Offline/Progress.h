#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace requant
{

/** Told how much of a file is done, 0 to 1, in the thread that does it; false stops it. */
using ProgressWatch = std::function<bool (double)>;

/** Tells how far a file is: a watch where there is one, otherwise standard error when that is a
    terminal. Thread: one at a time. */
class Progress
{
public:
    Progress (std::string title, std::uint64_t totalFrames, ProgressWatch = nullptr);
    ~Progress(); ///< clears the line

    Progress (const Progress&) = delete;
    Progress& operator= (const Progress&) = delete;

    /** Throws Interrupted where the user, or the watch, asked to stop. */
    void advance (std::uint64_t frames);

private:
    std::string title;
    ProgressWatch watch;
    std::uint64_t total, done = 0;
    int shownPercent = -1;
    bool isShown;
};

} // namespace requant
