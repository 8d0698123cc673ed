#include "SettingsInForce.h"

#include <algorithm>
#include <utility>

namespace requant
{

const ReductionSettings& SettingsInForce::follow (const MeterSnapshot& snapshot,
                                                  const ReductionSettings& chosen)
{
    const auto hasChanged = generation != snapshot.generation;
    const auto hasMoved = position != snapshot.position;
    generation = snapshot.generation;
    position = snapshot.position;

    if (std::exchange (lastChosen, chosen) != chosen)
        blocksSinceChoice = 0;
    else if (hasMoved)
        blocksSinceChoice = std::min (2, blocksSinceChoice + 1);

    // The first block that ends after a choice may have begun before it; the second has used it.
    if (hasChanged || blocksSinceChoice == 2 || snapshot.position == 0)
        inForce = chosen;

    return inForce;
}

} // namespace requant
