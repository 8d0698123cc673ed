#include "QuantizedNumbers.h"

namespace requant
{

std::optional<double> QuantizedNumbers::psqnrDb() const
{
    const auto reOne = error.figures().psqnrDb;
    return reOne ? std::optional (*reOne + amplitudeToDb (peak)) : std::nullopt;
}

} // namespace requant
