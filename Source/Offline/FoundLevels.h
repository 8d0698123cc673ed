#pragma once

#include "Measurement/LatticeFinding.h"
#include "Measurement/LevelGrid.h"

#include <optional>

namespace requant
{

/** The levels of a lattice that was found: as many as its word length has, with the codes of a
    reduction to it. Of scaled levels as many as before they were scaled. Empty for no lattice.
    Thread: any. */
std::optional<LevelGrid> levelsOf (const LatticeFinding&) noexcept;

} // namespace requant
