#include "Runner.h"

#if REQUANT_CATCH2_3
    #include <catch2/catch_session.hpp>
#else
    #define CATCH_CONFIG_RUNNER
    #include <catch2/catch.hpp>
#endif

int requant::test::runTests (int argumentCount, char** arguments)
{
    return Catch::Session().run (argumentCount, arguments);
}
