#include "Parameter.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace requant
{

namespace
{

/** A control that some laws alone have. */
struct OfLaws
{
    std::string_view id;
    std::initializer_list<Law> laws;
};

const OfLaws controlsOfLaws[] = {
    { parameterId::mu, { Law::muLaw } },
    { parameterId::a, { Law::aLaw } },
    { parameterId::levelSpacing, { Law::logarithmic } },
    { parameterId::blockLength, { Law::block } },
    { parameterId::exponentBits, { Law::block } },
    { parameterId::decisions, { Law::g711Mu, Law::g711A } },
    { parameterId::density, { Law::lloydMax } },
    { parameterId::scale, { Law::lloydMax } },
    { parameterId::overflow, { Law::float16, Law::bfloat16, Law::float8E4M3, Law::float8E5M2 } },
};

std::string nameOf (Law law)
{
    return std::string (choices::laws()[static_cast<std::size_t> (law)].name);
}

bool isOneOf (std::string_view id, std::initializer_list<std::string_view> ids)
{
    return std::find (ids.begin(), ids.end(), id) != ids.end();
}

} // namespace

std::string whyUnused (const Parameter& control, const ReductionSettings& settings)
{
    using namespace parameterId;
    const auto law = settings.law;

    for (const auto& [id, laws] : controlsOfLaws)
    {
        if (id != control.id || std::find (laws.begin(), laws.end(), law) != laws.end())
            continue;

        std::string names;

        for (const auto each : laws)
            names += (names.empty()               ? ""
                      : each == *(laws.end() - 1) ? " and "
                                                  : ", ")
                     + nameOf (each);

        return names + (laws.size() == 1 ? " alone has it" : " alone have it");
    }

    if (control.id == scale && settings.density == LevelDensity::signal)
        return "levels for the signal's own density have none";

    if (control.id == percentile && settings.range != RangeMethod::percentile)
        return "the range by percentile alone has it";

    if (control.id == rangeChannels && isStretchable (law)
        && settings.range == RangeMethod::fullScale)
        return "full scale is the same for all channels";

    if (control.id == bits && bitsOf (law).areFixed())
        return nameOf (law) + " has codes of " + numbers::roundTrip (bitsOf (law).fewest) + " bits";

    if (isOneOf (control.id, { lattice, range, percentile, rangeChannels })
        && ! isStretchable (law))
        return nameOf (law) + " has its own levels";

    if (control.id == rounding && ! takesRounding (law))
        return nameOf (law) + " has its own decision values";

    if (isOneOf (control.id,
                 { dither, ditherAmount, ditherStreams, seed, freshNoise, shaping, shapingDepth,
                   shapingOrder, shapingCutoff, autoBlank, autoBlankAfter, passExact, headroom })
        && ! takesDither (law))
        return nameOf (law) + " has no steps that noise could be measured in";

    return {};
}

std::string whyNotBits (const ReductionSettings& settings)
{
    const auto possible = bitsOf (settings.law);
    const auto isRight = settings.bits >= possible.fewest && settings.bits <= possible.most
                         && (! possible.areWhole || settings.bits == std::floor (settings.bits));

    if (possible.areFixed() || isRight)
        return {};

    return nameOf (settings.law) + " has " + numbers::roundTrip (possible.fewest) + " to "
           + numbers::roundTrip (possible.most) + " bits"
           + (possible.areWhole ? ", a whole number" : "");
}

} // namespace requant
