#include "NaiveSums.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Sums of any number of samples are those of the definitions", "[measurement][sums]")
{
    const auto count = GENERATE (std::size_t { 0 }, std::size_t { 1 }, std::size_t { 2 },
                                 std::size_t { 3 }, std::size_t { 4 }, std::size_t { 5 },
                                 std::size_t { 7 }, std::size_t { 8 }, std::size_t { 15 },
                                 std::size_t { 255 }, std::size_t { 256 }, std::size_t { 10000 });
    const auto amplitude = GENERATE (1.0, 1e-7, 1e30);
    CAPTURE (count, amplitude);
    const auto input = noise (count, amplitude, 1), output = noise (count, amplitude, 2);
    ErrorSums sums;
    sums.add (input, output);
    CHECK (areEqual (sums, { input, output }));
}

TEST_CASE ("The largest sample is found wherever it stands", "[measurement][sums]")
{
    constexpr std::size_t count = 21;

    for (std::size_t n = 0; n < count; ++n)
    {
        CAPTURE (n);
        Signal input (count, 0.25), output (count, 0.25);
        input[n] = -0.75;
        output[n] = 0.5;
        ErrorSums sums;
        sums.add (input, output);
        CHECK (sums.inputPeak == 0.75);
        CHECK (sums.outputPeak == 0.5);
        CHECK (sums.errorPeak == 1.25);
    }
}

TEST_CASE ("Sums of adjoining stretches add up to those of the whole", "[measurement][sums]")
{
    const auto cut =
        GENERATE (std::size_t { 0 }, std::size_t { 1 }, std::size_t { 333 }, std::size_t { 1000 });
    CAPTURE (cut);
    const auto x = noise (1000, 1.0, 6), y = noise (1000, 1.0, 7);
    ErrorSums first, second;
    first.add (std::span (x).first (cut), std::span (y).first (cut));
    second.add (std::span (x).subspan (cut), std::span (y).subspan (cut));
    first.clipped = 2;
    second.clipped = 3;
    first.replaced = { 1, 2, 3 };
    second.replaced = { 10, 20, 30 };
    first += second;

    CHECK (areEqual (first, { x, y }));
    CHECK (first.clipped == 5);
    CHECK (first.replaced == ReplacedSamples { 11, 22, 33 });
    CHECK (first.replaced.total() == 66);
}
