#include "Command.h"
int requant::runCommand (int, const char* const*) { return 0; }
