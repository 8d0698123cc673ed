#include "LawComparison.h"

#include "Engine/Engine.h"
#include "Measurement/Error/CodeHistogram.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Parameters/Parameter.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr double leastSnrDb = -10.0, mostSnrDb = 120.0;
constexpr double segmentSeconds = 0.02;
constexpr double lowestLevelDb = -60.0, levelStepDb = 6.0;

using Samples = std::vector<double>;

/** What comes out of one reduction of one channel, aligned. */
class Reduced : private BlockSink
{
public:
    /** engine: of one channel, prepared and set. */
    Reduced (Engine& engine, std::span<const double> signal)
    {
        engine.restart();
        lattice = engine.lattice();
        const auto late = static_cast<std::size_t> (engine.latencySamples());
        Samples samples (signal.size() + late);
        std::copy (signal.begin(), signal.end(), samples.begin());
        auto* const channel = samples.data();
        const std::array<BlockSink*, 1> sinks { this };
        engine.process (std::span<double* const> (&channel, 1), samples.size(), nullptr, sinks);

        for (auto* all : { &input, &output, &places })
            all->erase (all->begin(), all->begin() + static_cast<std::ptrdiff_t> (late));
    }

    Samples input, output, places; ///< places: of the output, on the lattice
    Lattice lattice;               ///< behind the law

private:
    void take (const FinishedBlock& block) noexcept override
    {
        const auto& channel = block.channels[0];
        input.insert (input.end(), channel.input.begin(), channel.input.end());
        output.insert (output.end(), channel.output.begin(), channel.output.end());
        places.insert (places.end(), channel.onLatticeY().begin(), channel.onLatticeY().end());
    }
};

ErrorFigures figuresOf (std::span<const double> x, std::span<const double> y)
{
    ErrorSums sums;
    sums.add (x, y);
    return { sums, {} };
}

std::optional<double> segmentalSnrOf (const Reduced& reduced, double sampleRateHz)
{
    const auto length =
        std::max<std::size_t> (1, static_cast<std::size_t> (segmentSeconds * sampleRateHz));
    double sum = 0.0, count = 0.0;

    for (std::size_t n = 0; n + length <= reduced.input.size(); n += length)
    {
        const auto x = std::span (reduced.input).subspan (n, length);
        const auto y = std::span (reduced.output).subspan (n, length);

        if (std::all_of (x.begin(), x.end(), [] (double sample) { return sample == 0.0; }))
            continue;

        sum += std::clamp (figuresOf (x, y).snrDb.value_or (mostSnrDb), leastSnrDb, mostSnrDb);
        count += 1.0;
    }

    return count > 0.0 ? std::optional (sum / count) : std::nullopt;
}

double entropyOf (const Reduced& reduced)
{
    CodeHistogram codes;
    codes.prepare (reduced.lattice);
    codes.add (reduced.places);
    return codes.entropyBits().value_or (0.0);
}

struct Candidate
{
    Law law;
    RangeMethod range = RangeMethod::fullScale;
};

std::vector<Candidate> candidatesFor (double bits)
{
    std::vector<Candidate> all;

    for (std::size_t i = 0; i < choices::laws().size(); ++i)
    {
        const auto law = static_cast<Law> (i);
        const auto possible = bitsOf (law);

        if (bits >= possible.fewest && bits <= possible.most)
            all.push_back ({ law });
    }

    for (const auto range :
         { RangeMethod::minMax, RangeMethod::symmetricMinMax, RangeMethod::percentile,
           RangeMethod::leastError, RangeMethod::entropy, RangeMethod::histogram })
        all.push_back ({ Law::uniform, range });

    return all;
}

// What is no full scale is mostly a range of the uniform law.
std::string nameOf (const Candidate& candidate)
{
    const std::string law (choices::laws()[static_cast<std::size_t> (candidate.law)].name);
    const std::string range (choices::ranges()[static_cast<std::size_t> (candidate.range)].name);

    if (candidate.range == RangeMethod::fullScale)
        return law;

    return candidate.law == Law::uniform ? range : law + ", range";
}

} // namespace

LawComparison compareLaws (std::span<const double> excerpt, double sampleRateHz,
                           const ReductionSettings& settings)
{
    LawComparison comparison;
    double peak = 0.0;

    for (const auto sample : excerpt)
        peak = std::max (peak, std::abs (sample));

    if (! (peak > 0.0))
        return comparison;

    const auto allowed = settings.asLawAllows();
    comparison.bits = std::clamp (std::round (allowed.bits), 1.0, Lattice::maximumBits);
    comparison.excerptSeconds = static_cast<double> (excerpt.size()) / sampleRateHz;
    comparison.peakDb = amplitudeToDb (peak);

    for (auto level = 0.0; level >= lowestLevelDb; level -= levelStepDb)
        comparison.levelsDb.push_back (level);

    SignalHistogram histogram;
    histogram.add (excerpt);

    auto candidates = candidatesFor (comparison.bits);

    // What is chosen stands there, too, where it is none of the usual ones.
    if (allowed.law != Law::uniform && allowed.range != RangeMethod::fullScale)
        candidates.push_back ({ allowed.law, allowed.range });

    for (const auto& candidate : candidates)
    {
        ReductionSettings tried;
        tried.law = candidate.law;
        tried.range = candidate.range;
        tried.bits = comparison.bits;
        tried.latticeKind = settings.latticeKind;
        tried.dither = Dither::none;
        tried.mu = settings.mu;
        tried.a = settings.a;
        tried.levelSpacingDb = settings.levelSpacingDb;
        tried.blockLength = settings.blockLength;
        tried.exponentBits = settings.exponentBits;
        tried.percentile = settings.percentile;
        tried.decisions = settings.decisions;
        const auto learned = learn (histogram, tried);
        tried.learned = learned.scale;

        Settings ofEngine;
        ofEngine.reduction = tried;
        Engine engine;
        engine.prepare (sampleRateHz, 1);
        engine.setSettings (ofEngine, &learned.levels);
        const Reduced reduced (engine, excerpt);
        LawComparison::Row row;
        row.name = nameOf (candidate);
        row.law = candidate.law;
        row.range = candidate.range;
        const auto figures = figuresOf (reduced.input, reduced.output);
        row.snrDb = figures.snrDb;
        row.segmentalSnrDb = segmentalSnrOf (reduced, sampleRateHz);
        row.entropyBits = entropyOf (reduced);
        row.maxAbsoluteError = figures.maxAbsoluteError.value_or (0.0);
        row.isChosen =
            candidate.law == allowed.law && candidate.range == allowed.range
            && (candidate.law != Law::lloydMax || allowed.density == LevelDensity::signal);

        for (const auto levelDb : comparison.levelsDb)
        {
            const auto gain = std::pow (10.0, levelDb / 20.0) / peak;
            Samples scaled (excerpt.begin(), excerpt.end());

            for (auto& sample : scaled)
                sample *= gain;

            const Reduced atLevel (engine, scaled);
            row.snrAtLevelsDb.push_back (std::min (
                figuresOf (atLevel.input, atLevel.output).snrDb.value_or (mostSnrDb), mostSnrDb));
        }

        comparison.rows.push_back (std::move (row));
    }

    std::stable_sort (comparison.rows.begin(), comparison.rows.end(),
                      [] (const LawComparison::Row& a, const LawComparison::Row& b)
                      { return a.snrDb.value_or (mostSnrDb) > b.snrDb.value_or (mostSnrDb); });
    return comparison;
}

} // namespace requant
