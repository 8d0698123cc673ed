#pragma once

#include "Levels/Lattice.h"
#include "Levels/LevelGrid.h"

namespace requant
{

/** A lattice as Measurement takes it, which does not know Quantization. Thread: any. Real time. */
inline LevelGrid gridOf (const Lattice& lattice) noexcept
{
    return { lattice.step(), lattice.offset(), lattice.lowest(), lattice.highest() };
}

} // namespace requant
