#pragma once

#include "Engine/Settings.h"

#include <optional>
#include <span>
#include <string>

namespace requant
{

/** A named set of settings: what a host lists as the plug-in's programs. */
struct Preset
{
    /** What it is for, "CD 16/44.1"; or the word length and the ids of what it chooses, "16 bits,
        tpdf, hearing". */
    std::string name;

    /** What it is about: a purpose, a control's name, or "Options"; empty for the default. */
    std::string group;
    Settings settings;
    bool isForPurpose = false; ///< named after what it is for
};

/** The factory presets: the default first, then one for each choice of each control, and for each
    option that can be switched on, so that every mode can be reached from a list; then those for a
    purpose. Their order is frozen once released: add at the end. Thread: any. */
std::span<const Preset> presets();

/** The index of the preset of these settings, or nothing. Thread: any; real time but for the first
    call of presets(). */
std::optional<std::size_t> findPreset (const ReductionSettings&) noexcept;

/** Whether even the quietest sound comes out loud, above -24 dBFS (AES17: -21): where no level lies
    near 0, as with 1 bit, or where few bits need that much dither. Thread: any; real time. */
bool raisesLevel (const ReductionSettings&) noexcept;

} // namespace requant
