#pragma once

#include "Files/Reading/AudioSource.h"

#include <functional>
#include <string>

namespace requant
{

/** Told how much of a file is done, 0 to 1, in the thread that does it, and 0 as long as nobody
    knows; false stops it. */
using ProgressWatch = std::function<bool (double)>;

/** Tells how far a file is: a watch where there is one, otherwise standard error when that is a
    terminal. Thread: one at a time. */
class Progress
{
public:
    explicit Progress (std::string title, ProgressWatch = nullptr);
    ~Progress(); ///< clears the line

    Progress (const Progress&) = delete;
    Progress& operator= (const Progress&) = delete;

    /** Tells it after a block. Throws Interrupted where the user, or the watch, asked to stop. */
    void tell (const AudioSource&);

private:
    std::string title;
    ProgressWatch watch;
    std::string shown;
    bool isShown;
};

} // namespace requant
