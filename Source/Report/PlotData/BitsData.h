#pragma once

#include "Measurement/Analysis/ChannelResults.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace requant
{

/** What the Bits picture shows at one moment. Bits are numbered from the top, from 0. */
struct BitsData
{
    static constexpr std::size_t mostBits = 32;

    enum class Stuck
    {
        no,
        atZero,
        atOne
    };

    struct Signal
    {
        /** How often a bit moves: 0 never, 1 as often as a random one. */
        std::array<double, mostBits> activity {};
        std::array<Stuck, mostBits> stuck {};
        std::string verdict; ///< what the signal is, in a few words
        bool isBad = false;  ///< and something is wrong with it
    };

    Signal input, output;
    std::size_t shownBits = 24; ///< at most mostBits

    struct Fact
    {
        std::string name, value;
        bool isBad = false;
    };

    std::vector<Fact> facts;
    std::string title, subtitle;
    std::optional<std::size_t> readBit; ///< which one the pointer reads, if any
};

/** What the Bits picture is filled from. It owns nothing. */
struct MeasuredBits
{
    const SignalResults &input, &output;
    const ReplacedSamples& replaced; ///< of the input
    double step;                     ///< 1 LSB
    bool exists;                     ///< false: nothing has come in yet
};

/** Thread: any. */
BitsData bitsOf (const MeasuredBits&, BitView);

} // namespace requant
