#include "Preferences.h"

#include "Editor/Controls/ParameterBinding.h"

#include <filesystem>

namespace requant
{

namespace
{

constexpr int leastSize = 100, mostSize = 16384;

// What stands for a value in the file, in the order of the enumeration.
template <typename Value, std::size_t count>
struct Words
{
    std::array<std::pair<Value, const char*>, count> all;

    juce::String of (Value value) const
    {
        for (const auto& [each, word] : all)
            if (each == value)
                return word;

        return {};
    }

    Value read (const juce::String& text, Value otherwise) const
    {
        for (const auto& [each, word] : all)
            if (text == word)
                return each;

        return otherwise;
    }
};

constexpr Words<Theme, 3> themes {
    { { { Theme::dark, "dark" }, { Theme::light, "light" }, { Theme::system, "system" } } }
};
constexpr Words<bool, 2> switches { { { { false, "off" }, { true, "on" } } } };
constexpr Words<FullScale, 2> fullScales { { { { FullScale::sine, "sine" },
                                               { FullScale::square, "square" } } } };

double number (const juce::String& text, double least, double most, double otherwise)
{
    const auto isNumber = text.isNotEmpty() && text.containsOnly ("0123456789.");
    const auto value = text.getDoubleValue();
    return isNumber && value >= least && value <= most ? value : otherwise;
}

Taper windowOf (const juce::String& text, Taper otherwise)
{
    for (const auto window : tapers)
        if (text == toString (windowName (window)))
            return window;

    return otherwise;
}

juce::StringPairArray wordsOf (const Preferences& preferences)
{
    const auto& spectrum = preferences.display.spectrum;
    juce::StringPairArray words;
    words.set ("theme", themes.of (preferences.theme));
    words.set ("width", juce::String (preferences.width));
    words.set ("height", juce::String (preferences.height));
    words.set ("scale", juce::String (preferences.scale));
    words.set ("logarithmic-frequency", switches.of (spectrum.isLogarithmic));
    words.set ("levels-per-bin", switches.of (spectrum.isPerBin));
    words.set ("peak-hold", switches.of (spectrum.showsPeaks));
    words.set ("spectrum-window", toString (windowName (spectrum.window)));
    words.set ("full-scale", fullScales.of (spectrum.fullScale));
    words.set ("full-scale-db-spl", juce::String (spectrum.fullScaleDbSpl));
    words.set ("bits-of-magnitude", switches.of (preferences.display.showsMagnitudeBits));
    return words;
}

Preferences preferencesOf (const juce::PropertySet& words)
{
    Preferences result;
    auto& spectrum = result.display.spectrum;
    const auto isOn = [&words] (const char* key, bool otherwise)
    { return switches.read (words.getValue (key), otherwise); };

    result.theme = themes.read (words.getValue ("theme"), result.theme);
    result.width =
        static_cast<int> (number (words.getValue ("width"), leastSize, mostSize, result.width));
    result.height =
        static_cast<int> (number (words.getValue ("height"), leastSize, mostSize, result.height));
    result.scale = number (words.getValue ("scale"), PreferencesFile::leastScale,
                           PreferencesFile::mostScale, result.scale);
    spectrum.isLogarithmic = isOn ("logarithmic-frequency", spectrum.isLogarithmic);
    spectrum.isPerBin = isOn ("levels-per-bin", spectrum.isPerBin);
    spectrum.showsPeaks = isOn ("peak-hold", spectrum.showsPeaks);
    spectrum.window = windowOf (words.getValue ("spectrum-window"), spectrum.window);
    spectrum.fullScale = fullScales.read (words.getValue ("full-scale"), spectrum.fullScale);
    spectrum.fullScaleDbSpl =
        number (words.getValue ("full-scale-db-spl"), 60.0, 140.0, spectrum.fullScaleDbSpl);
    result.display.showsMagnitudeBits =
        isOn ("bits-of-magnitude", result.display.showsMagnitudeBits);
    return result;
}

juce::PropertiesFile::Options options()
{
    juce::PropertiesFile::Options result;
    result.storageFormat = juce::PropertiesFile::storeAsXML;
    result.millisecondsBeforeSaving = -1; // when it is told to
    return result;
}

} // namespace

PreferencesFile::PreferencesFile (juce::File fileToUse) : file (std::move (fileToUse)) {}

juce::File PreferencesFile::conventional()
{
    using juce::File;
#if JUCE_MAC || JUCE_IOS
    const File folder ("~/Library/Application Support");
#elif JUCE_WINDOWS
    const auto folder = File::getSpecialLocation (File::userApplicationDataDirectory);
#else
    // A path that is not absolute is to be ignored (XDG Base Directory Specification).
    const auto config = juce::SystemStats::getEnvironmentVariable ("XDG_CONFIG_HOME", {});
    const File folder (config.startsWithChar ('/') ? config : juce::String ("~/.config"));
#endif
    return folder.getChildFile ("Requant").getChildFile ("Preferences.xml");
}

// Checked before XML is parsed, whose nesting, entities or mere length could take all there is; and
// a pipe would never end. What we write has less than a tenth of this.
bool PreferencesFile::canBeRead() const
{
    constexpr juce::int64 mostBytes = 8192;
    std::error_code failure;
    const auto name = file.getFullPathName();
    const std::filesystem::path path { reinterpret_cast<const char8_t*> (name.toRawUTF8()) };
    return std::filesystem::is_regular_file (path, failure) && file.getSize() <= mostBytes
           && ! file.loadFileAsString().contains ("<!");
}

Preferences PreferencesFile::read() const
{
    return canBeRead() ? preferencesOf (juce::PropertiesFile (file, options())) : Preferences {};
}

bool PreferencesFile::write (const Preferences& before, const Preferences& after) const
{
    if (before == after)
        return true;

    constexpr int patienceMs = 50;
    juce::InterProcessLock lock ("requant-preferences-" + juce::SystemStats::getLogonName());

    if (! lock.enter (patienceMs))
        return false;

    if (file.exists() && ! canBeRead())
        file.moveFileTo (file.withFileExtension ("damaged"));

    // Read anew, so that what others wrote since stays.
    juce::PropertiesFile properties (file, options());

    if (! properties.isValidFile())
        file.moveFileTo (file.withFileExtension ("damaged"));

    const auto old = wordsOf (before), words = wordsOf (after);

    for (const auto& key : words.getAllKeys())
        if (old[key] != words[key])
            properties.setValue (key, words[key]);

    const auto isSaved = properties.saveIfNeeded();
    lock.exit();
    return isSaved;
}

} // namespace requant
