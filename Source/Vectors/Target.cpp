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

std::string_view wantedName() noexcept
{
    const auto* const name = std::getenv ("REQUANT_TARGET");
    return name != nullptr ? name : "";
}

const Target* find (std::string_view name) noexcept
{
    const auto available = availableTargets();
    const auto found = std::find_if (available.begin(), available.end(),
                                     [name] (Target target) { return nameOf (target) == name; });
    return found != available.end() ? &*found : nullptr;
}

Target choose() noexcept
{
    const auto* const wanted = find (wantedName());
    return wanted != nullptr ? *wanted : availableTargets().back();
}

const Target chosen = choose();

} // namespace

std::span<const Target> availableTargets() noexcept
{
    static const auto count = countAvailable();
    return std::span (everyTarget).first (count);
}

Target activeTarget() noexcept { return chosen; }

std::string_view unknownTarget() noexcept
{
    const auto name = wantedName();
    return find (name) == nullptr ? name : std::string_view();
}

std::string_view nameOf (Target target) noexcept
{
    return target == Target::avx2 ? "avx2" : "scalar";
}

} // namespace requant
