#include "Presets.h"

#include "Parameter.h"

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
    Law law = Law::uniform;                     ///< that has the control
    RangeMethod range = RangeMethod::fullScale; ///< likewise
};

constexpr Series series[] {
    { parameterId::shaping, 16.0, true },
    { parameterId::dither, 16.0, true },
    { parameterId::rounding, 8.0, false },
    { parameterId::lattice, 8.0, true },
    { parameterId::ditherStreams, 16.0, true },
    { parameterId::law, 8.0, false },
    { parameterId::range, 8.0, false },
    { parameterId::rangeChannels, 8.0, false, Law::uniform, RangeMethod::symmetricMinMax },
    { parameterId::decisions, 8.0, false, Law::g711Mu },
    { parameterId::density, 4.0, false, Law::lloydMax },
    { parameterId::overflow, 16.0, false, Law::float16 },
};

struct Wanted
{
    std::string_view control, value;
};

struct Purpose
{
    std::string_view name, group;
    std::vector<Wanted> values; // the rest as the default has it
};

constexpr std::string_view delivery = "Delivery", character = "Character",
                           lesson = "To hear what it does";

std::vector<Purpose> makePurposes()
{
    return {
        // The gaps between tracks stay digital silence.
        { "CD 16/44.1",
          delivery,
          { { parameterId::shaping, "hearing" }, { parameterId::autoBlank, "on" } } },
        { "24-bit delivery", delivery, { { parameterId::bits, "24" } } },
        // What AES3's basic samples and the audio in SDI hold; unshaped, since more processing
        // follows.
        { "20-bit broadcast", delivery, { { parameterId::bits, "20" } } },
        { "12-bit sampler",
          character,
          { { parameterId::bits, "12" }, { parameterId::dither, "none" } } },
        // Unsigned converters have no level in the middle.
        { "8-bit console",
          character,
          { { parameterId::bits, "8" },
            { parameterId::dither, "none" },
            { parameterId::lattice, "end-points" } } },
        { "4-bit", character, { { parameterId::bits, "4" }, { parameterId::dither, "none" } } },
        // Both levels are full scale: only silence is quiet.
        { "1-bit",
          character,
          { { parameterId::bits, "1" },
            { parameterId::dither, "none" },
            { parameterId::lattice, "end-points" },
            { parameterId::autoBlank, "on" } } },
        // A pair that differs in nothing else, at a word length where nobody can miss it.
        { "Hear truncation",
          lesson,
          { { parameterId::bits, "6" },
            { parameterId::dither, "none" },
            { parameterId::rounding, "truncate" } } },
        { "Hear TPDF", lesson, { { parameterId::bits, "6" } } },
    };
}

void set (Settings& settings, std::string_view id, double value)
{
    findParameter (id)->set (settings, value);
}

Preset presetFor (const Purpose& purpose)
{
    Preset preset { std::string (purpose.name), std::string (purpose.group), {}, true };

    for (const auto& [id, value] : purpose.values)
        set (preset.settings, id, *findParameter (id)->parse (value));

    return preset;
}

Settings startOf (const Series& from)
{
    Settings settings;
    set (settings, parameterId::bits, from.bits);

    if (! from.isDithered)
        set (settings, parameterId::dither, *findParameter (parameterId::dither)->parse ("none"));

    settings.reduction.law = from.law;
    settings.reduction.range = from.range;
    return settings;
}

std::string nameOf (const Settings& settings, std::string_view chosen)
{
    const auto& bits = *findParameter (parameterId::bits);
    const auto& dither = *findParameter (parameterId::dither);
    const auto ditherId = dither.idText (dither.get (settings));
    auto name = bits.text (bits.get (settings)) + ", " + ditherId;
    const auto& law = *findParameter (parameterId::law);
    const auto lawId = law.idText (law.get (settings));

    if (settings.reduction.law != Law::uniform && chosen != lawId)
        name.append (", ").append (lawId);

    const auto& range = *findParameter (parameterId::range);
    const auto rangeId = range.idText (range.get (settings));

    if (settings.reduction.range != RangeMethod::fullScale && chosen != rangeId)
        name.append (", ").append (rangeId);

    if (! chosen.empty() && chosen != ditherId)
        name.append (", ").append (chosen);

    return name;
}

std::vector<Preset> makePresets()
{
    std::vector<Preset> all { { nameOf ({}, {}), {}, {}, true } };

    const auto add =
        [&all] (const Settings& settings, std::string_view chosen, std::string_view group)
    {
        for (const auto& preset : all)
            if (preset.settings == settings)
                return;

        all.push_back ({ nameOf (settings, chosen), std::string (group), settings, false });
    };

    for (const auto& from : series)
    {
        const auto& control = *findParameter (from.control);

        for (std::size_t i = 0; i < control.choices.size(); ++i)
        {
            auto settings = startOf (from);
            control.set (settings, static_cast<double> (i));
            settings.reduction.bits = settings.reduction.asLawAllows().bits;
            add (settings, control.choices[i].id, control.name);
        }
    }

    for (const auto& control : parameterTable())
        if (control.kind == Parameter::Kind::toggle && control.isReduction)
        {
            Settings settings;
            control.set (settings, 1.0);
            add (settings, control.id, "Options");
        }

    for (const auto& purpose : makePurposes())
        all.push_back (presetFor (purpose));

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

bool raisesLevel (const ReductionSettings& settings) noexcept
{
    // Their steps are smallest at 0.
    if (hasUnevenSteps (settings.law))
        return false;

    constexpr auto loudPower = 0x1p-8; // triangular dither at 4 bits has just this
    const auto lattice = settings.lattice();
    const auto ofSilence = lattice.level (lattice.nearestCode (0.0));
    const auto dither = settings.ditherPower();
    const auto noise = dither > 0.0 ? (dither + 1.0 / 12.0) * lattice.step() * lattice.step() : 0.0;
    return ofSilence * ofSilence + noise > loudPower;
}

} // namespace requant
