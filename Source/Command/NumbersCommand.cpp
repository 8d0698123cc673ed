#include "Documents/NumbersReport.h"
#include "Files/Numbers/TextNumbers.h"
#include "Levels/Companding.h"
#include "Offline/NumberLaws.h"
#include "Offline/RenderPlan.h"
#include "ParameterOptions.h"
#include "Parameters/Parameter.h"
#include "Quantization/Reduction/BlockFloatingPoint.h"
#include "Subcommand.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace requant
{

namespace
{

template <typename Value>
struct Named
{
    std::string_view id;
    Value value;
};

// The three of the shared table, and one that only numbers have.
constexpr std::array roundings { Named { "nearest", Rounding::nearest },
                                 Named { "truncate", Rounding::truncate },
                                 Named { "toward-zero", Rounding::towardZero },
                                 Named { "nearest-away", Rounding::nearestAway } };

constexpr std::array uniformRanges { Named { "full-scale", RangeMethod::fullScale },
                                     Named { "min-max", RangeMethod::minMax },
                                     Named { "symmetric-min-max", RangeMethod::symmetricMinMax },
                                     Named { "percentile", RangeMethod::percentile },
                                     Named { "mse", RangeMethod::leastError },
                                     Named { "entropy", RangeMethod::entropy },
                                     Named { "histogram", RangeMethod::histogram } };

// Those by which a law with uneven steps can be stretched.
constexpr std::array stretchingRanges { Named { "full-scale", RangeMethod::fullScale },
                                        Named { "symmetric-min-max", RangeMethod::symmetricMinMax },
                                        Named { "percentile", RangeMethod::percentile } };

constexpr std::array runtimeRanges { Named { "min-max", RuntimeRange::minMax },
                                     Named { "symmetric-min-max", RuntimeRange::symmetricMinMax },
                                     Named { "histogram", RuntimeRange::histogram } };

constexpr std::array laws { Named { "uniform", Law::uniform },
                            Named { "mu-law", Law::muLaw },
                            Named { "a-law", Law::aLaw },
                            Named { "g711-mu", Law::g711Mu },
                            Named { "g711-a", Law::g711A },
                            Named { "lloyd-max", Law::lloydMax },
                            Named { "logarithmic", Law::logarithmic },
                            Named { "float16", Law::float16 },
                            Named { "bfloat16", Law::bfloat16 },
                            Named { "float8-e4m3", Law::float8E4M3 },
                            Named { "float8-e5m2", Law::float8E5M2 },
                            Named { "nf4", Law::nf4 },
                            Named { "block", Law::block },
                            Named { "nicam", Law::nicam },
                            Named { "jayant", Law::jayant } };

constexpr std::array overflows { Named { "saturate", Overflow::saturate },
                                 Named { "infinity", Overflow::infinity } };

constexpr std::array decisionValues { Named { "standard", G711::Decisions::standard },
                                      Named { "nearest", G711::Decisions::nearest } };

constexpr std::array densities { Named { "signal", std::optional<Density> {} },
                                 Named { "gaussian", std::optional (Density::gaussian) },
                                 Named { "laplacian", std::optional (Density::laplacian) },
                                 Named { "uniform", std::optional (Density::uniform) } };

// The formats whose codes are no integers.
constexpr std::array float8Formats { Named { "onnx-float8-e4m3", FloatFormat::float8E4M3() },
                                     Named { "onnx-float8-e5m2", FloatFormat::float8E5M2() } };

constexpr std::array stretchable { Law::muLaw, Law::aLaw, Law::logarithmic };

template <typename List>
bool holds (const List& list, Law law)
{
    return std::find (std::begin (list), std::end (list), law) != std::end (list);
}

template <typename List>
std::string idsOf (const List& list)
{
    std::string ids;

    for (const auto& each : list)
        ids.append (ids.empty() ? "" : ", ").append (each.id);

    return ids;
}

[[noreturn]] void refuse (const std::string& sentence) { throw CommandLineProblem (sentence); }

// What --NAME takes, and what it was given.
[[noreturn]] void refuseValue (const std::string& option, const std::string& takes,
                               const std::string& written)
{
    refuse (option + " takes " + takes + ", not \"" + written + "\".");
}

template <typename List>
auto valueOf (const std::string& option, const List& list, const std::string& written)
{
    for (const auto& each : list)
        if (each.id == written)
            return each.value;

    refuseValue (option, "one of " + idsOf (list), written);
}

// "1,2.5": what stands between the commas.
std::vector<double> listOf (const std::string& option, const std::string& takes,
                            const std::string& written, bool (*isRight) (double))
{
    std::vector<double> list;

    for (std::size_t at = 0; at <= written.size();)
    {
        const auto end = std::min (written.find (',', at), written.size());
        const auto value = numberOf (std::string_view (written).substr (at, end - at));

        if (! value || ! isRight (*value))
            refuseValue (option, takes, written);

        list.push_back (*value);
        at = end + 1;
    }

    return list;
}

bool isWhole (double value) { return value == std::floor (value) && std::abs (value) < 0x1p53; }

bool isAbove0 (double value) { return value > 0.0 && std::isfinite (value); }

// As a scale, which a runtime has in float32.
bool isAbove0InFloat32 (double value)
{
    const auto narrow = static_cast<float> (value);
    return narrow > 0.0f && std::isfinite (narrow);
}

class NumbersCommand : public Subcommand
{
public:
    explicit NumbersCommand (CLI::App& command)
        : Subcommand (command, "numbers",
                      "What do quantizers make of plain numbers, text or .npy, not audio?")
    {
        app.add_option ("FILE", file,
                        "Numbers: text, apart by blanks or commas, or .npy; - is standard input, "
                        "which is read where no file is given")
            ->type_name ("");
        formatOption =
            add ("--format", formatId,
                 "The format of a runtime, in its arithmetic: " + idsOf (runtimeFormats()) + ", "
                     + idsOf (float8Formats) + ". Default: none, --law decides",
                 "CHOICE");
        lawOption = add ("--law", lawId,
                         "How levels are spaced: " + idsOf (laws) + ". Default: uniform", "CHOICE");
        const auto& bits = *findParameter (parameterId::bits);
        const auto& lattice = *findParameter (parameterId::lattice);
        said.addTo (app, bits,
                    "The word length, " + bits.allowed()
                        + "; of a format, what it is narrowed to. Default: 16, or the format's.");
        said.addTo (app, lattice,
                    "Where levels lie: " + lattice.allowed()
                        + ". Default: twos-complement; end-points with --range min-max and "
                          "histogram; symmetric with the other ranges.");
        const auto& dither = *findParameter (parameterId::dither);
        said.addTo (app, dither,
                    "Noise that is added before rounding: " + dither.allowed()
                        + ". Default: none.");
        const auto& amount = *findParameter (parameterId::ditherAmount);
        said.addTo (app, amount,
                    "How much of it, in times its nominal width, " + amount.allowed()
                        + ". Default: 1.");
        const auto& seed = *findParameter (parameterId::seed);
        said.addTo (app, seed, "Which noise, " + seed.allowed() + ". Default: 1.");
        roundingOption = add ("--" + std::string (parameterId::rounding), rounding,
                              "How a number finds its code: " + idsOf (roundings)
                                  + ". Default: nearest, or the format's.",
                              "CHOICE");
        rangeOption = add ("--range", range,
                           "What the levels span: " + idsOf (uniformRanges)
                               + ". Default: full-scale, or the format's.",
                           "CHOICE");
        scaleOption = add ("--scale", scales,
                           "The scale, given instead of found; one, or one for each index of "
                           "--axis",
                           "S[,S...]");
        zeroPointOption =
            add ("--zero-point", zeroPoints,
                 "The code of 0, beside --scale; one, or one for each index of --axis. Default: 0",
                 "Z[,Z...]");
        axisOption =
            add ("--axis", axis,
                 "A scale and zero point for each index of this axis; -1 is the last", "N");
        percentileOption = add ("--percentile", percentile,
                                "Of |x|, for --range percentile, 50 to 100. Default: 99.99", "P");
        calibrateOption = add ("--calibrate", calibrationFile,
                               "Numbers that the range, or Lloyd-Max's levels, are found from, "
                               "instead of FILE",
                               "FILE");
        addLawOption ("--mu", mu, "Of mu-law, 1 to 65535. Default: 255", "X", { Law::muLaw });
        addLawOption ("--a", a, "Of A-law, 1 to 1000. Default: 87.6", "X", { Law::aLaw });
        addLawOption ("--level-spacing", spacing,
                      "Of the logarithmic law, in dB, 0.01 to 12. Default: 1", "DB",
                      { Law::logarithmic });
        addLawOption ("--block-length", blockLength,
                      "Numbers in a block of block floating point, 1 to 4096. Default: 32", "N",
                      { Law::block });
        addLawOption ("--exponent-bits", exponentBits, "Of its exponent, 1 to 8. Default: 3", "N",
                      { Law::block });
        addLawOption ("--overflow", overflow,
                      "What is too large for a floating-point law becomes: " + idsOf (overflows)
                          + ". Default: saturate",
                      "CHOICE", { std::begin (floatingPointLaws), std::end (floatingPointLaws) });
        addLawOption ("--decisions", decisions,
                      "Where G.711 decides: " + idsOf (decisionValues) + ". Default: standard",
                      "CHOICE", { Law::g711Mu, Law::g711A });
        addLawOption ("--density", density,
                      "What Lloyd-Max's levels are best for: " + idsOf (densities)
                          + ". Default: signal, the numbers themselves",
                      "CHOICE", { Law::lloydMax });
        stepOption = add ("--step", step, "Levels at k times this, without a range", "S");
        peakOption = add ("--peak", peak, "What PSQNR is relative to. Default: 1", "MAX");
        addSwitch ("--force", mayReplace, "Replace an existing report");
        addJson (json);
    }

    std::string usage() const override { return "requant numbers [FILE|-]"; }

    bool takeNames (std::span<const std::string> names) override
    {
        if (! file.empty() || names.size() != 1)
            return false;

        file = names.front();
        return true;
    }

    void check() override
    {
        if (app.count ("FILE") > 0 && file.empty())
            refuse ("FILE takes the name of a file of numbers, or - for standard input, not \"\".");

        checkJson (json);
        checkStep();
        checkDither();
        request.axis = axisAsked();
        request.peak = numberAbove0 (*peakOption, peak, 1.0);
        const auto law = lawAsked();
        checkLawOptions (law);

        if (! formatOption->empty())
            makeFormat();
        else if (law == Law::uniform)
            makeUniform();
        else
            makeLaw (law);

        checkCalibration (law);
    }

    ExitStatus perform() override;

private:
    CLI::Option* add (const std::string& name, std::string& value, const std::string& help,
                      const std::string& type)
    {
        return app.add_option (name, value, help)->type_name (type)->group ("Reduction");
    }

    static double numberAbove0 (const CLI::Option& option, const std::string& written,
                                double otherwise)
    {
        if (option.empty())
            return otherwise;

        const auto value = numberOf (written);

        if (! value || ! isAbove0 (*value))
            refuseValue (option.get_name(), "a number above 0", written);

        return *value;
    }

    // An option that only some laws have.
    void addLawOption (const std::string& name, std::string& value, const std::string& help,
                       const std::string& type, std::vector<Law> ofLaws)
    {
        lawOptions.push_back ({ add (name, value, help, type), std::move (ofLaws) });
    }

    Law lawAsked() const
    {
        if (lawOption->empty())
            return Law::uniform;

        if (! formatOption->empty())
            refuse ("--format sets the law; leave out --law, or --format.");

        return valueOf ("--law", laws, lawId);
    }

    void checkLawOptions (Law law) const
    {
        for (const auto& [option, ofLaws] : lawOptions)
            if (! option->empty() && ! holds (ofLaws, law))
            {
                std::string names;

                for (const auto& each : laws)
                    if (holds (ofLaws, each.value))
                        names.append (names.empty() ? "" : ", ").append (each.id);

                refuse (option->get_name() + " is of --law " + names
                        + "; leave it out, or give that law.");
            }
    }

    // What numbers are found from another file must be found at all.
    void checkCalibration (Law law) const
    {
        if (! percentileOption->empty() && range != "percentile")
            refuse ("--percentile is of --range percentile; leave it out, or give that range.");

        if (calibrateOption->empty())
            return;

        if (calibrationFile.empty())
            refuse ("--calibrate takes the name of a file of numbers, not \"\".");

        if (! learnsRange)
            refuse (std::string ("--calibrate is for what is found from numbers, ")
                    + (law == Law::uniform
                           ? "and nothing is here; let --range find it, or leave out --calibrate."
                           : "and --law " + lawId + " finds nothing here; leave it out."));

        if (! axisOption->empty())
            refuse ("--calibrate finds one scale for all numbers; leave out --axis, or "
                    "--calibrate.");

        if (calibrationFile == "-" && (file.empty() || file == "-"))
            refuse ("--calibrate takes another file than FILE; standard input can be read once.");
    }

    // A number within a range, both ends included.
    double lawNumber (const std::string& option, const std::string& written, double lowest,
                      double highest, double otherwise, bool isWholeNumber = false) const
    {
        if (app.get_option (option)->empty())
            return otherwise;

        const auto value = numberOf (written);

        if (! value || ! (*value >= lowest && *value <= highest)
            || (isWholeNumber && ! isWhole (*value)))
            refuseValue (option,
                         (isWholeNumber ? "a whole number, " : "a number, ")
                             + numbers::roundTrip (lowest) + " to " + numbers::roundTrip (highest),
                         written);

        return *value;
    }

    double percentileAsked() const
    {
        return lawNumber ("--percentile", percentile, 50.0, 100.0, 99.99);
    }

    void checkBits (Law law, double bits) const
    {
        const auto& allowed = bitsOf (law);
        const auto isGiven = said.isGiven (parameterId::bits);

        if (allowed.areFixed())
        {
            if (isGiven)
                refuse ("--law " + lawId + " has codes of " + numbers::roundTrip (allowed.fewest)
                        + " bits; leave out --bits.");

            return;
        }

        const auto isRight = bits >= allowed.fewest && bits <= allowed.most
                             && (! allowed.areWhole || isWhole (bits));

        if (! isRight || (! allowed.haveDefault && ! isGiven))
            refuse (
                "--law " + lawId + " takes --bits, " + (allowed.areWhole ? "a whole number, " : "")
                + numbers::roundTrip (allowed.fewest) + " to " + numbers::roundTrip (allowed.most)
                + (isGiven ? ", not " + numbers::roundTrip (bits) : "") + ".");
    }

    // Any law but the uniform one.
    void makeLaw (Law law)
    {
        const auto reduction = said.settings().reduction;
        const auto isStretchable = holds (stretchable, law);
        const auto isDithered =
            isStretchable || law == Law::lloydMax || law == Law::g711Mu || law == Law::g711A;
        const auto without = [this] (const std::string& option, const std::string& why)
        { refuse (option + " has no use with --law " + lawId + ", " + why + "; leave it out."); };

        checkBits (law, reduction.bits);

        if (! roundingOption->empty() && ! isStretchable && law != Law::block)
            without ("--rounding", "which has its own");

        if (said.isGiven (parameterId::lattice) && ! isStretchable)
            without ("--lattice", "which has its own levels");

        if (said.isGiven (parameterId::dither) && ! isDithered)
            without ("--dither", "which has no steps that noise could be measured in");

        if (! rangeOption->empty() && ! isStretchable)
            without ("--range", "which has its own");

        if (! zeroPointOption->empty())
            without ("--zero-point", "whose levels do not move");

        if (! axisOption->empty()
            && (law == Law::nf4 || law == Law::block || law == Law::nicam || law == Law::jayant))
            without ("--axis", "whose scale moves along all numbers");

        if (! scaleOption->empty() && ! holds (floatingPointLaws, law) && law != Law::lloydMax)
            without ("--scale", "which has its own");

        LawSettings settings;
        settings.law = law;
        settings.bits = bitsOf (law).areFixed() ? bitsOf (law).fewest : reduction.bits;
        settings.lattice = reduction.latticeKind;
        settings.rounding = roundingOr (Rounding::nearest);

        settings.mu = lawNumber ("--mu", mu, Compander::smallestMu, Compander::largestMu,
                                 Compander::defaultMu);
        settings.a =
            lawNumber ("--a", a, Compander::smallestA, Compander::largestA, Compander::defaultA);
        settings.spacingDb = lawNumber ("--level-spacing", spacing, 0.01, 12.0, 1.0);
        settings.blockLength = static_cast<int> (
            lawNumber ("--block-length", blockLength, 1.0, BlockFormat::mostSamples, 32.0, true));
        settings.exponentBits = static_cast<int> (lawNumber (
            "--exponent-bits", exponentBits, 1.0, BlockFormat::mostExponentBits, 3.0, true));

        if (! overflow.empty())
            settings.overflow = valueOf ("--overflow", overflows, overflow);

        if (! decisions.empty())
            settings.decisions = valueOf ("--decisions", decisionValues, decisions);

        if (! density.empty())
            settings.density = valueOf ("--density", densities, density);

        if (law == Law::lloydMax && ! settings.density && ! scaleOption->empty())
            refuse ("--scale is the standard deviation of a density; give --density gaussian, "
                    "laplacian or uniform, or leave out --scale.");

        settings.given = givenScales (0, 0, false);

        if (! rangeOption->empty())
            settings.range = valueOf ("--range", stretchingRanges, range);

        settings.percentile = percentileAsked();

        if (said.isGiven (parameterId::dither))
            settings.dither = reduction.dither;

        settings.ditherAmount = reduction.ditherAmount;
        settings.seed = reduction.seed;
        learnsRange = settings.range != RangeMethod::fullScale
                      || (law == Law::lloydMax && settings.given.scales.empty());
        request.lawName = lawId;
        request.bits = settings.bits;
        makeLawFor = [settings] (const CalibrationNumbers& calibration) mutable
        {
            settings.calibration = calibration;
            return makeNumberLaw (settings);
        };
    }

    // Levels without a range have neither ends nor an offset.
    void checkStep() const
    {
        if (stepOption->empty())
            return;

        const auto without = [] (const std::string& option)
        {
            refuse ("--step has its levels at k times S, without a range; leave out " + option
                    + ", or --step.");
        };

        for (const auto* const other :
             { formatOption, lawOption, rangeOption, scaleOption, zeroPointOption, axisOption,
               percentileOption, calibrateOption })
            if (! other->empty())
                without (other->get_name());

        for (const auto id : { parameterId::bits, parameterId::lattice })
            if (said.isGiven (id))
                without ("--" + std::string (id));
    }

    void checkDither() const
    {
        for (const auto id : { parameterId::ditherAmount, parameterId::seed })
            if (said.isGiven (id) && ! said.isGiven (parameterId::dither))
                refuse ("--" + std::string (id)
                        + " is of dither, and there is none; give --dither, "
                          "or leave it out.");

        if (said.isGiven (parameterId::dither) && ! formatOption->empty())
            refuse ("--format " + formatId + " has no dither; leave out --dither.");
    }

    std::optional<std::int64_t> axisAsked() const
    {
        if (axisOption->empty())
            return {};

        const auto value = numberOf (axis);

        if (! value || ! isWhole (*value))
            refuseValue ("--axis", "a whole number, 0 for the first axis, -1 for the last", axis);

        return static_cast<std::int64_t> (*value);
    }

    Rounding roundingOr (Rounding usual) const
    {
        return roundingOption->empty() ? usual
                                       : valueOf (roundingOption->get_name(), roundings, rounding);
    }

    /** What is given instead of found. lowest, highest: the codes that a zero point can be. */
    GivenScales givenScales (std::int64_t lowest, std::int64_t highest, bool inFloat32)
    {
        GivenScales given;

        if (scaleOption->empty())
        {
            if (! zeroPointOption->empty())
                refuse ("--zero-point stands beside a scale that is given; give --scale, too.");

            return given;
        }

        if (! rangeOption->empty())
            refuse ("--scale is given instead of found; leave out --range, or --scale.");

        given.scales = listOf ("--scale",
                               inFloat32 ? "numbers above 0 that float32 holds, apart by commas"
                                         : "numbers above 0, apart by commas",
                               scales, inFloat32 ? isAbove0InFloat32 : isAbove0);
        const auto codes = std::to_string (lowest) + " to " + std::to_string (highest);
        const auto takes = "whole numbers, " + codes + ", apart by commas";

        if (! zeroPointOption->empty())
            for (const auto code : listOf ("--zero-point", takes, zeroPoints, isWhole))
            {
                given.zeroPoints.push_back (static_cast<std::int64_t> (code));

                if (given.zeroPoints.back() < lowest || given.zeroPoints.back() > highest)
                    refuseValue ("--zero-point", takes, zeroPoints);
            }

        request.scalesGiven = given.scales.size();
        request.zeroPointsGiven = given.zeroPoints.size();

        if (axisOption->empty() && (request.scalesGiven > 1 || request.zeroPointsGiven > 1))
            refuse (std::string (request.scalesGiven > 1 ? "--scale" : "--zero-point")
                    + " has one for each index of an axis; say which with --axis, or give one.");

        return given;
    }

    void makeUniform()
    {
        UniformLaw law;
        request.lawName = "uniform";
        law.rounding = roundingOr (Rounding::nearest);
        const auto reduction = said.settings().reduction;
        law.dither = said.isGiven (parameterId::dither) ? reduction.dither : Dither::none;
        law.ditherAmount = reduction.ditherAmount;
        law.seed = reduction.seed;

        if (! stepOption->empty())
        {
            law.step = numberAbove0 (*stepOption, step, 1.0);
        }
        else
        {
            law.range.method = rangeOption->empty() ? RangeMethod::fullScale
                                                    : valueOf ("--range", uniformRanges, range);
            law.range.percentile = percentileAsked();
            law.range.bits = reduction.bits;
            law.range.latticeKind =
                said.isGiven (parameterId::lattice) ? reduction.latticeKind : usualLattice (law);

            if (law.range.bits < Lattice::smallestBits (law.range.latticeKind))
                refuse ("--range " + range
                        + " takes --bits of 2 or more: with fewer it has no two levels.");

            if (law.range.method == RangeMethod::histogram && ! axisOption->empty())
                refuse (histogramHasNoAxis);

            const auto levels = Lattice::make (law.range.latticeKind, law.range.bits);
            law.given = givenScales (levels.lowest(), levels.highest(), false);
            request.bits = law.range.bits;
            learnsRange = law.range.method != RangeMethod::fullScale;
        }

        takeLaw (law);
    }

    // The range's own: so that the extreme numbers are levels.
    static LatticeKind usualLattice (const UniformLaw& law)
    {
        if (law.range.method == RangeMethod::histogram || law.range.method == RangeMethod::minMax)
            return LatticeKind::endPoints;

        return law.range.method == RangeMethod::fullScale ? LatticeKind::twosComplement
                                                          : LatticeKind::symmetric;
    }

    /** A law that becomes complete with the numbers it is calibrated by. */
    template <typename SomeLaw>
    void takeLaw (SomeLaw law)
    {
        makeLawFor = [law] (const CalibrationNumbers& calibration) mutable -> NumberLaw
        {
            law.calibration = calibration;
            return law;
        };
    }

    void makeFormat()
    {
        for (const auto& each : float8Formats)
            if (each.id == formatId)
                return makeFloat8 (each.value);

        const auto* const found = findRuntimeFormat (formatId);

        if (found == nullptr)
            refuseValue ("--format",
                         "one of " + idsOf (runtimeFormats()) + ", " + idsOf (float8Formats),
                         formatId);

        if (said.isGiven (parameterId::lattice))
            refuse ("--format " + formatId + " has its own levels; leave out --lattice.");

        const auto isFakeQuant = found->runtime == RuntimeFormat::Runtime::kerasFakeQuant;

        if (isFakeQuant && ! roundingOption->empty())
            refuse ("--format " + formatId + " rounds in its own way; leave out --rounding.");

        RuntimeLaw law {
            narrowed (*found), formatRange (*found), roundingOr (found->rounding()), {}
        };
        law.given = givenScales (law.format.lowest(), law.format.highest(), true);

        if (found->runtime == RuntimeFormat::Runtime::tensorRt)
            for (const auto zeroPoint : law.given.zeroPoints)
                if (zeroPoint != 0)
                    refuse ("--zero-point takes only 0 with --format " + formatId
                            + ", whose range is symmetric.");

        learnsRange = law.given.scales.empty();
        request.lawName = found->id;
        request.bits = law.format.bits;
        takeLaw (law);
    }

    void makeFloat8 (const FloatFormat& format)
    {
        const auto without = [this] (const std::string& option)
        {
            refuse ("--format " + formatId + " has its own levels, range and rounding; leave out "
                    + option + ".");
        };

        for (const auto id : { parameterId::bits, parameterId::lattice })
            if (said.isGiven (id))
                without ("--" + std::string (id));

        for (const auto* const option : { roundingOption, rangeOption })
            if (! option->empty())
                without (option->get_name());

        Float8Law law { format, givenScales (0, 0, true) };
        learnsRange = law.given.scales.empty();
        request.lawName = formatId;
        request.bits = format.bits();
        takeLaw (law);
    }

    RuntimeFormat narrowed (RuntimeFormat format) const
    {
        if (! said.isGiven (parameterId::bits))
            return format;

        const auto bits = said.settings().reduction.bits;
        const auto fewest = format.fewestBits();
        const auto most =
            format.runtime == RuntimeFormat::Runtime::kerasFakeQuant ? 16 : format.bits;

        if (bits != std::floor (bits) || bits < fewest || bits > most)
            refuse ("--bits takes a whole number, " + std::to_string (fewest) + " to "
                    + std::to_string (most) + ", with --format " + formatId + ".");

        format.bits = static_cast<int> (bits);
        return format;
    }

    RuntimeRange formatRange (const RuntimeFormat& format) const
    {
        if (rangeOption->empty())
            return usualRange (format);

        const auto asked = valueOf ("--range", runtimeRanges, range);

        if (! hasRange (format, asked))
            refuse ("--format " + formatId
                    + " finds its range as that runtime does; leave out --range.");

        if (asked == RuntimeRange::histogram && ! axisOption->empty())
            refuse (histogramHasNoAxis);

        return asked;
    }

    static constexpr auto histogramHasNoAxis =
        "--range histogram finds one range for all numbers, as PyTorch does; leave out --axis.";

    /** An option that only some laws have. */
    struct LawOption
    {
        CLI::Option* option;
        std::vector<Law> laws;
    };

    std::string file, formatId, lawId, rounding, range, percentile, calibrationFile, scales,
        zeroPoints, axis, step, peak, json;
    std::string mu, a, spacing, blockLength, exponentBits, overflow, decisions, density;
    CLI::Option *formatOption, *lawOption, *roundingOption, *rangeOption, *percentileOption,
        *calibrateOption, *scaleOption, *zeroPointOption, *axisOption, *stepOption, *peakOption;
    std::vector<LawOption> lawOptions;
    bool learnsRange = false; ///< something is found from numbers
    ParameterOptions said;
    NumbersRequest request;
    std::function<NumberLaw (const CalibrationNumbers&)> makeLawFor;
    bool mayReplace = false; // an existing report
};

// An option that the numbers do not fit, or numbers that no option is to blame for.
[[noreturn]] void tell (const NumbersProblem& problem, const std::string& file)
{
    switch (problem.subject)
    {
        case NumbersProblem::Subject::axis:
            refuse (std::string ("--axis: ") + problem.what());
        case NumbersProblem::Subject::scale:
            refuse (std::string ("--scale: ") + problem.what());
        case NumbersProblem::Subject::zeroPoint:
            refuse (std::string ("--zero-point: ") + problem.what());
        case NumbersProblem::Subject::step:
            refuse (std::string ("--step: ") + problem.what());
        case NumbersProblem::Subject::range:
            break;
    }

    throw FileProblem (file == "-" ? "standard input" : file, problem.what());
}

// What is wrong with them is that file's fault.
std::vector<double> calibrationNumbers (const std::string& file, bool isForFormat)
{
    const auto values = readNumbers (file).values;

    try
    {
        if (isForFormat)
            inFloat32 (values);
    }
    catch (const NumbersProblem& problem)
    {
        tell (problem, file);
    }

    return values;
}

ExitStatus NumbersCommand::perform()
{
    const auto name = file.empty() ? std::string ("-") : file;

    for (const auto& [input, what] :
         { std::pair (name, "the numbers"), std::pair (calibrationFile, "--calibrate") })
        if (! json.empty() && json != "-" && ! input.empty() && input != "-"
            && identityOf (json) == identityOf (input))
            refuse (std::string ("--json takes the name of a file of its own, not that of ") + what
                    + ", " + input + "; give one that ends in .json.");

    refuseAudioAsReport (json, {});
    JsonOutput report (json, mayReplace);

    try
    {
        CalibrationNumbers calibration;

        if (! calibrateOption->empty())
            calibration.ofFile = std::make_shared<const std::vector<double>> (
                calibrationNumbers (calibrationFile, ! formatOption->empty()));

        request.law = makeLawFor (calibration);
        const auto numbers = quantizeNumbers (readNumbers (name), request);

        if (report.isWanted())
            report.write (numbersAsJson (numbers));
        else
            std::cout << numbersAsText (numbers) << std::flush;
    }
    catch (const NumbersProblem& problem)
    {
        tell (problem, name);
    }

    return done;
}

} // namespace

std::unique_ptr<Subcommand> makeNumbersCommand (CLI::App& command)
{
    return std::make_unique<NumbersCommand> (command);
}

} // namespace requant
