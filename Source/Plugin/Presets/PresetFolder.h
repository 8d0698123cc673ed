#pragma once

#include "JuceHeader.h"
#include "Quantization/Reduction/ReductionSettings.h"

#include <optional>
#include <vector>

namespace requant
{

/** The name that a person gives to a preset, and the file name that stands for it. Either follows
    from the other, so that a file that is renamed in a file manager is a preset that is renamed.
    Thread: any. */
namespace presetName
{

/** So long that the file's name fits into the 255 bytes that file systems take. */
inline constexpr int longest = 60;

inline constexpr auto fileSuffix = ".requant";

/** What a person typed, as one line: without control characters, and without space at its ends or
    twice in a row. It may be empty, or too long. */
juce::String tidied (const juce::String& typed);

/** A name that is safe on every system: what a file system or a shell takes for something else (as
    "/", "..", "CON" on Windows) is written as % and two hexadecimal digits. name: tidied. */
juce::String fileNameFor (const juce::String& name);

/** The preset's name of a file's name, by whomever that was given; it may be too long. */
juce::String ofFile (const juce::String& fileName);

} // namespace presetName

/** A preset that a person has saved. */
struct UserPreset
{
    juce::String name;
    ReductionSettings settings;
    juce::String problem; ///< why it cannot be used, naming file and line; empty: it can
};

/** A person's presets, a text file each, in one folder, which every instance and the person share.

    A file is whole or not there: it is written beside its place, then renamed. None is replaced or
    removed but by a call that says so, and names differ in more than case, so that every file
    system can hold them. A result that failed has one sentence for the person. Message thread.
*/
class PresetFolder
{
public:
    /** The folder need not exist; the first preset that is saved makes it. */
    explicit PresetFolder (juce::File folderToUse);

    /** Where each system keeps such files: $XDG_DATA_HOME/Requant/Presets (by default below
        ~/.local/share), ~/Library/Audio/Presets/Requant/Requant, %APPDATA%\Requant\Presets. */
    static juce::File conventional();

    const juce::File& folder() const noexcept { return location; }

    /** Reads the folder; sorted by name. */
    std::vector<UserPreset> all() const;

    bool contains (const juce::String& name) const { return fileOf (name).has_value(); }

    /** Whether a preset may have this name, which is tidied first: not empty, not too long, and no
        factory preset's. */
    static juce::Result check (const juce::String& name);

    juce::Result save (const juce::String& name, const ReductionSettings&, bool mayReplace) const;
    juce::Result rename (const juce::String& name, const juce::String& newName) const;
    juce::Result remove (const juce::String& name) const;

private:
    /** The preset's file, whatever the case of its name. */
    std::optional<juce::File> fileOf (const juce::String& name) const;
    juce::Array<juce::File> files() const;

    juce::File location;
};

} // namespace requant
