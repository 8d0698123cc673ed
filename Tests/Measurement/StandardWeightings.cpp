#include "Measurement/Error/WeightedError.h"
#include "Support/Catch.h"
#include "Support/Facts.h"
#include "Support/Signals.h"

using namespace requant;
using namespace requant::test;

namespace
{

struct Row
{
    double nominalHz, db;
};

// IEC 61672-1:2013, table 3: one decimal.
constexpr std::array aTable {
    Row { 10.0, -70.4 },   Row { 12.5, -63.4 },  Row { 16.0, -56.7 },   Row { 20.0, -50.5 },
    Row { 25.0, -44.7 },   Row { 31.5, -39.4 },  Row { 40.0, -34.6 },   Row { 50.0, -30.2 },
    Row { 63.0, -26.2 },   Row { 80.0, -22.5 },  Row { 100.0, -19.1 },  Row { 125.0, -16.1 },
    Row { 160.0, -13.4 },  Row { 200.0, -10.9 }, Row { 250.0, -8.6 },   Row { 315.0, -6.6 },
    Row { 400.0, -4.8 },   Row { 500.0, -3.2 },  Row { 630.0, -1.9 },   Row { 800.0, -0.8 },
    Row { 1000.0, 0.0 },   Row { 1250.0, 0.6 },  Row { 1600.0, 1.0 },   Row { 2000.0, 1.2 },
    Row { 2500.0, 1.3 },   Row { 3150.0, 1.2 },  Row { 4000.0, 1.0 },   Row { 5000.0, 0.5 },
    Row { 6300.0, -0.1 },  Row { 8000.0, -1.1 }, Row { 10000.0, -2.5 }, Row { 12500.0, -4.3 },
    Row { 16000.0, -6.6 }, Row { 20000.0, -9.3 }
};
constexpr double decimals = 0.05;

// The standard's nominal frequencies stand for these.
double exactHz (double nominalHz)
{
    return std::pow (10.0, 0.1 * std::round (10.0 * std::log10 (nominalHz)));
}

// Recommendation ITU-R BS.468-4, table 1.
constexpr std::array ituTable {
    Row { 31.5, -29.9 },   Row { 63.0, -23.9 },   Row { 100.0, -19.8 },   Row { 200.0, -13.8 },
    Row { 400.0, -7.8 },   Row { 800.0, -1.9 },   Row { 1000.0, 0.0 },    Row { 2000.0, 5.6 },
    Row { 3150.0, 9.0 },   Row { 4000.0, 10.5 },  Row { 5000.0, 11.7 },   Row { 6300.0, 12.2 },
    Row { 7100.0, 12.0 },  Row { 8000.0, 11.4 },  Row { 9000.0, 10.1 },   Row { 10000.0, 8.1 },
    Row { 12500.0, 0.0 },  Row { 14000.0, -5.3 }, Row { 16000.0, -11.7 }, Row { 20000.0, -22.2 },
    Row { 31500.0, -42.7 }
};

// ISO 389-7:2019: the lower of the thresholds in the free and in the diffuse field, dB SPL.
constexpr std::array thresholdTable {
    Row { 20.0, 78.1 },    Row { 25.0, 68.7 },    Row { 31.5, 59.5 },    Row { 40.0, 51.1 },
    Row { 50.0, 44.0 },    Row { 63.0, 37.5 },    Row { 80.0, 31.5 },    Row { 100.0, 26.5 },
    Row { 125.0, 22.1 },   Row { 160.0, 17.9 },   Row { 200.0, 14.4 },   Row { 250.0, 11.4 },
    Row { 315.0, 8.4 },    Row { 400.0, 5.8 },    Row { 500.0, 3.8 },    Row { 630.0, 2.1 },
    Row { 800.0, 1.0 },    Row { 1000.0, 0.8 },   Row { 1250.0, 1.9 },   Row { 1600.0, 0.5 },
    Row { 2000.0, -1.5 },  Row { 2500.0, -4.2 },  Row { 3150.0, -6.0 },  Row { 4000.0, -5.4 },
    Row { 5000.0, -1.8 },  Row { 6300.0, 2.5 },   Row { 8000.0, 6.8 },   Row { 10000.0, 8.4 },
    Row { 12500.0, 12.3 }, Row { 14000.0, 18.4 }, Row { 16000.0, 40.2 }, Row { 18000.0, 70.4 }
};

double weightingDb (Weighting weighting, double frequencyHz)
{
    return 10.0 * std::log10 (weightingPower (weighting, frequencyHz));
}

} // namespace

// Figures printed in the standards themselves, with the roundings they have there.
TEST_CASE ("The weightings have the values that their standards print", "[measurement]")
{
    const auto check = [] (Weighting weighting, double frequencyHz, double db, double within)
    {
        CAPTURE (weightingId (weighting), frequencyHz);
        CHECK (std::abs (weightingDb (weighting, frequencyHz) - db) <= within);
    };

    for (const auto& row : aTable)
        check (Weighting::a, exactHz (row.nominalHz), row.db, decimals);

    check (Weighting::a, 1000.0, 0.0, 1e-9);

    for (const auto& row : ituTable)
        check (Weighting::ituR468, row.nominalHz, row.db, 1e-9);

    check (Weighting::ituR468, 15.75, -35.9, 0.01); // first order: 6 dB an octave
    check (Weighting::ituR468, std::sqrt (800.0 * 1000.0), -0.95, 1e-9);
    check (Weighting::ituR468, 31500.0 * 31500.0 / 20000.0, -63.2, 1e-9); // as from 20 kHz on

    constexpr double keenest = -6.0; // at 3150 Hz
    for (const auto& row : thresholdTable)
        check (Weighting::hearing, row.nominalHz, keenest - row.db, 1e-9);

    check (Weighting::hearing, 48000.0, -76.4, 1e-9);
    check (Weighting::hearing, 0.0, -84.1, 1e-9);

    for (const auto weighting : { Weighting::a, Weighting::ituR468, Weighting::f })
        CHECK (weightingPower (weighting, 0.0) == 0.0);
}

TEST_CASE ("F is 0 dB at its maximum and nowhere above", "[measurement]")
{
    double largest = 0.0;

    for (double hz = 10.0; hz < 48000.0; hz *= 1.0005)
        largest = std::max (largest, weightingPower (Weighting::f, hz));

    CHECK (largest <= 1.0 + 1e-9);
    CHECK (largest > 1.0 - 1e-5);
}

// IEC 61672-1:2013, table 3 (A) prints one decimal and means the exact frequencies 10^(n/10); of
// the other weightings the tables are those in Tests/Data.
TEST_CASE ("Lines read as the standards' tables say, within 0.1 dB at every sample rate",
           "[measurement][slow]")
{
    const auto rateHz = GENERATE (44100.0, 48000.0, 88200.0, 96000.0, 176400.0, 192000.0);
    const auto read = [=] (double frequencyHz)
    {
        const auto half = static_cast<std::size_t> (1.5 * rateHz);
        const auto line = sine (2 * half, std::sqrt (2.0), frequencyHz / rateHz);
        const Signal nothing (half);
        WeightedError meter;
        meter.prepare (rateHz);
        meter.add (std::span (line).first (half), nothing);
        meter.take(); // with it, the step at the line's beginning, which is no line
        meter.add (std::span (line).last (half), nothing);
        return meter.take();
    };
    const auto expectedDb = [] (Weighting weighting, double frequencyHz)
    {
        const auto id = weightingId (weighting);
        const auto isAtItsMaximum = weighting == Weighting::f || weighting == Weighting::hearing;
        const auto reference = isAtItsMaximum ? 1.0 : factWeighting (id, 1000.0);
        return 10.0 * std::log10 (factWeighting (id, frequencyHz) / reference);
    };

    const auto checkAll = [&] (double frequencyHz)
    {
        const auto measured = read (frequencyHz);

        for (const auto weighting : weightings)
        {
            CAPTURE (rateHz, frequencyHz, weightingId (weighting));
            CHECK (std::abs (*measured.levelDb (weighting) - expectedDb (weighting, frequencyHz))
                   < 0.1);
        }
    };

    for (const auto& row : aTable)
    {
        if (row.nominalHz < 20.0)
            continue;

        CAPTURE (rateHz, row.nominalHz);
        const auto atExact = read (exactHz (row.nominalHz));
        CHECK (std::abs (*atExact.levelDb (Weighting::a) - row.db) < 0.1 + decimals);
        checkAll (row.nominalHz);
    }

    // What the other tables have between those.
    for (const auto frequencyHz : { 7100.0, 9000.0, 14000.0, 18000.0 })
        checkAll (frequencyHz);

    // Table 1 goes on beyond what is promised of all.
    if (rateHz > 2.0 * 31500.0)
        CHECK (std::abs (*read (31500.0).levelDb (Weighting::ituR468) + 42.7) < 0.1);
}
