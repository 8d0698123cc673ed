#include "Progress.h"

#include "Files/Interruption.h"

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

Progress::Progress (std::string titleToShow, ProgressWatch watchToTell)
    : title (std::move (titleToShow)), watch (std::move (watchToTell)),
      isShown (! watch && standardErrorIsTerminal())
{
}

Progress::~Progress()
{
    if (isShown)
        std::cerr << clearLine << std::flush;
}

void Progress::tell (const AudioSource& source)
{
    if (interruption.load())
        throw Interrupted();

    const auto proportion = source.proportionRead();

    if (watch && ! watch (proportion.value_or (0.0)))
        throw Interrupted();

    if (! isShown)
        return;

    // Of a pipe, whole seconds.
    const auto& facts = source.facts();
    const auto text =
        proportion ? std::to_string (static_cast<int> (100.0 * *proportion)) + " %"
                   : std::to_string (facts.frames / static_cast<std::uint64_t> (facts.sampleRateHz))
                         + " s";

    if (text != shown)
        std::cerr << clearLine << title << "  " << text << std::flush;

    shown = text;
}

} // namespace requant
