#include "FoundLevels.h"

namespace requant
{

std::optional<LevelGrid> levelsOf (const LatticeFinding& found) noexcept
{
    if (found.bits == 0)
        return {};

    const auto half = std::int64_t { 1 } << (found.bits - 1);

    switch (found.kind)
    {
        case LevelKind::symmetric:
            return LevelGrid { found.step, 0.0, 1 - half, half - 1 };
        case LevelKind::endPoints:
            return LevelGrid { found.step, 0.5 - static_cast<double> (half), 0, 2 * half - 1 };
        default:
            return LevelGrid { found.step, found.offset / found.step, -half, half - 1 };
    }
}

} // namespace requant
