#include "Parameters/Parameter.h"
#include "Support/Catch.h"

#include <algorithm>

using namespace requant;

namespace
{

void set (Settings& settings, std::string_view id, double value)
{
    findParameter (id)->set (settings, value);
}

} // namespace

TEST_CASE ("The controls' defaults are the settings' defaults", "[controls]")
{
    Settings settings;

    for (const auto& control : parameterTable())
        control.set (settings, control.maximum);

    for (const auto& control : parameterTable())
    {
        CAPTURE (control.id);
        CHECK (control.get (Settings {}) == control.defaultValue);
        control.set (settings, control.defaultValue);
    }

    CHECK (settings == Settings {});
}

TEST_CASE ("A control reads back what it was set to and changes nothing else", "[controls]")
{
    for (const auto& control : parameterTable())
    {
        const auto values = static_cast<int> (control.maximum - control.minimum) + 1;
        const auto stride = static_cast<double> (std::max (1, values / 1000));

        for (auto value = control.minimum; value <= control.maximum; value += stride)
        {
            CAPTURE (control.id, value);
            Settings settings;
            control.set (settings, value);
            REQUIRE (control.get (settings) == value);

            for (const auto& other : parameterTable())
                if (other.id != control.id)
                    REQUIRE (other.get (settings) == other.defaultValue);
        }
    }
}

TEST_CASE ("Each control sets the setting that it is named for", "[controls]")
{
    Settings settings;
    set (settings, "bits", 5.5);
    set (settings, "lattice", 2);
    set (settings, "rounding", 1);
    set (settings, "dither", 4);
    set (settings, "dither-amount", 0.25);
    set (settings, "dither-streams", 1);
    set (settings, "shaping", 7);
    set (settings, "shaping-depth", 12.5);
    set (settings, "shaping-order", 9);
    set (settings, "shaping-cutoff", 20000);
    set (settings, "seed", 4711);
    set (settings, "fresh-noise", 1);
    set (settings, "auto-blank", 1);
    set (settings, "auto-blank-after", 2.5);
    set (settings, "pass-exact", 1);
    set (settings, "headroom", 1);
    set (settings, "bypass", 1);
    set (settings, "reset-meters", 1);
    set (settings, "monitor", 3);
    set (settings, "monitor-gain", 48.5);
    set (settings, "monitor-auto", 0);

    const ReductionSettings expected { .bits = 5.5,
                                       .latticeKind = LatticeKind::endPoints,
                                       .rounding = Rounding::truncate,
                                       .dither = Dither::gaussian,
                                       .ditherAmount = 0.25,
                                       .ditherStreams = DitherStreams::identical,
                                       .shaping = Shaping::fWeighted,
                                       .shapingDepthDb = 12.5,
                                       .shapingOrder = 9,
                                       .shapingCutoffHz = 20000.0,
                                       .seed = 4711,
                                       .freshNoise = true,
                                       .autoBlank = true,
                                       .blankAfterSeconds = 2.5,
                                       .passExact = true,
                                       .headroom = true };
    CHECK (settings.reduction == expected);
    CHECK (settings.bypassed);
    CHECK (settings.metersReset);
    CHECK (settings.monitor == MonitorSettings { MonitorSource::zoom, 48.5, false });
}

// The enumerations' names are words of the program, the ids words of the command's contract; here
// they stand side by side once.
TEST_CASE ("Each choice's id stands for the enumerator of its name", "[controls]")
{
    const auto chosen = [] (std::string_view control, std::string_view id)
    {
        Settings settings;
        const auto& c = *findParameter (control);
        c.set (settings, *c.parse (id));
        return settings.reduction;
    };

    const std::pair<std::string_view, Shaping> shapings[] {
        { "none", Shaping::none },
        { "hearing", Shaping::hearing },
        { "designed-f", Shaping::designedF },
        { "designed-468", Shaping::designedItuR468 },
        { "designed-a", Shaping::designedA },
        { "designed-low-pass", Shaping::designedLowPass },
        { "lipshitz", Shaping::lipshitz },
        { "f-weighted", Shaping::fWeighted },
        { "modified-e", Shaping::modifiedE },
        { "improved-e", Shaping::improvedE },
        { "gesemann", Shaping::gesemann },
        { "shibata", Shaping::shibata },
        { "shibata-low", Shaping::shibataLow },
        { "shibata-high", Shaping::shibataHigh },
        { "ssrc-a-0", Shaping::ssrcA0 },
        { "ssrc-a-6", Shaping::ssrcA6 },
        { "ssrc-b-0", Shaping::ssrcB0 },
        { "ssrc-b-6", Shaping::ssrcB6 },
        { "f-weighted-3", Shaping::fWeighted3 },
        { "f-weighted-24", Shaping::fWeighted24 },
        { "modified-e-2", Shaping::modifiedE2 },
        { "modified-e-3", Shaping::modifiedE3 },
        { "sbm", Shaping::superBitMapping },
        { "first-order", Shaping::firstOrder },
        { "second-order", Shaping::secondOrder },
    };

    for (const auto& [id, shaping] : shapings)
    {
        CAPTURE (id);
        CHECK (chosen ("shaping", id).shaping == shaping);
    }

    CHECK (chosen ("lattice", "symmetric").latticeKind == LatticeKind::symmetric);
    CHECK (chosen ("rounding", "toward-zero").rounding == Rounding::towardZero);
    CHECK (chosen ("dither", "none").dither == Dither::none);
    CHECK (chosen ("dither", "rpdf").dither == Dither::rpdf);
    CHECK (chosen ("dither", "high-pass").dither == Dither::highPass);
    CHECK (chosen ("dither-streams", "mid-side").ditherStreams == DitherStreams::midSide);

    const auto heard = [] (std::string_view id)
    {
        Settings settings;
        const auto& monitor = *findParameter (parameterId::monitor);
        monitor.set (settings, *monitor.parse (id));
        return settings.monitor.source;
    };

    CHECK (heard ("output") == MonitorSource::output);
    CHECK (heard ("error") == MonitorSource::error);
    CHECK (heard ("input") == MonitorSource::input);
    CHECK (heard ("zoom") == MonitorSource::zoom);
}
