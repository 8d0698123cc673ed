#include "Progress.h"

#include "Interruption.h"

#include <algorithm>
#include <iostream>

#ifdef _WIN32
    #include <io.h>
#else
    #include <unistd.h>
#endif

namespace requant
{

namespace
{

bool standardErrorIsTerminal()
{
#ifdef _WIN32
    return _isatty (2) != 0;
#else
    return isatty (2) != 0;
#endif
}

constexpr auto clearLine = "\r\033[K";

} // namespace

Progress::Progress (std::string titleToShow, std::uint64_t totalFrames, ProgressWatch watchToTell)
    : title (std::move (titleToShow)), watch (std::move (watchToTell)),
      total (std::max (std::uint64_t { 1 }, totalFrames)),
      isShown (! watch && standardErrorIsTerminal())
{
}

Progress::~Progress()
{
    if (isShown)
        std::cerr << clearLine << std::flush;
}

void Progress::advance (std::uint64_t frames)
{
    if (interruption.load())
        throw Interrupted();

    done += frames;
    const auto proportion = static_cast<double> (done) / static_cast<double> (total);
    const auto percent = static_cast<int> (100.0 * proportion);

    if (watch && ! watch (proportion))
        throw Interrupted();

    if (isShown && percent != shownPercent)
        std::cerr << clearLine << title << "  " << percent << " %" << std::flush;

    shownPercent = percent;
}

} // namespace requant
