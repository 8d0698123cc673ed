#pragma once

namespace requant::test
{

/** Runs what a test program's arguments ask for; returns what it ends with. Once. */
int runTests (int argumentCount, char** arguments);

} // namespace requant::test
