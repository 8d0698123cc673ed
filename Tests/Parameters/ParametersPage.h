#pragma once

#include <string>

namespace requant::test
{

/** Documentation/Parameters.md as it must read: every control of the table with its values, default
    and help, every choice, what each noise shaper does to the noise, and the presets for a purpose.

    Designs some shapers: takes a fraction of a second. Thread: any.
*/
std::string parametersPage();

} // namespace requant::test
