#include "Presets.h"

#include "Control.h"

#include <algorithm>
#include <vector>

namespace requant
{

namespace
{

// What a control's presets start from: the word length at which its effect is wanted, and whether
// dither is in the way of it.
struct Series
{
    std::string_view control;
    double bits;
    bool isDithered;
};

constexpr Series series[] {
    { controlId::shaping, 16.0, true },       { controlId::dither, 16.0, true },
    { controlId::rounding, 8.0, false },      { controlId::lattice, 8.0, true },
    { controlId::ditherStreams, 16.0, true },
};

void set (Settings& settings, std::string_view id, double value)
{
    findControl (id)->set (settings, value);
}

Settings startOf (const Series& from)
{
    Settings settings;
    set (settings, controlId::bits, from.bits);

    if (! from.isDithered)
        set (settings, controlId::dither, *findControl (controlId::dither)->parse ("none"));

    return settings;
}

std::string nameOf (const Settings& settings, std::string_view chosen)
{
    const auto& bits = *findControl (controlId::bits);
    const auto& dither = *findControl (controlId::dither);
    const auto ditherId = dither.idText (dither.get (settings));
    auto name = bits.text (bits.get (settings)) + ", " + ditherId;

    if (! chosen.empty() && chosen != ditherId)
        name.append (", ").append (chosen);

    return name;
}

std::vector<Preset> makePresets()
{
    std::vector<Preset> all { { nameOf ({}, {}), {}, {} } };

    const auto add =
        [&all] (const Settings& settings, std::string_view chosen, std::string_view group)
    {
        for (const auto& preset : all)
            if (preset.settings == settings)
                return;

        all.push_back ({ nameOf (settings, chosen), std::string (group), settings });
    };

    for (const auto& from : series)
    {
        const auto& control = *findControl (from.control);

        for (std::size_t i = 0; i < control.choices.size(); ++i)
        {
            auto settings = startOf (from);
            control.set (settings, static_cast<double> (i));
            add (settings, control.choices[i].id, control.name);
        }
    }

    for (const auto& control : controls())
        if (control.kind == Control::Kind::toggle && control.isReduction)
        {
            Settings settings;
            control.set (settings, 1.0);
            add (settings, control.id, "Options");
        }

    return all;
}

} // namespace

std::span<const Preset> presets()
{
    static const auto all = makePresets();
    return all;
}

std::optional<std::size_t> findPreset (const ReductionSettings& settings) noexcept
{
    const auto all = presets();
    const auto found =
        std::find_if (all.begin(), all.end(),
                      [&] (const Preset& preset) { return preset.settings.reduction == settings; });

    if (found == all.end())
        return {};

    return static_cast<std::size_t> (found - all.begin());
}

} // namespace requant
