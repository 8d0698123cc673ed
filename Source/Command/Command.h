#pragma once

namespace requant
{

/** Runs the `requant` command and returns its exit status: 0 done, 1 at least one file failed,
    2 the command line is wrong, 130 interrupted. Writes to standard output and standard error.
*/
int runCommand (int argumentCount, const char* const* arguments);

} // namespace requant
