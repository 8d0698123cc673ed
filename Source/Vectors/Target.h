#pragma once

#include <span>
#include <string_view>

namespace requant
{

/** What instructions a kernel is written for. The scalar code is the specification: plain C++, as
    the compiler makes it for the oldest processor that a binary runs on. Every other kernel gives
    the same bits. */
enum class Target
{
    scalar,
    avx2 ///< x86-64 with AVX2
};

/** Those that this processor and its operating system have. Thread: any. Real time. */
std::span<const Target> availableTargets() noexcept;

/** The fastest of them, or the one that the environment variable REQUANT_TARGET names where it is
    there: "scalar", "avx2". Chosen once, when the binary is loaded. Thread: any. Real time. */
Target activeTarget() noexcept;

/** What REQUANT_TARGET names where that is no target here, so that the fastest runs; else empty.
    Thread: any, while no other changes the environment. */
std::string_view unknownTarget() noexcept;

/** As REQUANT_TARGET has it. */
std::string_view nameOf (Target) noexcept;

} // namespace requant
