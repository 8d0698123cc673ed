#pragma once

#include "Instrument/Settings.h"

#include <optional>
#include <span>
#include <string>

namespace requant
{

/** A named set of settings: what a host lists as the plug-in's programs. */
struct Preset
{
    std::string name; ///< "16 bits, tpdf, hearing": the word length, and the ids of what it chooses
    std::string group; ///< what it is about: a control's name, or "Options"; empty for the default
    Settings settings;
};

/** The factory presets: the default first, then one for each choice of each control, and for each
    option that can be switched on, so that every mode can be reached from a list. Their order is
    frozen once released: add at the end. Thread: any. */
std::span<const Preset> presets();

/** The index of the preset of these settings, or nothing. Thread: any; real time but for the first
    call of presets(). */
std::optional<std::size_t> findPreset (const ReductionSettings&) noexcept;

} // namespace requant
