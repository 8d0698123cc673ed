#include "PresetName.h"

namespace requant::presetName
{

namespace
{

bool isControl (juce::juce_wchar c)
{
    constexpr juce::juce_wchar lineSeparator = 0x2028, paragraphSeparator = 0x2029;
    const auto isSurrogate = c >= 0xD800 && c <= 0xDFFF;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == lineSeparator || c == paragraphSeparator
           || isSurrogate || c > 0x10FFFF;
}

// Microsoft, "Naming Files, Paths, and Namespaces": devices, whatever extension follows.
bool isDeviceOfWindows (const juce::String& name)
{
    const auto stem = name.upToFirstOccurrenceOf (".", false, false).trim().toUpperCase();

    if (juce::StringArray { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" }.contains (stem))
        return true;

    const auto digits = juce::String::fromUTF8 ("0123456789\xc2\xb9\xc2\xb2\xc2\xb3");
    return stem.length() == 4 && (stem.startsWith ("COM") || stem.startsWith ("LPT"))
           && digits.containsChar (stem.getLastCharacter());
}

juce::String escaped (juce::juce_wchar c)
{
    return "%" + juce::String::toHexString (static_cast<int> (c)).paddedLeft ('0', 2).toUpperCase();
}

int hexDigit (juce::juce_wchar c) { return juce::CharacterFunctions::getHexDigitValue (c); }

} // namespace

juce::String tidied (const juce::String& typed)
{
    juce::String name;

    for (auto c = typed.getCharPointer(); ! c.isEmpty(); ++c)
        name += isControl (*c) ? juce::String::charToString (' ') : juce::String::charToString (*c);

    auto words = juce::StringArray::fromTokens (name, " ", {});
    words.removeEmptyStrings();
    return words.joinIntoString (" ");
}

juce::String fileNameFor (const juce::String& name)
{
    // A dot hides a file or leads upwards, and JUCE takes a tilde for the home folder.
    const juce::String unsafe ("/\\:*?\"<>|%"), unsafeFirst (".~");
    juce::String safe;

    for (int i = 0; i < name.length(); ++i)
    {
        const auto c = name[i];
        const auto isUnsafe =
            unsafe.containsChar (c)
            || (i == 0 && (unsafeFirst.containsChar (c) || isDeviceOfWindows (name)));
        safe += isUnsafe ? escaped (c) : juce::String::charToString (c);
    }

    return safe + fileSuffix;
}

juce::String ofFile (const juce::String& fileName)
{
    const auto stem = fileName.endsWithIgnoreCase (fileSuffix)
                          ? fileName.dropLastCharacters (juce::String (fileSuffix).length())
                          : fileName;
    juce::String name;

    for (int i = 0; i < stem.length(); ++i)
    {
        const auto high = hexDigit (stem[i + 1]), low = high < 0 ? -1 : hexDigit (stem[i + 2]);
        const auto isEscape = stem[i] == '%' && low >= 0;
        name += juce::String::charToString (
            isEscape ? static_cast<juce::juce_wchar> (high * 16 + low) : stem[i]);
        i += isEscape ? 2 : 0;
    }

    name = tidied (name);
    return name.isEmpty() ? stem : name;
}

} // namespace requant::presetName
