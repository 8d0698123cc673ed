#include "Measurement/ClippedRuns.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double highest = 1.0 - 0x1p-15; // of 16 bits

ClippedRuns runsIn (const Signal& signal, std::size_t block = 1 << 20)
{
    ClippedRuns runs;
    runs.prepare (-1.0, highest);

    for (std::size_t n = 0; n < signal.size(); n += block)
        runs.add (std::span (signal).subspan (n, std::min (block, signal.size() - n)));

    return runs;
}

} // namespace

TEST_CASE ("Three samples in a row at an end are a clipped run, two are not",
           "[measurement][clipping]")
{
    const auto end = GENERATE (values ({ highest, 1.0, 1.5, -1.0, -2.0 }));
    CAPTURE (end);
    CHECK (runsIn ({ 0.0, end, end, 0.0 }).count() == 0);
    CHECK (runsIn ({ 0.0, end, end, 0.0 }).longest() == 0);
    CHECK (runsIn ({ 0.0, end, end, end, 0.0 }).count() == 1);
    CHECK (runsIn ({ 0.0, end, end, end, 0.0 }).longest() == 3);
    CHECK (runsIn ({ end, end, 0.0, end }).count() == 0);
}

TEST_CASE ("A step short of the end is not clipped", "[measurement][clipping]")
{
    CHECK (runsIn (constant (100, highest - 0x1p-15)).count() == 0);
    CHECK (runsIn (constant (100, -highest)).count() == 0);
}

TEST_CASE ("A run at one end and one at the other are two, with no sample between them",
           "[measurement][clipping]")
{
    auto signal = constant (4, highest);
    signal.resize (9, -1.0);
    CHECK (runsIn (signal).count() == 2);
    CHECK (runsIn (signal).longest() == 5);

    // Full-scale noise of one bit reaches an end with each sample and stays nowhere.
    CHECK (runsIn (square (100, 1.0, 1)).count() == 0);
    CHECK (runsIn (square (100, 1.0, 2)).count() == 0);
    CHECK (runsIn (square (99, 1.0, 3)).count() == 33);
}

TEST_CASE ("The run under way counts, and is counted once", "[measurement][clipping]")
{
    ClippedRuns runs;
    runs.prepare (-1.0, highest);
    runs.add (constant (3, 1.0));
    CHECK (runs.count() == 1);
    CHECK (runs.longest() == 3);
    runs.add (constant (4, 1.0));
    CHECK (runs.count() == 1);
    CHECK (runs.longest() == 7);
    runs.add (constant (1, 0.0));
    CHECK (runs.count() == 1);
    runs.add (constant (3, 1.0));
    CHECK (runs.count() == 2);
    CHECK (runs.longest() == 7);

    runs.prepare (-1.0, highest);
    CHECK (runs.count() == 0);
    CHECK (runs.longest() == 0);
    runs.add (constant (2, 1.0));
    CHECK (runs.count() == 0);
}

// A sine of amplitude 2 is 1 or more for arccos (1/2) / pi = 1/3 of its time, and as long at the
// other end: for 133 or 134 of 400 samples.
TEST_CASE ("A sine of twice full scale is clipped twice a period, however it comes in blocks",
           "[measurement][clipping]")
{
    const auto block =
        GENERATE (std::size_t { 1 }, std::size_t { 3 }, std::size_t { 64 }, std::size_t { 4000 });
    constexpr std::size_t periods = 10;
    const auto runs = runsIn (sine (periods * 400, 2.0, 1.0 / 400.0), block);
    CHECK (runs.count() == 2 * periods);
    CHECK (runs.longest() >= 133);
    CHECK (runs.longest() <= 134);
}
