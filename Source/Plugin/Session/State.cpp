#include "State.h"

#include "Plugin/Presets/PresetText.h"
#include "SessionText.h"

#include <charconv>
#include <optional>
#include <set>

namespace requant
{

namespace
{

constexpr std::string_view title = "Requant state ", checksumKey = "checksum=";

// FNV-1a, 64 bits (Fowler, Noll, Vo). Each step is a bijection, so no single damaged byte passes.
std::string checksumOf (std::string_view content)
{
    std::uint64_t hash = 0xCBF29CE484222325u;

    for (const auto character : content)
        hash = (hash ^ static_cast<unsigned char> (character)) * 0x100000001B3u;

    std::string digits (16, '0');

    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, hash >>= 4)
        *digit = "0123456789abcdef"[hash & 15];

    return digits;
}

std::string_view withoutPadding (std::string_view text)
{
    constexpr std::string_view padding ("\0 \t\r\n", 5);
    const auto last = text.find_last_not_of (padding);
    return last == std::string_view::npos ? std::string_view {} : text.substr (0, last + 1);
}

std::optional<int> parseVersion (std::string_view digits)
{
    int number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [stop, failure] = std::from_chars (digits.data(), end, number);

    if (failure != std::errc {} || stop != end || number < 1)
        return {};

    return number;
}

juce::String refusal (juce::StringRef reason)
{
    return reason + juce::String ("; the settings are unchanged.");
}

/** What the lines of a state have said so far. */
class Reading
{
public:
    explicit Reading (const ParameterSet& parameters)
    {
        for (auto* parameter : parameters.all())
            values.push_back ({ parameter, parameter->control().defaultValue });
    }

    /** Reads one "id=value" line. Returns why it cannot be taken, or nothing. */
    juce::String take (std::string_view line)
    {
        const auto parts = partsOf (line);
        const auto found = std::find_if (values.begin(), values.end(),
                                         [&parts] (const Value& v)
                                         { return v.parameter->control().id == parts.key; });
        const auto isOfMemory = sessionText::isKey (parts.key);

        if (found == values.end() && ! isOfMemory)
            return "This state is from a newer version of Requant: it has a setting unknown here";

        if (! parts.isPair || ! named.insert (parts.key).second)
            return "This state of Requant is damaged";

        return isOfMemory ? takeMemory (parts) : takeValue (*found, parts.value);
    }

    struct Value
    {
        HostParameter* parameter;
        double value;
    };

    std::vector<Value> values;
    SessionMemory memory;

private:
    juce::String takeMemory (const Line& parts)
    {
        return sessionText::take (parts.key, parts.value, memory)
                   ? ""
                   : "This state of Requant says something of its session that cannot be";
    }

    static juce::String takeValue (Value& restored, std::string_view text)
    {
        const auto& control = restored.parameter->control();
        const auto value = control.parse (text);

        if (! value)
            return "This state of Requant has a value for " + restored.parameter->name
                   + " other than " + juce::String (control.allowed());

        restored.value = *value;
        return {};
    }

    std::set<std::string_view> named;
};

} // namespace

std::string State::save (const ParameterSet& parameters, const SessionMemory& memory)
{
    auto text = std::string (title) + std::to_string (version) + "\n";

    for (const auto* parameter : parameters.all())
    {
        const auto& control = parameter->control();
        const auto value = control.isSaved ? parameter->value() : control.defaultValue;

        if (! control.isWorthWriting (value))
            continue;

        text += std::string (control.id) + "=" + control.idText (value) + "\n";
    }

    text += sessionText::write (memory);
    return text + std::string (checksumKey) + checksumOf (text) + "\n";
}

juce::String State::restore (const ParameterSet& parameters, SessionMemory& memory,
                             std::string_view state)
{
    const auto text = state.size() <= maximumSize ? withoutPadding (state) : std::string_view {};

    if (! text.starts_with (title))
        return refusal ("This is not a state of Requant, or it is damaged");

    auto rest = text;
    const auto writtenBy = parseVersion (takeLine (rest).substr (title.size()));

    if (writtenBy && *writtenBy > version)
        return refusal ("This state is from a newer version of Requant");

    const auto sum = text.rfind (checksumKey);

    if (! writtenBy || sum == std::string_view::npos
        || text.substr (sum + checksumKey.size()) != checksumOf (text.substr (0, sum)))
        return refusal ("This state of Requant is damaged");

    Reading reading (parameters);

    for (auto values = text.substr (0, sum).substr (text.size() - rest.size()); ! values.empty();)
        if (const auto reason = reading.take (takeLine (values)); reason.isNotEmpty())
            return refusal (reason);

    for (const auto& [parameter, value] : reading.values)
    {
        const auto& control = parameter->control();
        const auto chosen = control.isSaved ? value : control.defaultValue;
        parameter->setValueNotifyingHost (parameter->convertTo0to1 (static_cast<float> (chosen)));
    }

    memory = reading.memory;
    return {};
}

} // namespace requant
