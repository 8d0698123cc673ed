#include "QuantizedNumbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

std::optional<double> QuantizedNumbers::psqnrDb() const
{
    const auto reOne = error.figures().psqnrDb;
    return reOne ? std::optional (*reOne + amplitudeToDb (peak)) : std::nullopt;
}

std::string_view QuantizedNumbers::whyNoSnr() const
{
    const auto areFinite = std::all_of (values.begin(), values.end(),
                                        [] (double value) { return std::isfinite (value); });
    return areFinite ? error.whyNoSnr() : "a value that is not finite";
}

} // namespace requant
