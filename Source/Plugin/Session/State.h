#pragma once

#include "Plugin/Parameters/ParameterSet.h"
#include "SessionText.h"

#include <string>
#include <string_view>

namespace requant
{

/** The plug-in's state as a host stores it: lines of text, with a version, one value a control by
    its ids, what else the session holds, and a checksum over it all.

        Requant state 1
        bits=16
        rounding=nearest
        ...
        slot=b
        preset=CD 16/44.1
        other.bits=12
        ...
        checksum=00c0ffee00c0ffee

    A control that 0.1.0 did not have is left out at its default: Parameter::isWorthWriting().
    Lines, not XML: a host's bytes are anybody's bytes, and this needs no parser that recurses,
    expands or guesses. A control that a state does not name is younger than that state and gets
    its default; an id that is unknown here is younger than this program, which refuses the state.
    A control that is not saved is written as its default and, whatever a state says, gets it.
    What the session holds stands there where it is not the default.
*/
class State
{
public:
    static constexpr int version = 1;

    /** What is longer than this is not a state, and is not looked at. */
    static constexpr std::size_t maximumSize = 1 << 18;

    /** Writes all values that are saved. Any thread. */
    static std::string save (const ParameterSet&, const SessionMemory&);

    /** Restores exactly what save() wrote; zeros and space that a host added behind it are ignored.
        State that is damaged, from a newer version, or not Requant's changes nothing. Returns an
        empty string, or a sentence that says why it was refused. Any thread, not real time.
    */
    static juce::String restore (const ParameterSet&, SessionMemory&, std::string_view state);
};

} // namespace requant
