#include "State.h"

#include "Lines.h"

#include <charconv>
#include <optional>

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

struct Restored
{
    ControlParameter* parameter;
    std::optional<double> value; // empty until the state names it
};

// Reads one "id=value" line. Returns why it cannot be taken, or nothing.
juce::String take (std::string_view line, std::span<Restored> all)
{
    const auto parts = partsOf (line);
    const auto found = std::find_if (all.begin(), all.end(),
                                     [&parts] (const Restored& r)
                                     { return r.parameter->control().id == parts.key; });

    if (found == all.end())
        return "This state is from a newer version of Requant: it has a setting unknown here";

    if (! parts.isPair || found->value)
        return "This state of Requant is damaged";

    const auto& control = found->parameter->control();
    found->value = control.parse (parts.value);

    if (! found->value)
        return "This state of Requant has a value for " + found->parameter->name + " other than "
               + juce::String (control.allowed());

    return {};
}

} // namespace

std::string State::save (const Parameters& parameters)
{
    auto text = std::string (title) + std::to_string (version) + "\n";

    for (const auto* parameter : parameters.all())
    {
        const auto& control = parameter->control();
        const auto value = control.isSaved ? parameter->value() : control.defaultValue;
        text += std::string (control.id) + "=" + control.idText (value) + "\n";
    }

    return text + std::string (checksumKey) + checksumOf (text) + "\n";
}

juce::String State::restore (const Parameters& parameters, std::string_view state)
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

    std::vector<Restored> restored;

    for (auto* parameter : parameters.all())
        restored.push_back ({ parameter, {} });

    for (auto values = text.substr (0, sum).substr (text.size() - rest.size()); ! values.empty();)
        if (const auto reason = take (takeLine (values), restored); reason.isNotEmpty())
            return refusal (reason);

    for (const auto& [parameter, value] : restored)
    {
        const auto& control = parameter->control();
        const auto chosen =
            control.isSaved ? value.value_or (control.defaultValue) : control.defaultValue;
        parameter->setValueNotifyingHost (parameter->convertTo0to1 (static_cast<float> (chosen)));
    }

    return {};
}

} // namespace requant
