#include "Engine/Planned.h"
#include "Support/Catch.h"

#include <utility>

using namespace requant;
using namespace requant::test;

TEST_CASE ("A remark says what runs where a published shaper is not made for the rate",
           "[instrument][shaping]")
{
    CHECK (remarkOn (Shaping::lipshitz, 48000.0)
           == "This shaper is made for 44.1 kHz: at 48 kHz its curve lies 8.8 % higher.");
    CHECK (remarkOn (Shaping::shibata, 47000.0)
           == "This shaper is made for 8, 11.025, 16, 22.05, 32, 37.8, 44.1 and 48 kHz: at 47 kHz "
              "its curve lies 2.1 % lower.");
    CHECK (remarkOn (Shaping::fWeighted, 50000.0)
           == "This shaper is made for 44.1 and 48 kHz: at 50 kHz its curve lies 4.2 % higher.");
    CHECK (remarkOn (Shaping::ssrcA5, 96000.0)
           == "This shaper is made for 44.1 and 48 kHz: at 96 kHz SSRC ATH Curve A, Intensity 2 "
              "runs instead.");
    CHECK (remarkOn (Shaping::ssrcA6, 11025.0)
           == "This shaper is made for 44.1 and 48 kHz: at 11.025 kHz SSRC ATH Curve A, Saturated "
              "runs instead.");
    CHECK (remarkOn (Shaping::gesemann, 352800.0)
           == "This shaper is made for 44.1 and 48 kHz: at 352.8 kHz one designed for hearing runs "
              "instead, 40 dB deep.");
    CHECK (remarkOn (Shaping::ssrcB0, 192000.0, withBits (1.0))
           == "This shaper is made for 44.1 and 48 kHz: at 192 kHz none runs, since shaped noise "
              "would "
              "come near full scale at 1 bit.");
    CHECK (remarkOn (Shaping::ssrcB0, 96000.0, withBits (4.0))
           == "This shaper is made for 44.1 and 48 kHz: at 96 kHz one designed for hearing runs "
              "instead, 36.1 dB deep, since more would come near full scale at 4 bits.");

    CHECK (planFor (Shaping::lipshitz, 48000.0).filter
           == findPublishedShaper (Shaping::lipshitz, 44100.0)->filter());
    CHECK (planFor (Shaping::ssrcA5, 96000.0).running == Shaping::ssrcA2);
}

// TPDF alone, 1/2 LSB of it, is 4 sigma within a quarter of 8 levels; Shibata's at 44.1 kHz makes
// it 24.2 dB stronger, 8.1 LSB: 7.02 bits. First order makes 0.71 LSB of it: 3.5 bits.
TEST_CASE ("A remark says what runs where a published shaper's noise would come near full scale",
           "[instrument][shaping]")
{
    CHECK (remarkOn (Shaping::shibata, 44100.0, withBits (4.0))
           == "At 4 bits this shaper's noise would come near full scale: one designed for hearing "
              "runs instead, 26.1 dB deep.");
    CHECK (remarkOn (Shaping::shibata, 44100.0, withBits (8.0)) == "");
    CHECK (remarkOn (Shaping::shibata, 44100.0, withBits (7.0)) != "");
    CHECK (remarkOn (Shaping::firstOrder, 96000.0, withBits (4.0)) == "");
    CHECK (remarkOn (Shaping::firstOrder, 96000.0, withBits (1.0))
           == "At 1 bit this shaper's noise would come near full scale: none runs.");

    // The weaker intensity that the rate would have is too strong as well.
    CHECK (remarkOn (Shaping::ssrcA6, 96000.0, withBits (2.0))
           == "At 2 bits this shaper's noise would come near full scale: none runs.");
}

TEST_CASE ("A cutoff is kept below half the sample rate, and a remark says so",
           "[instrument][shaping]")
{
    CHECK (remarkOn (Shaping::designedLowPass, 8000.0)
           == "At a sample rate of 8 kHz the noise needs more room above: the cutoff is 3.8 kHz "
              "instead of 15 kHz.");
    CHECK (remarkOn (Shaping::designedLowPass, 8000.0, withBits (2.0))
           == "At a sample rate of 8 kHz the noise needs more room above: the cutoff is 3.8 kHz "
              "instead of 15 kHz. At 2 bits shaped noise would come near full scale: no shaping "
              "runs.");

    ShaperRequest nearby, far;
    nearby.cutoffHz = 3800.0;
    far.cutoffHz = 20000.0;
    CHECK (planFor (Shaping::designedLowPass, 8000.0, far).filter
           == planFor (Shaping::designedLowPass, 8000.0, nearby).filter);
    CHECK (remarkOn (Shaping::designedLowPass, 8000.0, nearby) == "");
    CHECK (remarkOn (Shaping::designedLowPass, 32000.0) == "");
}

TEST_CASE (
    "Depth is reduced to what keeps 4 sigma of the shaped noise within a quarter of the levels",
    "[instrument][shaping][slow]")
{
    for (const auto rate : { 44100.0, 192000.0 })
        for (const auto shaping : designed)
            for (const auto& [order, noise] :
                 { std::pair { 5, plainNoise }, std::pair { 16, 0.25 }, std::pair { 32, 1.0 } })
            {
                auto depth = 0.0;

                for (int bits = 1; bits <= 24; bits += bits < 12 ? 1 : 4)
                {
                    CAPTURE (rate, static_cast<int> (shaping), order, noise, bits);
                    auto request = withBits (bits, 80.0);
                    request.order = order;
                    request.noisePowerLsb2 = noise;
                    const auto plan = planFor (shaping, rate, request);

                    CHECK (plan.depthDb >= depth);
                    depth = plan.depthDb;
                    CHECK ((depth == 0.0 || shareOfRoom (plan.filter, request) <= 1.0));
                    CHECK ((depth == 0.0) == plan.filter.isFlat());
                    CHECK ((depth < 80.0) == (plan.remark() != ""));

                    if (depth < 80.0)
                    {
                        // A tenth of a dB more does not fit; asked for with bits to spare.
                        auto deeper = request;
                        deeper.bits = 24.0;
                        deeper.depthDb = depth + 0.1;
                        CHECK (shareOfRoom (planFor (shaping, rate, deeper).filter, request) > 1.0);
                    }
                }

                CHECK (depth == 80.0);
            }
}

TEST_CASE ("Sixteen bits and more leave the default depth as asked, at any rate",
           "[instrument][shaping]")
{
    for (const auto rate : rates)
        for (const auto shaping : designed)
        {
            CAPTURE (rate, static_cast<int> (shaping));
            const auto plan = planFor (shaping, rate);
            CHECK (plan.depthDb == 40.0);
            CHECK (plan.running == shaping);
            CHECK (plan.published == nullptr);
            CHECK (plan.filter.taps().size() == 16);
        }
}

// At 5 bits there is room for sigma = 2 LSB, 12.04 dB above TPDF's. Facts/limits.json: 7.64 dB at a
// depth of 30, 13.26 dB at 40.
TEST_CASE ("A remark says how deep a reduced shaper is, and why", "[instrument][shaping]")
{
    const auto plan = planFor (Shaping::hearing, 48000.0, withBits (5.0));
    CHECK (
        plan.remark()
        == "At 5 bits deeper shaping would come near full scale: the depth is 37.8 dB instead of "
           "40 dB.");
    CHECK (plan.depthDb == 37.8);
    CHECK (remarkOn (Shaping::hearing, 48000.0, withBits (1.0))
           == "At 1 bit shaped noise would come near full scale: no shaping runs.");
    CHECK (remarkOn (Shaping::hearing, 48000.0, withBits (2.5, 12.25))
           == "At 2.5 bits shaped noise would come near full scale: no shaping runs.");
    CHECK (remarkOn (Shaping::hearing, 48000.0, withBits (1.0, 0.0)) == "");
    CHECK (remarkOn (Shaping::hearing, 48000.0, withBits (24.0, 80.0)) == "");
    CHECK (remarkOn (Shaping::hearing, 48000.0, withBits (24.0, 99.0)) == "");
}
