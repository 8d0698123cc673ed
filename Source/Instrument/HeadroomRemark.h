#pragma once

#include "ShaperPlan.h"

namespace requant
{

/** One sentence where headroom is chosen and no gain would be enough, since the noise alone can
    fill the range; else empty. plan: what runs. Thread: any; not real time. */
std::string headroomRemark (const ReductionSettings&, const ShaperPlan& plan);

} // namespace requant
