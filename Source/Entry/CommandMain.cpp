#include "Command/Command.h"

int main (int argumentCount, char** arguments)
{
    return requant::runCommand (argumentCount, arguments);
}
