#pragma once

#include "Levels/Lattice.h"

#include <cstdint>
#include <limits>
#include <span>

namespace requant
{

/** What is done with a sample. */
enum class Treatment
{
    reduce,
    blank, ///< digital silence comes in and goes out: the code nearest to 0, no error
    pass   ///< the sample is a level already and is left as it is
};

/** Watches one channel's input for digital silence and for samples that are levels already, sample
    by sample, so that what it decides does not depend on the block size. Real time. */
class PassThroughDetector
{
public:
    static constexpr auto never = std::numeric_limits<std::uint64_t>::max();

    struct Rules
    {
        std::uint64_t blankAfter = never; ///< samples of silence until Treatment::blank
        std::uint64_t passAfter = never;  ///< levels in a row until Treatment::pass begins again

        bool isActive() const noexcept { return blankAfter != never || passAfter != never; }
        bool operator== (const Rules&) const = default;
    };

    /** Forgets the past. Until the first sample that is no level, levels pass. */
    void reset() noexcept { *this = {}; }

    /** How many samples from the first one on are treated alike, and how. input: not empty. */
    struct Run
    {
        Treatment treatment;
        std::size_t length;
    };
    Run next (const Rules&, const Lattice&, std::span<const double> input) noexcept;

private:
    Treatment treat (const Rules&, const Lattice&, double sample) noexcept;

    std::uint64_t zeros = 0;
    std::uint64_t levels = never - 1; ///< in a row; saturates there
};

/** Samples of one channel that were not reduced but left as they were. */
struct UnprocessedCounts
{
    std::uint64_t blanked = 0; ///< silence that was kept silent
    std::uint64_t passed = 0;  ///< levels that passed untouched

    std::uint64_t total() const noexcept { return blanked + passed; }

    void operator+= (const UnprocessedCounts& more) noexcept
    {
        blanked += more.blanked;
        passed += more.passed;
    }

    bool operator== (const UnprocessedCounts&) const = default;
};

} // namespace requant
