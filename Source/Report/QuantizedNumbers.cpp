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

    if (! areFinite)
        return "a value that is not finite";

    const auto why = error.whyNoSnr();
    const auto isSilent =
        std::all_of (input.begin(), input.end(), [] (double x) { return x == 0.0; });
    return why.empty() || isSilent || input == values ? why : "a square beyond double precision";
}

} // namespace requant
