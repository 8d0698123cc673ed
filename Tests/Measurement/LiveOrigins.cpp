#include "Measurement/Analysis/LiveAnalysis.h"
#include "SimpleReductions.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double rateHz = 8000.0, step = 0x1p-7;
constexpr std::size_t second = 8000;
constexpr auto grid = Lattice::uniform (step, 0.0, -128, 127);

LiveAnalysis fresh()
{
    LiveAnalysis live;
    live.prepare (rateHz, grid, Taper::hann);
    return live;
}

Signal untouched (std::size_t count) { return withTpdf (noise (count, 0.3, 3), step, 4); }

void play (LiveAnalysis& live, const Signal& signal) { addInBlocks (live, signal, signal, 100); }

std::uint64_t offLattice (const LiveAnalysis& live, TimeWindow window)
{
    const auto lattice = live.results (window).output.lattice;
    REQUIRE (lattice.bits == 8);
    return lattice.offLattice;
}

} // namespace

TEST_CASE ("A sample off the lattice is told in every window at once", "[measurement][live]")
{
    auto live = fresh();
    play (live, untouched (10 * second));
    CHECK (offLattice (live, TimeWindow::shortTerm) == 0);

    // Off by a step of 10 bits: a few more that are fit the 8-bit lattice are needed to know it.
    auto wrong = untouched (second);
    wrong[second / 2] += 0.25 * step;
    play (live, wrong);
    CHECK (offLattice (live, TimeWindow::momentary) == 1);
    CHECK (offLattice (live, TimeWindow::shortTerm) == 1);
    CHECK (offLattice (live, TimeWindow::sinceReset) == 1);
}

TEST_CASE ("The short windows forget after six seconds what was off, the long one never does",
           "[measurement][live]")
{
    auto live = fresh();
    auto wrong = untouched (second);
    wrong[second / 2] += 0.25 * step;
    play (live, wrong);
    play (live, untouched (4 * second));
    CHECK (offLattice (live, TimeWindow::shortTerm) == 1);
    play (live, untouched (2 * second));
    CHECK (offLattice (live, TimeWindow::shortTerm) == 0);
    CHECK (offLattice (live, TimeWindow::momentary) == 0);
    CHECK (offLattice (live, TimeWindow::sinceReset) == 1);

    live.prepare (rateHz, grid, Taper::hann);
    play (live, untouched (second));
    CHECK (offLattice (live, TimeWindow::sinceReset) == 0);
}
