#include "Measurement/Error/ErrorFigures.h"
#include "NaiveSums.h"
#include "Support/Signals.h"

#include <limits>

using namespace requant;
using namespace requant::test;

namespace
{

ErrorFigures figuresOf (const Signal& input, const Signal& output,
                        std::optional<double> step = 1.0 / 32768.0)
{
    ErrorSums sums;
    sums.add (input, output);
    return { sums, step };
}

double rounded (long double value) { return static_cast<double> (value); }

} // namespace

TEST_CASE ("The figures are those of their definitions", "[measurement][figures]")
{
    const auto step = GENERATE (1.0 / 128.0, 1.0 / 32768.0);
    constexpr std::size_t count = 5000;
    const auto input = sine (count, 0.7);
    auto output = noise (count, 0.6 * step, 4);

    // An error with some DC and some correlation with the input.
    for (std::size_t n = 0; n < count; ++n)
        output[n] += input[n] * 0.9999 + 0.1 * step;

    const auto figures = figuresOf (input, output, step);
    const NaiveSums s { input, output };
    const auto n = static_cast<long double> (count);
    const auto lsb = static_cast<long double> (step);
    const auto tenLog = [] (long double ratio) { return 10.0L * std::log10 (ratio); };
    const auto isClose = [] (std::optional<double> figure, long double expected)
    { return figure && *figure == Approx (rounded (expected)).epsilon (1e-11); };

    CHECK (isClose (figures.snrDb, tenLog (s.xx / s.ee)));
    CHECK (isClose (figures.psqnrDb, tenLog (1.0L / (s.ee / n))));
    CHECK (isClose (figures.enobBits, (tenLog (0.5L / (s.ee / n)) - 1.76L) / 6.02L));
    CHECK (isClose (figures.msqe, s.ee / n));
    CHECK (isClose (figures.meanError, s.e / n));
    CHECK (isClose (figures.meanAbsoluteError, s.absE / n));
    CHECK (figures.maxAbsoluteError == s.peakE);
    CHECK (isClose (figures.errorPowerLsb2, s.ee / n / (lsb * lsb)));
    CHECK (isClose (figures.meanErrorLsb, s.e / n / lsb));
    CHECK (isClose (figures.maxAbsoluteErrorLsb, static_cast<long double> (s.peakE) / lsb));

    // Pearson, two passes.
    long double covariance = 0, varianceX = 0, varianceE = 0;

    for (std::size_t i = 0; i < count; ++i)
    {
        const auto x = static_cast<long double> (input[i]) - s.x / n;
        const auto e = static_cast<long double> (input[i] - output[i]) - s.e / n;
        covariance += x * e;
        varianceX += x * x;
        varianceE += e * e;
    }

    REQUIRE (figures.errorInputCorrelation);
    CHECK (*figures.errorInputCorrelation
           == Approx (rounded (covariance / std::sqrt (varianceX * varianceE))).margin (1e-9));
}

TEST_CASE ("Without a sample there is no figure", "[measurement][figures]")
{
    const ErrorFigures figures { {}, 1.0 };
    CHECK_FALSE (figures.snrDb);
    CHECK_FALSE (figures.psqnrDb);
    CHECK_FALSE (figures.enobBits);
    CHECK_FALSE (figures.msqe);
    CHECK_FALSE (figures.meanError);
    CHECK_FALSE (figures.meanAbsoluteError);
    CHECK_FALSE (figures.maxAbsoluteError);
    CHECK_FALSE (figures.errorPowerLsb2);
    CHECK_FALSE (figures.errorInputCorrelation);
}

TEST_CASE ("Without an error there is no ratio to it, and its size is 0", "[measurement][figures]")
{
    const auto signal = sine (1000, 0.5);
    const auto figures = figuresOf (signal, signal);
    CHECK_FALSE (figures.snrDb);
    CHECK_FALSE (figures.psqnrDb);
    CHECK_FALSE (figures.enobBits);
    CHECK_FALSE (figures.errorInputCorrelation);
    CHECK (figures.msqe == 0.0);
    CHECK (figures.meanError == 0.0);
    CHECK (figures.maxAbsoluteErrorLsb == 0.0);
}

TEST_CASE ("Silence has no SNR, but its error has a size", "[measurement][figures]")
{
    const auto figures = figuresOf (constant (1000, 0.0), noise (1000, 1e-4, 2));
    CHECK_FALSE (figures.snrDb);
    CHECK_FALSE (figures.errorInputCorrelation);
    CHECK (figures.psqnrDb);
    CHECK (figures.enobBits);
    CHECK (*figures.msqe > 0.0);
}

TEST_CASE ("Without a common step nothing is given in LSB", "[measurement][figures]")
{
    const auto figures = figuresOf (sine (100, 0.5), sine (100, 0.4), {});
    CHECK (figures.snrDb);
    CHECK_FALSE (figures.errorPowerLsb2);
    CHECK_FALSE (figures.meanErrorLsb);
    CHECK_FALSE (figures.maxAbsoluteErrorLsb);
}

TEST_CASE ("A constant input or error is correlated with nothing", "[measurement][figures]")
{
    const auto level = GENERATE (0.1, 0.3, -0.7);
    CAPTURE (level);
    const auto dc = constant (10007, level);

    // DC in, a busy error; a busy input, a constant error; both constant.
    CHECK_FALSE (figuresOf (dc, noise (10007, 0.5, 3)).errorInputCorrelation);
    CHECK_FALSE (figuresOf (dc, constant (10007, 0.25)).errorInputCorrelation);

    auto input = constant (10007, 0.5);

    for (std::size_t n = 0; n < input.size(); n += 2)
        input[n] = -0.25;

    auto output = input;

    for (auto& y : output)
        y -= 0.125;

    CHECK_FALSE (figuresOf (input, output).errorInputCorrelation);
}

TEST_CASE ("An error that is the input, or its negative, is wholly correlated with it",
           "[measurement][figures]")
{
    auto input = noise (3000, 0.5, 9);

    for (auto& x : input)
        x += 0.3; // DC takes no part

    auto doubled = input;

    for (auto& y : doubled)
        y *= 2.0; // e = -x

    CHECK (*figuresOf (input, constant (3000, 0.0)).errorInputCorrelation == Approx (1.0));
    CHECK (*figuresOf (input, doubled).errorInputCorrelation == Approx (-1.0));
}

TEST_CASE ("Levels in dB", "[measurement][figures]")
{
    CHECK (powerToDb (1.0) == 0.0);
    CHECK (powerToDb (0.5) == Approx (-3.0103).margin (1e-4));
    CHECK (amplitudeToDb (0.5) == Approx (-6.0206).margin (1e-4));
    CHECK (powerToDb (0.0) == -std::numeric_limits<double>::infinity());
    CHECK (amplitudeToDb (0.0) == -std::numeric_limits<double>::infinity());
}
