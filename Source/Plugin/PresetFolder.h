#pragma once

#include "JuceHeader.h"
#include "Quantization/ReductionSettings.h"

#include <optional>
#include <vector>

namespace requant
{

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
