#include "SessionText.h"

#include "Plugin/Presets/PresetFolder.h"

#include <bit>
#include <charconv>
#include <cmath>

namespace requant::sessionText
{

namespace
{

constexpr std::string_view lockKey = "keep-word-length", slotKey = "slot", presetKey = "preset",
                           otherPresetKey = "other-preset", otherPrefix = "other.",
                           scaleKey = "learned.scale", levelsKey = "learned.levels";

// A control of the settings that are compared with, or nullptr.
const Parameter* otherControl (std::string_view key)
{
    const auto* control =
        key.starts_with (otherPrefix) ? findParameter (key.substr (otherPrefix.size())) : nullptr;
    return control != nullptr && control->isReduction ? control : nullptr;
}

bool takeName (std::string_view bytes, juce::String& name)
{
    const auto size = static_cast<int> (bytes.size());

    if (bytes.find ('\0') != std::string_view::npos
        || ! juce::CharPointer_UTF8::isValidString (bytes.data(), size))
        return false;

    name = juce::String::fromUTF8 (bytes.data(), size);
    return name.isNotEmpty() && name == presetName::tidied (name);
}

bool takeOther (const Parameter& control, std::string_view text, ReductionSettings& other)
{
    const auto value = control.parse (text);
    Settings settings { other };

    if (value)
        control.set (settings, *value);

    other = settings.reduction;
    return value.has_value();
}

// Doubles as their bits, 16 hexadecimal digits each: exact, and read without a locale.
std::string bitsOf (std::initializer_list<std::span<const double>> lists)
{
    std::string text;

    for (const auto& list : lists)
        for (const auto value : list)
            text += juce::String::toHexString (std::bit_cast<juce::int64> (value))
                        .paddedLeft ('0', 16)
                        .toStdString();

    return text;
}

std::optional<std::vector<double>> doublesOf (std::string_view text)
{
    std::vector<double> values;

    if (text.size() % 16 != 0)
        return {};

    for (; ! text.empty(); text.remove_prefix (16))
    {
        std::uint64_t bits = 0;
        const auto* const end = text.data() + 16;

        if (const auto read = std::from_chars (text.data(), end, bits, 16);
            read.ec != std::errc {} || read.ptr != end)
            return {};

        values.push_back (std::bit_cast<double> (bits));

        if (! std::isfinite (values.back()))
            return {};
    }

    return values;
}

// The ends of the range, and the standard deviation.
bool takeScale (std::string_view text, LearnedScale& scale)
{
    const auto values = doublesOf (text);

    if (! values || values->size() != 3 || (*values)[0] > (*values)[1] || ! ((*values)[2] > 0.0))
        return false;

    scale.isKnown = true;
    scale.lowest = (*values)[0];
    scale.highest = (*values)[1];
    scale.deviation = (*values)[2];
    return true;
}

// So many levels, then one decision value less, each between two of them.
bool takeLevels (std::string_view text, Learned& learned)
{
    auto values = doublesOf (text);

    if (! values || values->size() % 2 == 0)
        return false;

    const auto count = static_cast<std::ptrdiff_t> (values->size() / 2 + 1);
    FoundLevels found { { values->begin(), values->begin() + count },
                        { values->begin() + count, values->end() } };

    for (std::size_t i = 0; i < found.decisions.size(); ++i)
        if (! (found.levels[i] < found.decisions[i] && found.decisions[i] < found.levels[i + 1]))
            return false;

    learned.scale.levels = numberOf (found);
    learned.levels = std::move (found);
    return true;
}

std::string line (std::string_view key, std::string_view value)
{
    return std::string (key).append ("=").append (value).append ("\n");
}

} // namespace

std::string write (const SessionMemory& memory)
{
    std::string text;

    if (memory.keepsWordLength)
        text += line (lockKey, "on");

    if (memory.isB)
        text += line (slotKey, "b");

    if (memory.preset.isNotEmpty())
        text += line (presetKey, memory.preset.toStdString());

    if (memory.other.preset.isNotEmpty())
        text += line (otherPresetKey, memory.other.preset.toStdString());

    const auto& learned = memory.learned;

    if (learned.scale.isKnown)
    {
        const std::array scale { learned.scale.lowest, learned.scale.highest,
                                 learned.scale.deviation };
        text += line (scaleKey, bitsOf ({ scale }));
    }

    if (! learned.levels.levels.empty())
        text += line (levelsKey, bitsOf ({ learned.levels.levels, learned.levels.decisions }));

    const Settings other { memory.other.reduction };

    for (const auto& control : parameterTable())
        if (const auto value = control.get (other);
            control.isReduction && value != control.defaultValue)
            text += line (std::string (otherPrefix).append (control.id), control.idText (value));

    return text;
}

bool isKey (std::string_view key)
{
    return key == lockKey || key == slotKey || key == presetKey || key == otherPresetKey
           || key == scaleKey || key == levelsKey || otherControl (key) != nullptr;
}

bool take (std::string_view key, std::string_view value, SessionMemory& memory)
{
    if (key == lockKey)
        return memory.keepsWordLength = value == "on";

    if (key == slotKey)
        return memory.isB = value == "b";

    if (key == presetKey)
        return takeName (value, memory.preset);

    if (key == otherPresetKey)
        return takeName (value, memory.other.preset);

    if (key == scaleKey)
        return takeScale (value, memory.learned.scale);

    if (key == levelsKey)
        return takeLevels (value, memory.learned);

    const auto* control = otherControl (key);
    return control != nullptr && takeOther (*control, value, memory.other.reduction);
}

} // namespace requant::sessionText
