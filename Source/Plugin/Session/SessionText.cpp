#include "SessionText.h"

#include "Plugin/Presets/PresetFolder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace requant::sessionText
{

namespace
{

constexpr std::string_view lockKey = "keep-word-length", slotKey = "slot", presetKey = "preset",
                           otherPresetKey = "other-preset", otherPrefix = "other.",
                           endsKey = "learned.ends", deviationKey = "learned.deviation",
                           levelsKey = "learned.levels";

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

// What learn() can have found, and float can hold.
bool isUsable (double value) noexcept
{
    const auto size = std::abs (value);
    return size == 0.0 || (size >= 0x1p-126 && size <= 0x1p126);
}

bool areEnds (double lowest, double highest) noexcept
{
    return isUsable (lowest) && isUsable (highest) && lowest <= highest;
}

// The ends of the range, and what they were found for: method, percentile, lattice, bits. Then,
// where channels have their own, the ends of each.
bool takeEnds (std::string_view text, LearnedScale& scale)
{
    constexpr std::size_t ofAll = 6;
    const auto values = doublesOf (text);

    if (! values || values->size() < ofAll || values->size() % 2 != 0
        || values->size() > ofAll + 2 * LearnedScale::mostChannels)
        return false;

    const auto& v = *values;
    const auto isIndex = [] (double value, double last)
    { return value >= 0.0 && value <= last && value == std::floor (value); };

    if (! areEnds (v[0], v[1]) || ! isIndex (v[2], static_cast<double> (RangeMethod::histogram))
        || ! (v[3] >= 50.0) || v[3] > 100.0
        || ! isIndex (v[4], static_cast<double> (LatticeKind::endPoints))
        || ! (v[5] >= Lattice::minimumBits) || v[5] > Lattice::maximumBits)
        return false;

    LearnedScale found;

    for (auto i = ofAll; i < v.size(); i += 2)
    {
        if (! areEnds (v[i], v[i + 1]))
            return false;

        found.ofChannels[found.channelCount++] = { v[i], v[i + 1] };
    }

    scale.knowsEnds = true;
    scale.ends = { v[0], v[1] };
    scale.channelCount = found.channelCount;
    scale.ofChannels = found.ofChannels;
    scale.range = { static_cast<RangeMethod> (static_cast<int> (v[2])), v[3],
                    static_cast<LatticeKind> (static_cast<int> (v[4])), v[5] };
    return true;
}

bool takeDeviation (std::string_view text, LearnedScale& scale)
{
    const auto values = doublesOf (text);

    if (! values || values->size() != 1 || ! ((*values)[0] >= 0x1p-100) || (*values)[0] > 0x1p100)
        return false;

    scale.knowsDeviation = true;
    scale.deviation = values->front();
    return true;
}

// The bits that they were learned for, so many levels, then one decision value less, each between
// two of them, and none so near that float could not tell them apart from 0.
bool takeLevels (std::string_view text, Learned& learned)
{
    auto values = doublesOf (text);

    if (! values || values->size() < 2 || values->size() % 2 != 0)
        return false;

    const auto bits = values->front();
    const auto first = values->begin() + 1;
    const auto count = static_cast<std::ptrdiff_t> (values->size() / 2);
    FoundLevels found { { first, first + count }, { first + count, values->end() } };

    if (! (bits >= 1.0) || bits > 12.0 || bits != std::floor (bits)
        || static_cast<double> (count) > std::exp2 (bits)
        || ! std::all_of (found.levels.begin(), found.levels.end(), isUsable))
        return false;

    for (std::size_t i = 0; i < found.decisions.size(); ++i)
        if (! (found.decisions[i] - found.levels[i] >= 0x1p-160)
            || ! (found.levels[i + 1] - found.decisions[i] >= 0x1p-160))
            return false;

    learned.scale.levels = numberOf (found);
    learned.scale.bitsOfLevels = bits;
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

    if (const auto& scale = learned.scale; scale.knowsEnds)
    {
        std::vector ends { scale.ends.lowest,
                           scale.ends.highest,
                           static_cast<double> (scale.range.method),
                           scale.range.percentile,
                           static_cast<double> (scale.range.latticeKind),
                           scale.range.bits };

        for (std::size_t c = 0; c < scale.channelCount; ++c)
            ends.insert (ends.end(), { scale.ofChannels[c].lowest, scale.ofChannels[c].highest });

        text += line (endsKey, bitsOf ({ ends }));
    }

    if (learned.scale.knowsDeviation)
        text += line (deviationKey, bitsOf ({ std::array { learned.scale.deviation } }));

    if (! learned.levels.levels.empty())
        text += line (levelsKey, bitsOf ({ std::array { learned.scale.bitsOfLevels },
                                           learned.levels.levels, learned.levels.decisions }));

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
           || key == endsKey || key == deviationKey || key == levelsKey
           || otherControl (key) != nullptr;
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

    if (key == endsKey)
        return takeEnds (value, memory.learned.scale);

    if (key == deviationKey)
        return takeDeviation (value, memory.learned.scale);

    if (key == levelsKey)
        return takeLevels (value, memory.learned);

    const auto* control = otherControl (key);
    return control != nullptr && takeOther (*control, value, memory.other.reduction);
}

} // namespace requant::sessionText
