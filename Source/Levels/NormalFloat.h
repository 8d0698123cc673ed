#pragma once

#include "LevelTable.h"

#include <span>

namespace requant
{

/** 4-bit NormalFloat (NF4): 16 levels at quantiles of the normal distribution, times the largest
    magnitude of each block of 64 numbers. Dettmers, Pagnoni, Holtzman, Zettlemoyer, "QLoRA:
    Efficient finetuning of quantized LLMs", NeurIPS 2023; the levels are those of its appendix E.

    A sample's code, 0 to 15, is the level nearest to sample / scale; in the middle between two the
    lower one, as in the authors' implementation.

    Immutable. The constructor allocates, so it is for any thread but the audio thread; all else may
    be called from any thread, in real time.
*/
class NormalFloat4
{
public:
    /** How many samples share a scale; the last block may be shorter. */
    static constexpr std::size_t blockLength = 64;

    NormalFloat4();

    /** The scale of a block: its largest magnitude, rounded to float32; 0 for silence and for an
        empty block, the largest float32 where it is larger than that. block: finite. */
    static float scale (std::span<const double> block) noexcept;

    /** The code of a sample in a block of that scale: 7, whose level is 0, where the scale is 0.
        sample: finite. scale: finite, 0 or more. */
    std::int64_t code (double sample, float scale) const noexcept;

    /** The number that a code stands for in a block: exact in double. code: 0 to 15. */
    double value (std::int64_t code, float scale) const noexcept;

    /** The 16 levels from -1 to 1, for scale 1. */
    const LevelTable& table() const noexcept { return levels; }

private:
    LevelTable levels;
};

} // namespace requant
