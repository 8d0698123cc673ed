#include "Parameters/Parameter.h"
#include "Parameters/Presets.h"
#include "Support/Catch.h"

#include <set>

using namespace requant;

TEST_CASE ("The first preset is the default, and no two are alike in name or settings",
           "[controls][presets]")
{
    REQUIRE (! presets().empty());
    CHECK (presets()[0].settings == Settings {});
    CHECK (presets()[0].name == "16 bits, tpdf");
    std::set<std::string> names;

    for (const auto& preset : presets())
    {
        CAPTURE (preset.name);
        CHECK (names.insert (preset.name).second);

        for (const auto& other : presets())
            if (&other != &preset)
                CHECK_FALSE (other.settings == preset.settings);
    }
}

TEST_CASE ("Every choice of every control, and every option, is in some preset, by its id",
           "[controls][presets]")
{
    const auto hasPreset = [] (const Parameter& control, double value, std::string_view id)
    {
        for (const auto& preset : presets())
            if (control.get (preset.settings) == value
                && (value == control.defaultValue || preset.name.find (id) != std::string::npos))
                return true;

        return false;
    };

    for (const auto& control : parameterTable())
    {
        if (! control.isReduction)
            continue;

        CAPTURE (control.id);

        for (std::size_t i = 0; i < control.choices.size(); ++i)
        {
            CAPTURE (control.choices[i].id);
            CHECK (hasPreset (control, static_cast<double> (i), control.choices[i].id));
        }

        if (control.kind == Parameter::Kind::toggle)
            CHECK (hasPreset (control, 1.0, control.id));
    }
}

TEST_CASE ("Presets of a group stand together, and all but the default have one",
           "[controls][presets]")
{
    CHECK (presets()[0].group.empty());
    std::set<std::string> groups;

    for (std::size_t i = 1; i < presets().size(); ++i)
    {
        CAPTURE (presets()[i].name);
        CHECK_FALSE (presets()[i].group.empty());

        if (presets()[i].group != presets()[i - 1].group)
            CHECK (groups.insert (presets()[i].group).second);
    }
}

TEST_CASE ("A preset's values are legal", "[controls][presets]")
{
    for (const auto& preset : presets())
        for (const auto& control : parameterTable())
            CHECK (control.isLegal (control.get (preset.settings)));
}

TEST_CASE ("A preset leaves what is no matter of the reduction at its default",
           "[controls][presets]")
{
    for (const auto& preset : presets())
        for (const auto& control : parameterTable())
            if (! control.isReduction)
                CHECK (control.get (preset.settings) == control.defaultValue);
}

// Where rounding and lattices can be heard and seen; shaping, dither and its streams as delivered.
TEST_CASE ("Presets of rounding have 8 bits without dither, of lattices 8 bits, of others 16",
           "[controls][presets]")
{
    std::set<std::string> seen;

    for (const auto& preset : presets())
        for (const auto id : { parameterId::rounding, parameterId::lattice, parameterId::shaping,
                               parameterId::dither, parameterId::ditherStreams })
            if (preset.group == findParameter (id)->name)
            {
                CAPTURE (preset.name);
                const auto isRounding = id == parameterId::rounding;
                seen.insert (preset.group);
                CHECK (preset.settings.reduction.bits
                       == (isRounding || id == parameterId::lattice ? 8.0 : 16.0));

                if (id != parameterId::dither)
                    CHECK ((preset.settings.reduction.dither == Dither::none) == isRounding);
            }

    CHECK (seen.size() == 5);
}

// Of a lattice without a level near 0 the least is heard as its nearest level; of dither of few
// bits as its noise: (2/12 + 1/12) step^2 for the triangular one.
TEST_CASE ("A preset raises the level where even the quietest sound comes out loud",
           "[controls][presets]")
{
    for (const auto& preset : presets())
    {
        CAPTURE (preset.name);
        CHECK (raisesLevel (preset.settings.reduction) == (preset.name == "1-bit"));
    }

    auto few = ReductionSettings {};
    few.bits = 3.0;
    CHECK (raisesLevel (few));
    few.dither = Dither::none;
    CHECK_FALSE (raisesLevel (few));
    few.latticeKind = LatticeKind::endPoints; // levels at +-1/7
    CHECK (raisesLevel (few));
    few.bits = 5.0; // +-1/31
    CHECK_FALSE (raisesLevel (few));
}
