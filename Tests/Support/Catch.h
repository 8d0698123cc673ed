#pragma once

// Catch2 2.13 (Debian 12) or 3, whichever was found.
#if REQUANT_CATCH2_3
    #include <catch2/catch_all.hpp>
using Catch::Approx;
#else
    #include <catch2/catch.hpp>
#endif
