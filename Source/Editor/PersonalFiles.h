#pragma once

#include "Plugin/PresetFolder.h"
#include "Preferences.h"

namespace requant
{

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
