#include "Controls/Control.h"
#include "Support/Catch.h"

using namespace requant;

namespace
{

void set (Settings& settings, std::string_view id, double value)
{
    findControl (id)->set (settings, value);
}

} // namespace

TEST_CASE ("The controls' defaults are the settings' defaults", "[controls]")
{
    Settings settings { { 3, Rounding::truncate, Dither::none, Shaping::fWeighted, 77 }, true };

    for (const auto& control : controls())
    {
        CAPTURE (control.id);
        CHECK (control.get (Settings {}) == control.defaultValue);
        control.set (settings, control.defaultValue);
    }

    CHECK (settings == Settings {});
}

TEST_CASE ("A control reads back what it was set to and changes nothing else", "[controls]")
{
    for (const auto& control : controls())
        for (auto value = control.minimum; value <= control.maximum; ++value)
        {
            CAPTURE (control.id, value);
            Settings settings;
            control.set (settings, value);
            REQUIRE (control.get (settings) == value);

            for (const auto& other : controls())
                if (other.id != control.id)
                    REQUIRE (other.get (settings) == other.defaultValue);
        }
}

TEST_CASE ("Each control sets the setting that it is named for", "[controls]")
{
    Settings settings;
    set (settings, "bits", 5);
    set (settings, "rounding", 1);
    set (settings, "dither", 1);
    set (settings, "shaping", 2);
    set (settings, "seed", 4711);
    set (settings, "bypass", 1);
    CHECK (settings
           == Settings { { 5, Rounding::truncate, Dither::none, Shaping::fWeighted, 4711 }, true });

    set (settings, "shaping", 1);
    CHECK (settings.reduction.shaping == Shaping::lipshitz);
    set (settings, "dither", 0);
    CHECK (settings.reduction.dither == Dither::tpdf);
}
