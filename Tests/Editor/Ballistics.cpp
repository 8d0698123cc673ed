#include "Editor/Meters/MeterBars.h"
#include "Support/Catch.h"

using namespace requant;

TEST_CASE ("A peak holds for 2 s, then falls 20 dB/s until a higher one comes", "[editor][meters]")
{
    PeakHold peak;
    peak.follow (-6.0, 10.0);
    CHECK (peak.shownDb() == -6.0);

    peak.follow (-30.0, 11.99);
    CHECK (peak.shownDb() == -6.0);

    // 0.5 s after the hold's end, in one long or many short frames.
    peak.follow (-60.0, 12.5);
    CHECK (peak.shownDb() == Approx (-16.0));

    for (auto t = 12.5; t < 13.0; t += 1.0 / 60.0)
        peak.follow (-60.0, t);

    peak.follow (-60.0, 13.0);
    CHECK (peak.shownDb() == Approx (-26.0));

    peak.follow (-3.0, 13.1);
    CHECK (peak.shownDb() == -3.0);
}
