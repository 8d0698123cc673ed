#pragma once

#include "ControlParameter.h"

#include <vector>

namespace requant
{

/** The plug-in's parameters: one for each control of the table, in its order. */
class Parameters
{
public:
    /** Adds the parameters to a processor, which then owns them. */
    explicit Parameters (juce::AudioProcessor&);

    /** The parameter of an id of the table; the id must exist. */
    ControlParameter& operator[] (std::string_view id) const;

    std::span<ControlParameter* const> all() const noexcept { return parameters; }

    /** All values as they are now. Any thread; real time. */
    Settings settings() const noexcept;

private:
    std::vector<ControlParameter*> parameters;
};

} // namespace requant
