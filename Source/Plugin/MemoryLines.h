#pragma once

#include "Controls/Control.h"
#include "SessionMemory.h"

#include <string>
#include <string_view>

namespace requant
{

/** What a session holds beside its parameters, as lines of its state: none for what is as in a new
    session. Thread: any. */
namespace memoryLines
{

std::string write (const SessionMemory&);

/** Whether a key of a state is one of these lines'. */
bool isKey (std::string_view key);

/** Takes the value of such a key; false where it is none that write() writes. */
bool take (std::string_view key, std::string_view value, SessionMemory&);

} // namespace memoryLines

} // namespace requant
