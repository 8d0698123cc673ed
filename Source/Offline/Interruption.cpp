#include "Interruption.h"

#include <csignal>

namespace requant
{

namespace
{

extern "C" void requestInterruption (int) { interruption.store (true); }

} // namespace

InterruptionSignals::InterruptionSignals() noexcept
    : previousInterrupt (std::signal (SIGINT, requestInterruption)),
      previousTerminate (std::signal (SIGTERM, requestInterruption))
{
}

InterruptionSignals::~InterruptionSignals()
{
    std::signal (SIGINT, previousInterrupt);
    std::signal (SIGTERM, previousTerminate);
}

} // namespace requant
