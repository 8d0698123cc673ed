#include "PresetText.h"

#include <charconv>
#include <set>

namespace requant::presetText
{

namespace
{

constexpr std::string_view title = "Requant preset ";

juce::Result notAPreset() { return juce::Result::fail ("this is not a preset of Requant."); }

// A text file begins with these bytes where a Windows editor saved it.
std::string_view withoutByteOrderMark (std::string_view text)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with (mark) ? text.substr (mark.size()) : text;
}

bool isText (std::string_view bytes)
{
    return bytes.find ('\0') == std::string_view::npos
           && juce::CharPointer_UTF8::isValidString (bytes.data(), static_cast<int> (bytes.size()));
}

juce::String quoted (std::string_view text)
{
    constexpr int longest = 40;
    const auto whole = juce::String::fromUTF8 (text.data(), static_cast<int> (text.size()));
    return whole.length() > longest ? whole.substring (0, longest) + "..." : whole;
}

juce::Result checkTitle (std::string_view line)
{
    const auto trimmedLine = trimmed (line);

    if (! trimmedLine.starts_with (title))
        return notAPreset();

    const auto digits = trimmedLine.substr (title.size());
    int number = 0;
    const auto [end, failure] =
        std::from_chars (digits.data(), digits.data() + digits.size(), number);

    // A number that is too large to be read is a newer version, too.
    if (failure == std::errc::result_out_of_range || number > version)
        return juce::Result::fail ("this preset is from a newer version of Requant.");

    return failure == std::errc {} && end == digits.data() + digits.size() && number == version
               ? juce::Result::ok()
               : notAPreset();
}

// Takes one line; returns what is wrong with it, or nothing.
juce::String take (std::string_view line, Settings& settings, std::set<std::string_view>& named)
{
    const auto written = trimmed (line);

    if (written.empty() || written.starts_with ('#'))
        return {};

    const auto parts = partsOf (written);

    if (! parts.isPair)
        return "\"" + quoted (written) + "\" is no setting: one is written as id=value.";

    const auto id = trimmed (parts.key);
    const auto* control = findParameter (id);

    if (control == nullptr || ! control->isReduction)
        return {};

    const auto value = control->parse (parts.value);
    const juce::String name (std::string (control->name));

    if (! value)
        return name + " can be " + juce::String (control->allowed()) + ", not \""
               + quoted (trimmed (parts.value)) + "\".";

    if (! named.insert (control->id).second)
        return name + " is set twice.";

    // A parameter has the steps of a knob, and a preset that was loaded is to be the one that
    // shows.
    control->set (settings, control->nearestStep (*value));
    return {};
}

} // namespace

std::string write (const ReductionSettings& reduction)
{
    const Settings settings { reduction };
    std::string text (title);
    text.append (std::to_string (version)).append ("\n");

    for (const auto& control : parameterTable())
        if (control.isReduction && control.isWorthWriting (control.get (settings)))
            text.append (control.id)
                .append ("=")
                .append (control.idText (control.get (settings)))
                .append ("\n");

    return text;
}

juce::Result read (std::string_view text, ReductionSettings& result)
{
    if (text.size() > maximumSize || ! isText (text))
        return notAPreset();

    auto rest = withoutByteOrderMark (text);

    if (const auto checked = checkTitle (takeLine (rest)); checked.failed())
        return checked;

    Settings settings;
    std::set<std::string_view> named;

    for (int number = 2; ! rest.empty(); ++number)
        if (const auto problem = take (takeLine (rest), settings, named); problem.isNotEmpty())
            return juce::Result::fail ("line " + juce::String (number) + ": " + problem);

    result = settings.reduction;
    return juce::Result::ok();
}

} // namespace requant::presetText
