#pragma once

#include "Measurement/Error/ConditionalErrorStatistics.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Measurement/Error/WeightedError.h"
#include "Psychoacoustics/Weightings.h"
#include "Quantization/Reduction/PassThroughDetector.h"
#include "Theory/Prediction.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace requant
{

/** Sums of positions among levels, whose differences are errors in LSB. */
struct PositionSums
{
    ErrorSums sums;
    double step = 1.0; ///< 1 LSB in them
};

/** What figures are read from: what was measured of one channel's reduction, or of several
    channels' together, live or of a file. Full scale is 1.0. */
struct MeasuredError
{
    ErrorSums sums;
    std::optional<double> step; ///< 1 LSB; empty where the channels do not share one

    /** Of a law whose steps differ: the same on the lattice behind it, where they are equal. */
    std::optional<PositionSums> positions;

    std::array<std::optional<double>, weightings.size()> weightedErrorDb; ///< re 1.0 squared

    /** ErrorPowers::staticPart: what repeats with the step phase of the input. */
    std::optional<double> staticErrorLsb2;

    /** ConditionalErrorStatistics::noiseModulation(). */
    std::optional<double> noiseModulation;

    /** Samples that were not reduced; empty where nobody can tell. */
    std::optional<UnprocessedCounts> unprocessed;

    /** Takes in what was analysed of the same samples. */
    void takeAnalysis (const ConditionalErrorStatistics&, const WeightedEnergy&);

    ErrorFigures figures() const;

    /** The sums on the lattice where errors are in LSB: of the uniform law the samples' own. */
    ErrorSums onLattice() const;

    /** Error power less the static error, in LSB^2: what behaves as noise. */
    std::optional<double> dynamicErrorLsb2() const;

    /** The mean square of the input; empty where there was none but digital silence. */
    std::optional<double> signalPower() const;

    /** "no signal" or "no error" where there is no SNR, else empty. */
    std::string_view whyNoSnr() const;
};

/** One figure: what it is called and how it is read. Whatever shows figures, as text, as JSON or on
    a screen, iterates the table of them. */
struct Figure
{
    enum class Kind
    {
        number,     ///< with so many decimals
        scientific, ///< of any magnitude
        count       ///< of samples
    };

    enum class Where
    {
        everywhere,
        reports, ///< as JSON only
        screens  ///< where counts of several kinds are one
    };

    /** What the short list beside the meters says of it. */
    struct Brief
    {
        int place = 0; ///< in the list, from 1; 0: not in it
        std::string_view name {};
        std::string_view shortName {}; ///< where the name has no room; empty: the name
        int decimals = 0;
        bool isRare = false; ///< the list has it where it is not 0
    };

    std::string_view id {};        ///< the report's field; behind a dot, the field inside it
    std::string_view name {};      ///< on a screen: "Mean error"
    std::string_view shortName {}; ///< some 84 px have room for it
    std::string_view unit {};      ///< "dB"; empty: none
    int decimals = 0;
    Kind kind = Kind::number;
    Where where = Where::everywhere;
    bool isLevel = false; ///< in dB re 1.0 squared: a screen may show it re a full-scale sine
    bool isFault = false; ///< anything but 0 is to be noticed
    bool isRare = false;  ///< a screen shows it where it is not 0
    Brief brief {};

    std::optional<double> (*measured) (const MeasuredError&) = nullptr;

    /** Null where theory does not predict it. signalPower: the measured mean square. */
    std::optional<double> (*predicted) (const Prediction&,
                                        const std::optional<double>& signalPower) = nullptr;
};

/** The table, in the order of importance. Thread: any. */
std::span<const Figure> figures() noexcept;

/** A value of a figure with its unit, as screens write it. isSigned: a plus sign above 0.
    Thread: any. */
std::string written (const Figure&, double value, bool isSigned = false);
std::string written (const Figure&, double value, int decimals, bool isSigned);

/** The figure of an id, which must be in the table. Thread: any. */
const Figure& findFigure (std::string_view id) noexcept;

/** What must stand beside a figure, or it says nothing: what it is relative to, and its band.
    Thread: any. */
namespace figureWords
{

/** "AES17" or "square": which signal has 0 dBFS, where the unit stands before it. */
std::string convention (FullScale);

/** "re sine (AES17)" or "re square". */
std::string reference (FullScale);

/** "0 dBFS = sine (AES17)" or "0 dBFS = square". */
std::string zero (FullScale);

/** "flat to 22.05 kHz": the weighting and the band of an SNR. sampleRateHz: above 0. */
std::string flatBand (double sampleRateHz);

} // namespace figureWords

} // namespace requant
