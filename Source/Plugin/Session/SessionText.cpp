#include "SessionText.h"

#include "Plugin/Presets/PresetFolder.h"

namespace requant::sessionText
{

namespace
{

constexpr std::string_view lockKey = "keep-word-length", slotKey = "slot", presetKey = "preset",
                           otherPresetKey = "other-preset", otherPrefix = "other.";

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

    const auto* control = otherControl (key);
    return control != nullptr && takeOther (*control, value, memory.other.reduction);
}

} // namespace requant::sessionText
