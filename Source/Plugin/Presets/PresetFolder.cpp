#include "PresetFolder.h"

#include "Parameters/Presets.h"
#include "PresetText.h"

#include <filesystem>

namespace requant
{

namespace
{

/** Keeps other programs' Requants from changing a folder of this person's presets in between. */
class FolderLock
{
public:
    FolderLock() : lock ("requant-presets-" + juce::SystemStats::getLogonName())
    {
        constexpr int patienceMs = 2000;
        isHeld = lock.enter (patienceMs);
    }

    ~FolderLock()
    {
        if (isHeld)
            lock.exit();
    }

    juce::Result result() const
    {
        return isHeld ? juce::Result::ok()
                      : juce::Result::fail ("Another program is changing the presets; try again.");
    }

private:
    juce::InterProcessLock lock;
    bool isHeld = false;
};

juce::Result failure (const juce::String& sentence) { return juce::Result::fail (sentence); }

juce::Result notThere (const juce::String& name)
{
    return failure ("There is no preset \"" + name + "\" any more.");
}

juce::Result exists (const juce::String& name)
{
    return failure ("There is a preset \"" + name + "\" already.");
}

std::filesystem::path pathOf (const juce::File& file)
{
    const auto name = file.getFullPathName().toStdString();
    return std::u8string (name.begin(), name.end());
}

juce::Result writeWhole (const juce::File& file, const std::string& text)
{
    juce::TemporaryFile temporary (
        file, file.getSiblingFile (".requant-" + juce::Uuid().toString() + ".tmp"));

    {
        juce::FileOutputStream stream (temporary.getFile());
        stream.write (text.data(), text.size());
        stream.flush();

        if (stream.failedToOpen() || stream.getStatus().failed())
            return failure ("No preset can be written in the folder "
                            + file.getParentDirectory().getFullPathName()
                            + "; check that you may write there.");
    }

    return temporary.overwriteTargetFileWithTemporary()
               ? juce::Result::ok()
               : failure ("The file " + file.getFullPathName() + " cannot be replaced.");
}

UserPreset read (const juce::File& file)
{
    UserPreset preset { presetName::ofFile (file.getFileName()), {}, {} };
    juce::MemoryBlock bytes;
    const auto isReadable = file.getSize() <= static_cast<juce::int64> (presetText::maximumSize)
                            && file.loadFileAsData (bytes);
    const std::string_view text (static_cast<const char*> (bytes.getData()), bytes.getSize());
    const auto result = isReadable ? presetText::read (text, preset.settings)
                                   : failure ("this is not a preset of Requant.");

    if (result.failed())
        preset.problem = file.getFileName() + ", " + result.getErrorMessage();

    return preset;
}

} // namespace

namespace presetName
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

} // namespace presetName

PresetFolder::PresetFolder (juce::File folderToUse) : location (std::move (folderToUse)) {}

juce::File PresetFolder::conventional()
{
    using juce::File;
#if JUCE_MAC || JUCE_IOS
    return File ("~/Library/Audio/Presets/Requant/Requant");
#elif JUCE_WINDOWS
    return File::getSpecialLocation (File::userApplicationDataDirectory)
        .getChildFile ("Requant")
        .getChildFile ("Presets");
#else
    // A path that is not absolute is to be ignored (XDG Base Directory Specification).
    const auto data = juce::SystemStats::getEnvironmentVariable ("XDG_DATA_HOME", {});
    return File (data.startsWithChar ('/') ? data : juce::String ("~/.local/share"))
        .getChildFile ("Requant")
        .getChildFile ("Presets");
#endif
}

juce::Array<juce::File> PresetFolder::files() const
{
    auto found = location.findChildFiles (juce::File::findFiles | juce::File::ignoreHiddenFiles,
                                          false, juce::String ("*") + presetName::fileSuffix);
    std::sort (found.begin(), found.end(),
               [] (const auto& a, const auto& b)
               { return a.getFileName().compareNatural (b.getFileName()) < 0; });
    return found;
}

std::vector<UserPreset> PresetFolder::all() const
{
    std::vector<UserPreset> presets;

    for (const auto& file : files())
        presets.push_back (read (file));

    return presets;
}

std::optional<juce::File> PresetFolder::fileOf (const juce::String& name) const
{
    for (const auto& file : files())
        if (presetName::ofFile (file.getFileName()).equalsIgnoreCase (presetName::tidied (name)))
            return file;

    return {};
}

juce::Result PresetFolder::check (const juce::String& name)
{
    const auto tidied = presetName::tidied (name);

    if (tidied.isEmpty())
        return failure ("A preset needs a name.");

    if (tidied.length() > presetName::longest)
        return failure ("A preset's name can have " + juce::String (presetName::longest)
                        + " characters; this one has " + juce::String (tidied.length()) + ".");

    for (const auto& preset : presets())
        if (tidied.equalsIgnoreCase (juce::String (preset.name)))
            return failure ("\"" + juce::String (preset.name)
                            + "\" is a factory preset, which stays as it is; choose another name.");

    return juce::Result::ok();
}

juce::Result PresetFolder::save (const juce::String& name, const ReductionSettings& settings,
                                 bool mayReplace) const
{
    if (const auto checked = check (name); checked.failed())
        return checked;

    if (const auto created = location.createDirectory(); created.failed())
        return failure ("The folder " + location.getFullPathName() + " cannot be made.");

    const FolderLock lock;

    if (lock.result().failed())
        return lock.result();

    const auto tidied = presetName::tidied (name);
    const auto old = fileOf (tidied);

    if (old && ! mayReplace)
        return exists (tidied);

    return writeWhole (old.value_or (location.getChildFile (presetName::fileNameFor (tidied))),
                       presetText::write (settings));
}

juce::Result PresetFolder::rename (const juce::String& name, const juce::String& newName) const
{
    if (const auto checked = check (newName); checked.failed())
        return checked;

    const FolderLock lock;

    if (lock.result().failed())
        return lock.result();

    const auto tidied = presetName::tidied (newName);
    const auto old = fileOf (name), other = fileOf (tidied);

    if (! old)
        return notThere (name);

    if (other && *other != *old)
        return exists (tidied);

    // JUCE's own function removes what has the new name, which is this very file where only the
    // case of a letter changes and the file system knows none.
    std::error_code problem;
    std::filesystem::rename (
        pathOf (*old), pathOf (location.getChildFile (presetName::fileNameFor (tidied))), problem);

    return problem ? failure ("The file " + old->getFullPathName() + " cannot be renamed.")
                   : juce::Result::ok();
}

juce::Result PresetFolder::remove (const juce::String& name) const
{
    const FolderLock lock;

    if (lock.result().failed())
        return lock.result();

    const auto file = fileOf (name);

    if (! file)
        return notThere (name);

    return file->deleteFile()
               ? juce::Result::ok()
               : failure ("The file " + file->getFullPathName() + " cannot be removed.");
}

} // namespace requant
