#pragma once

#include "Levels/Companding.h"
#include "Levels/LevelTable.h"
#include "ReductionSettings.h"

#include <optional>
#include <span>

namespace requant
{

/** What of the settings decides where levels lie. */
struct LevelRequest
{
    Law law = Law::uniform;
    Lattice lattice = Lattice::twosComplement (16.0); ///< ReductionSettings::lattice()
    Rounding rounding = Rounding::nearest;
    double shape = 0.0; ///< mu, A or the spacing in dB
    G711::Decisions decisions = G711::Decisions::standard;

    /** Of a companding law: what 1.0 of the law stands for; of the first channels, where they have
        ranges of their own, and of all others. */
    double fullScale = 1.0;
    std::size_t channelCount = 0;
    std::array<double, LearnedScale::mostChannels> ofChannels {};

    double fullScaleOf (std::size_t channel) const noexcept
    {
        return channel < channelCount ? ofChannels[channel] : fullScale;
    }

    // Of Lloyd-Max.
    int bits = 0;
    LevelDensity density = LevelDensity::signal;
    double deviation = 0.0;    ///< of the density
    std::uint64_t learned = 0; ///< LearnedScale::levels

    /** Of these settings, as their law allows, with what does not matter to the law at its
        default. */
    static LevelRequest of (const ReductionSettings&) noexcept;

    bool operator== (const LevelRequest&) const = default;
};

/** Levels and decision values that were found for a density or a signal: of Lloyd-Max. */
struct FoundLevels
{
    std::vector<double> levels, decisions; ///< as LevelTable takes them

    bool operator== (const FoundLevels&) const = default;
};

/** A law's levels, ready for the reduction: where each sample lies among the codes, and which
    sample a code is.

    A place is a position in LSB, counted from the value 0: Lattice::lsb() of the lattice behind the
    law. Laws whose scale moves have a plan, too, but their places are those of a block, or of a
    sample, and are found elsewhere.

    Immutable. Making one allocates and belongs to any thread but the audio thread; all else may be
    called from any thread, in real time.
*/
class LevelPlan
{
public:
    /** Of the uniform law, 16 bits. */
    LevelPlan() = default;

    /** found: Lloyd-Max's levels; without them, a single one at 0. */
    explicit LevelPlan (const LevelRequest&, const FoundLevels* found = nullptr);

    const LevelRequest& request() const noexcept { return asked; }

    /** The lattice of codes: what was asked for, but of learned levels where 0 lies among them, and
        as many as there are. */
    const Lattice& lattice() const noexcept { return codes; }

    /** Whether samples have to be mapped at all: not of the uniform law. */
    bool isMapped() const noexcept { return table.has_value() || curve.has_value(); }

    /** Whether decision values are kept, which say exactly where a sample goes without dither. */
    bool hasDecisions() const noexcept { return table.has_value(); }

    /** Where samples lie. A level, also as a file of floats has it, lies at its code. samples:
        finite. places: as long. channel: counted from 0. Only where isMapped(). */
    void findPlaces (std::size_t channel, std::span<const double> samples,
                     std::span<double> places) const noexcept;

    /** Where samples go by the decision values: a code's place. inputPlaces: of findPlaces(). Only
        where hasDecisions(). */
    void decide (std::size_t channel, std::span<const double> samples,
                 std::span<const double> inputPlaces, std::span<double> places) const noexcept;

    /** The samples of codes that their places stand for. nearBy: input samples; what is such a
        level already stays as it is. Only where isMapped(). */
    void findLevels (std::size_t channel, std::span<const double> places,
                     std::span<const double> nearBy, std::span<double> samples) const noexcept;

    /** The sample that lies at a place, where full scale is 1: findPlaces() backwards. */
    double sampleAt (double place) const noexcept;

private:
    void setTable (LevelTable);
    double place (double sample, double fullScale, double inverseFullScale) const noexcept;
    double curveLevel (double place) const noexcept { return curve->expand (place * codes.step()); }

    LevelRequest asked;
    Lattice codes = Lattice::twosComplement (16.0);
    std::optional<LevelTable> table;
    std::optional<Compander> curve; ///< of more levels than a table has
    double firstPlace = 0.0;        ///< of the table's lowest level
};

} // namespace requant
