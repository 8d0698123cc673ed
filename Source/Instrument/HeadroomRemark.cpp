#include "HeadroomRemark.h"

#include "Quantization/Headroom.h"

namespace requant
{

std::string headroomRemark (const ReductionSettings& settings, const ShaperPlan& plan)
{
    if (! settings.headroom || sufficientHeadroomGain (settings, plan.filter))
        return {};

    return "No headroom is enough: at this word length the noise alone can reach both ends of the "
           "range, so the input is left as it is.";
}

} // namespace requant
