#pragma once

#include "LevelPlan.h"
#include "Quantization/Shaping/NoiseTransferFunction.h"
#include "Quantization/Shaping/ShaperPlan.h"
#include "ReductionSettings.h"

#include <optional>

namespace requant
{

/** The largest |QE| that any input can have where nothing clips, in LSB: that of rounding and of
    the dither's peak, through the shaper. Thread: any. Real time. */
double largestErrorLsb (const ReductionSettings&, const NoiseTransferFunction&) noexcept;

/** The largest gain, at most 1, by which an input within -1 .. 1, or within the range, never clips,
    whatever the dither does; nothing where none is enough, since the noise alone can fill it.
    Whether ReductionSettings::headroom asks for it does not matter. plan: the levels of a law that
    has its own. Thread: any. Real time. */
std::optional<double> sufficientHeadroomGain (const ReductionSettings&,
                                              const NoiseTransferFunction&,
                                              const LevelPlan* plan = nullptr) noexcept;

/** One sentence where headroom is chosen and no gain would be enough, since the noise alone can
    fill the range; else empty. plan: what runs. Thread: any; not real time. */
std::string headroomRemark (const ReductionSettings&, const ShaperPlan& plan);

} // namespace requant
