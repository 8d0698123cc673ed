#include "Runner.h"

int main (int argumentCount, char** arguments)
{
    return requant::test::runTests (argumentCount, arguments);
}
