#include "LevelPlan.h"

#include "Levels/FloatFormat.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace requant
{

namespace
{

constexpr std::int64_t mostLevelsInTable = 1 << 16;

LevelTable tableOf (const FoundLevels& found)
{
    std::vector<std::int64_t> codes (found.levels.size());
    std::iota (codes.begin(), codes.end(), 0);
    return { found.levels, found.decisions, std::move (codes), Ties::toEvenCode };
}

Compander curveOf (const LevelRequest& request) noexcept
{
    return request.law == Law::muLaw ? Compander::muLaw (request.shape)
                                     : Compander::aLaw (request.shape);
}

G711 g711Of (const LevelRequest& request)
{
    return G711 { request.law == Law::g711Mu ? G711::Law::mu : G711::Law::a, request.decisions };
}

double fullScaleOf (const RangeEnds& ends) noexcept
{
    const auto farther = std::max (std::abs (ends.lowest), std::abs (ends.highest));
    return farther >= 0x1p-126 ? farther : 1.0;
}

// Codes of a lattice count from 0 where they are indices of a table.
bool standsOnLattice (Law law) noexcept { return isStretchable (law); }

} // namespace

LevelRequest LevelRequest::of (const ReductionSettings& wanted) noexcept
{
    const auto settings = wanted.asLawAllows();
    LevelRequest request;
    request.law = settings.law;
    request.lattice = settings.lattice();
    request.rounding = settings.rounding;

    switch (settings.law)
    {
        case Law::muLaw:
            request.shape = settings.mu;
            break;
        case Law::aLaw:
            request.shape = settings.a;
            break;
        case Law::logarithmic:
            // Codes that are not used count for the table, which leaves them out by itself.
            request.lattice = Lattice::make (settings.latticeKind, settings.bits);
            request.shape = settings.levelSpacingDb;
            break;
        case Law::g711Mu:
        case Law::g711A:
            request.decisions = settings.decisions;
            break;
        case Law::lloydMax:
            request.bits = static_cast<int> (settings.bits);
            request.density = settings.density;

            // Until they are learned, those of a density run.
            if (settings.density == LevelDensity::signal && settings.isLearned())
            {
                request.learned = settings.learned.levels;
                break;
            }

            if (settings.density == LevelDensity::signal)
                request.density = LevelDensity::gaussian;

            request.deviation = settings.density != LevelDensity::signal && settings.scale > 0.0
                                    ? settings.scale
                                    : settings.learned.deviation;
            break;
        default:
            break;
    }

    if (settings.law != Law::uniform && settings.range != RangeMethod::fullScale
        && settings.isLearned())
    {
        const auto& learned = settings.learned;
        request.fullScale = requant::fullScaleOf (learned.ends);
        request.channelCount = settings.hasRangesOfChannels() ? learned.channelCount : 0;

        for (std::size_t c = 0; c < request.channelCount; ++c)
            request.ofChannels[c] = requant::fullScaleOf (learned.ofChannels[c]);
    }

    return request;
}

LevelPlan::LevelPlan (const LevelRequest& request, const FoundLevels* found)
    : asked (request), codes (request.lattice)
{
    switch (request.law)
    {
        case Law::uniform:
        case Law::nf4:
        case Law::block:
        case Law::nicam:
        case Law::jayant:
            return;
        case Law::muLaw:
        case Law::aLaw:
            if (codes.levelCount() > mostLevelsInTable)
                curve = curveOf (request);
            else
                setTable (curveOf (request).table (codes, request.rounding));
            return;
        case Law::logarithmic:
            setTable (logarithmicTable (request.shape, codes, request.rounding));
            return;
        case Law::g711Mu:
        case Law::g711A:
            setTable (g711Of (request).table());
            return;
        case Law::lloydMax:
            setTable (found != nullptr && ! found->levels.empty() ? tableOf (*found)
                                                                  : LevelTable());
            return;
        case Law::float16:
        case Law::bfloat16:
        case Law::float8E4M3:
        case Law::float8E5M2:
            setTable (floatFormatOf (request.law)->table());
            return;
    }
}

void LevelPlan::setTable (LevelTable levels)
{
    const auto first = standsOnLattice (asked.law) ? levels.code (0) : 0;
    const auto offset = standsOnLattice (asked.law) ? codes.offset() : -levels.position (0.0);
    codes = Lattice::uniform (codes.step(), offset, first,
                              first + static_cast<std::int64_t> (levels.size()) - 1);
    firstPlace = codes.lowestLsb();
    table = std::move (levels);
}

double LevelPlan::place (double sample, double fullScale, double inverseFullScale) const noexcept
{
    const auto inLaw = sample * inverseFullScale;

    if (! table)
    {
        const auto exact = codes.lsb (curve->compress (inLaw));
        const auto lowest = codes.lowestLsb(), highest = codes.highestLsb();
        const auto within = std::clamp (exact, lowest, highest);
        const auto nearest = toNearestWhole (within - codes.offset()) + codes.offset();
        return isSameSample (sample, curveLevel (nearest) * fullScale) ? nearest : exact;
    }

    const auto position = table->position (inLaw);
    const auto last = static_cast<double> (table->size() - 1);
    const auto nearest = toNearestWhole (std::clamp (position, 0.0, last));
    const auto level = table->level (static_cast<std::size_t> (nearest)) * fullScale;
    return (isSameSample (sample, level) ? nearest : position) + firstPlace;
}

void LevelPlan::findPlaces (std::size_t channel, std::span<const double> samples,
                            std::span<double> places) const noexcept
{
    const auto fullScale = asked.fullScaleOf (channel), inverse = 1.0 / fullScale;

    for (std::size_t n = 0; n < samples.size(); ++n)
        places[n] = place (samples[n], fullScale, inverse);
}

// What is a level stays it, whatever the last bit of a division by full scale says.
void LevelPlan::decide (std::size_t channel, std::span<const double> samples,
                        std::span<const double> inputPlaces,
                        std::span<double> places) const noexcept
{
    const auto inverseFullScale = 1.0 / asked.fullScaleOf (channel);
    const auto last = static_cast<double> (table->size() - 1);

    for (std::size_t n = 0; n < samples.size(); ++n)
    {
        const auto position = inputPlaces[n] - firstPlace;
        const auto within = std::clamp (position, 0.0, last);
        const auto isLevel = position == toNearestWhole (within);
        const auto index = static_cast<double> (table->index (samples[n] * inverseFullScale));
        places[n] = (isLevel ? position : index) + firstPlace;
    }
}

void LevelPlan::findLevels (std::size_t channel, std::span<const double> places,
                            std::span<const double> nearBy,
                            std::span<double> samples) const noexcept
{
    const auto fullScale = asked.fullScaleOf (channel);

    if (! table)
    {
        for (std::size_t n = 0; n < places.size(); ++n)
        {
            const auto level = curveLevel (places[n]) * fullScale;
            samples[n] = isSameSample (nearBy[n], level) ? nearBy[n] : level;
        }

        return;
    }

    for (std::size_t n = 0; n < places.size(); ++n)
    {
        const auto index = static_cast<std::size_t> (places[n] - firstPlace + 0.5);
        const auto level = table->level (index) * fullScale;
        samples[n] = isSameSample (nearBy[n], level) ? nearBy[n] : level;
    }
}

double LevelPlan::sampleAt (double place) const noexcept
{
    return table ? table->sampleAt (place - firstPlace) : curveLevel (place);
}

} // namespace requant
