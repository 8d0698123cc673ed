#include "Target.h"

#include "Avx2.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace requant
{

namespace
{

constexpr std::array everyTarget { Target::scalar, Target::avx2 };

// How many of them there are: each needs all that those before it need.
std::size_t countAvailable() noexcept
{
#if REQUANT_HAS_AVX2
    __builtin_cpu_init();

    if (__builtin_cpu_supports ("avx2"))
        return everyTarget.size();
#endif

    return 1;
}

Target choose() noexcept
{
    const auto available = availableTargets();

    if (const auto* const wanted = std::getenv ("REQUANT_TARGET"))
        for (const auto target : available)
            if (nameOf (target) == wanted)
                return target;

    return available.back();
}

const Target chosen = choose();

} // namespace

std::span<const Target> availableTargets() noexcept
{
    static const auto count = countAvailable();
    return std::span (everyTarget).first (count);
}

Target activeTarget() noexcept { return chosen; }

std::string_view nameOf (Target target) noexcept
{
    return target == Target::avx2 ? "avx2" : "scalar";
}

} // namespace requant
