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

Progress::Progress (std::string titleToShow, std::uint64_t totalFrames)
    : title (std::move (titleToShow)), total (std::max (std::uint64_t { 1 }, totalFrames)),
      isShown (standardErrorIsTerminal())
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
    const auto percent =
        static_cast<int> (100.0 * static_cast<double> (done) / static_cast<double> (total));

    if (isShown && percent != shownPercent)
        std::cerr << clearLine << title << "  " << percent << " %" << std::flush;

    shownPercent = percent;
}

} // namespace requant
