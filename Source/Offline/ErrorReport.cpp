#include "ErrorReport.h"

#include <algorithm>

namespace requant
{

std::string_view ErrorFindings::whyNoSnr() const
{
    if (! (sums.inputSquared.value() > 0.0))
        return "no signal";

    return sums.errorSquared.value() > 0.0 ? "" : "no error";
}

std::optional<double> ErrorFindings::staticErrorLsb2() const
{
    const auto powers = counts.places.powers();
    return powers ? std::optional (powers->staticPart) : std::nullopt;
}

std::optional<double> ErrorFindings::dynamicErrorLsb2() const
{
    const auto power = figures().errorPowerLsb2;
    const auto repeats = staticErrorLsb2();

    if (! power || ! repeats)
        return {};

    return std::max (0.0, *power - *repeats);
}

std::optional<double> ErrorReport::fileSizeRatio() const noexcept
{
    if (input.bytes == 0)
        return {};

    return static_cast<double> (output.bytes) / static_cast<double> (input.bytes);
}

std::optional<std::int64_t> ErrorReport::bytesSaved() const noexcept
{
    if (input.bytes == 0)
        return {};

    return static_cast<std::int64_t> (input.bytes) - static_cast<std::int64_t> (output.bytes);
}

} // namespace requant
