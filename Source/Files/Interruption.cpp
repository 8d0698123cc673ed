#include "Interruption.h"

namespace requant
{

namespace
{

extern "C" void requestInterruption (int) { interruption.store (true); }

} // namespace

InterruptionSignals::InterruptionSignals()
{
    handle (SIGINT, requestInterruption);
    handle (SIGTERM, requestInterruption);

#ifndef _WIN32
    handle (SIGHUP, requestInterruption);
    handle (SIGPIPE, SIG_IGN);
    handle (SIGXFSZ, SIG_IGN);
#endif
}

InterruptionSignals::~InterruptionSignals()
{
    for (const auto& [signal, handler] : previous)
        std::signal (signal, handler);
}

void InterruptionSignals::handle (int signal, Handler handler)
{
    const auto before = std::signal (signal, handler);

    if (before == SIG_IGN)
        std::signal (signal, SIG_IGN);

    previous.push_back ({ signal, before });
}

} // namespace requant
