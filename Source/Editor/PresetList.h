#pragma once

#include "DropList.h"
#include "ParameterBinding.h"
#include "Plugin/Parameters.h"

namespace requant
{

/** The factory presets: shows the one whose settings are the present ones, else that they are a
    person's own. Choosing one leaves bypass alone. Message thread. */
class PresetList : public DropList
{
public:
    PresetList (const Style&, const Parameters&);

private:
    void apply (int index);
    void findCurrent();

    const Parameters& parameters;
    std::vector<std::unique_ptr<ParameterBinding>> bindings;
};

} // namespace requant
