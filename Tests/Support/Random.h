#pragma once

#include <cstdint>

namespace requant::test
{

/** Random numbers for test signals: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom
    number generators", OOPSLA 2014). Shares nothing with the generator under test. */
class Random
{
public:
    explicit Random (std::uint64_t seed) noexcept : state (seed) {}

    std::uint64_t word() noexcept
    {
        state += 0x9E3779B97F4A7C15u;
        auto z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }

    /** Uniform on [-1, 1). */
    double bipolar() noexcept { return static_cast<double> (word() >> 11) * 0x1p-52 - 1.0; }

    /** Uniform on 0 .. limit - 1 but for a bias of limit / 2^64. */
    std::size_t below (std::size_t limit) noexcept
    {
        return static_cast<std::size_t> (word() % limit);
    }

private:
    std::uint64_t state;
};

} // namespace requant::test
