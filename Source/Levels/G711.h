#pragma once

#include "LevelTable.h"

namespace requant
{

/** The two 8-bit companded codes of telephony: ITU-T Recommendation G.711 (11/88), tables 1a, 1b
    (A-law), 2a and 2b (mu-law). Codes are octets as they are transmitted: the even bits of A-law
    and all bits of mu-law inverted.

    Full scale 1.0 is 32768 of a 16-bit number: 8192 of the 14-bit numbers of mu-law's tables, 4096
    of A-law's. Both stop short of it: mu-law at 32124 / 32768, A-law at 32256 / 32768.

    Immutable. The constructor allocates, so it is for any thread but the audio thread; all else may
    be called from any thread, in real time. Every level and decision value is exact.
*/
class G711
{
public:
    enum class Law
    {
        mu, ///< mu-law: North America, Japan; 0 is a level, with a code for each sign
        a   ///< A-law: elsewhere; 0 lies between two levels
    };

    /** Where a value between two levels is decided. A value on a decision value goes to the larger
        magnitude. */
    enum class Decisions
    {
        standard, ///< at the decision values of the tables
        nearest   ///< halfway: they differ where two segments of unlike steps meet
    };

    explicit G711 (Law, Decisions = Decisions::standard);

    /** The octet that a sample becomes, 0 to 255. A-law takes 0 and -0 for positive; mu-law gives
        negative samples that become 0, and -0, the code 0x7F of -0. sample: any number; beyond the
        ends the outermost levels; NaN becomes the lowest one. */
    std::int64_t code (double sample) const noexcept;

    /** The level that an octet stands for, in full-scale units: a whole 16-bit number / 32768;
        -0.0 for mu-law's 0x7F. code: 0 to 255. */
    double value (std::int64_t code) const noexcept;

    /** The levels in rising order with their octets: 256, of mu-law 255, as 0 and -0 are one, of
        code 0xFF. It rounds as `code` does. */
    const LevelTable& table() const noexcept { return levels; }

private:
    Law law;
    LevelTable levels;
};

} // namespace requant
