#include "Measurement/Feed/ProcessLoad.h"
#include "Support/Catch.h"

using namespace requant;

namespace
{

constexpr double block = 0.01; // s: 300 blocks are the window

} // namespace

TEST_CASE ("Without blocks there is no load", "[measurement][load]")
{
    const auto reading = ProcessLoad().reading();
    CHECK (reading.blocks == 0);
    CHECK (reading.medianShare == 0.0);
    CHECK (reading.worstShare == 0.0);
}

TEST_CASE ("The load is the share of a block's length that its processing took: median and worst",
           "[measurement][load]")
{
    ProcessLoad load;

    for (int n = 0; n < 99; ++n)
        load.add ({ (n % 3 + 1) * 1e-4, block }); // 1, 2 and 3 %

    load.add ({ 0.02, block });
    const auto reading = load.reading();
    CHECK (reading.blocks == 100);
    CHECK (reading.medianShare == Approx (0.02));
    CHECK (reading.worstShare == Approx (2.0)); // late by a whole block
}

TEST_CASE ("Blocks of different lengths count by their own lengths", "[measurement][load]")
{
    ProcessLoad load;
    load.add ({ 0.001, 0.1 });
    load.add ({ 0.0001, 0.01 });
    load.add ({ 0.5, 0.0 }); // an empty block has no length to take a share of
    CHECK (load.reading().blocks == 2);
    CHECK (load.reading().worstShare == Approx (0.01));
}

TEST_CASE ("What is older than three seconds of audio is forgotten", "[measurement][load]")
{
    ProcessLoad load;
    load.add ({ 1.0, block });

    for (int n = 0; n < 299; ++n)
        load.add ({ 0.001, block });

    CHECK (load.reading().worstShare == Approx (100.0));
    load.add ({ 0.001, block });
    load.add ({ 0.001, block });
    CHECK (load.reading().worstShare == Approx (0.1));
    CHECK (load.reading().blocks <= 301);

    for (int n = 0; n < 100'000; ++n)
        load.add ({ 0.002, block });

    CHECK (load.reading().blocks <= 301);
    CHECK (load.reading().medianShare == Approx (0.2));
    load.reset();
    CHECK (load.reading().blocks == 0);
}
