#pragma once

#include <cstdlib> // says which C library this is

// glibc's functions can be stood in for; sanitizers stand there already.
#if defined(__has_feature)
    #define REQUANT_HAS_FEATURE(x) __has_feature (x)
#else
    #define REQUANT_HAS_FEATURE(x) 0
#endif

#if defined(__GLIBC__) && ! defined(__SANITIZE_ADDRESS__) && ! defined(__SANITIZE_THREAD__) \
    && ! REQUANT_HAS_FEATURE(address_sanitizer) && ! REQUANT_HAS_FEATURE(thread_sanitizer)
    #define REQUANT_WATCHES_THE_SYSTEM 1
#else
    #define REQUANT_WATCHES_THE_SYSTEM 0
#endif

namespace requant::test
{

/** Counts a forbidden call where a RealTimeGuard lives on this thread. call: its name, for ever. */
void note (const char* call) noexcept;

} // namespace requant::test
