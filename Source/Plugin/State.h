#pragma once

#include "Parameters.h"

namespace requant
{

/** The plug-in's state as a host stores it: XML with a version, one value a control by its ids, and
    a checksum.

    Version 1 holds every control of the first release except those that are added later; a control
    that a state does not name keeps its default.
*/
class State
{
public:
    static constexpr int version = 1;

    /** Writes all values. Any thread. */
    static juce::MemoryBlock save (const Parameters&);

    /** Restores what save() wrote. State that is damaged, from a newer version, or not Requant's,
        changes nothing. Returns an empty string, or a sentence that says why it was refused.
        Message thread, or whichever thread the host restores on.
    */
    static juce::String restore (const Parameters&, const void* data, std::size_t size);
};

} // namespace requant
