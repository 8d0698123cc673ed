#pragma once

#include "Plots/Spectrum/SpectrumPlot.h"
#include "Plugin/Presets/PresetFolder.h"

namespace requant
{

/** How things are shown that are the same in every session: a person's taste, not the sound's. */
struct DisplayOptions
{
    SpectrumOptions spectrum;        ///< its fullScale holds for every level
    bool showsMagnitudeBits = false; ///< the Bits picture counts in |x| instead of two's complement

    bool operator== (const DisplayOptions&) const = default;
};

enum class Theme
{
    dark,
    light,
    system ///< what the desktop is set to
};

/** What a person likes, in every session and every host: how it looks, not how it sounds. */
struct Preferences
{
    Theme theme = Theme::dark;
    int width = 1200, height = 750; ///< of the editor at a scale of 1
    double scale = 1.0;             ///< times what the host or the desktop asks for
    DisplayOptions display;

    bool operator== (const Preferences&) const = default;
};

/** The file that holds them, in words, shared by every instance in every host.

    A write changes what one person changed in one instance, and leaves the rest as the file has it
    by then. A file that is damaged, too long or no file reads as the defaults, and is put aside by
    the next write; a value that cannot be reads as its default. Message thread.
*/
class PreferencesFile
{
public:
    static constexpr double leastScale = 0.5, mostScale = 4.0;

    /** The file need not exist. */
    explicit PreferencesFile (juce::File fileToUse);

    /** Where each system keeps such files: $XDG_CONFIG_HOME/Requant (by default below ~/.config),
        ~/Library/Application Support/Requant, %APPDATA%\Requant. */
    static juce::File conventional();

    const juce::File& path() const noexcept { return file; }

    Preferences read() const;

    /** Writes what differs between the two; false where that cannot be, or another process has the
        file for longer than a person would wait. */
    bool write (const Preferences& before, const Preferences& after) const;

private:
    bool canBeRead() const;

    juce::File file;
};

/** Where a person's own files are. */
struct PersonalFiles
{
    PresetFolder presets;
    PreferencesFile preferences;

    static PersonalFiles conventional()
    {
        return { PresetFolder (PresetFolder::conventional()),
                 PreferencesFile (PreferencesFile::conventional()) };
    }
};

} // namespace requant
