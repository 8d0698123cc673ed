#include "NumbersOptions.h"

#include "Files/Numbers/TextNumbers.h"
#include "Levels/Companding.h"
#include "NumberLaws.h"
#include "Parameters/WrittenOptions.h"
#include "Quantization/Reduction/BlockFloatingPoint.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

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

template <typename Value>
std::vector<Named<Value>> allOf (std::span<const Choice> choices)
{
    std::vector<Named<Value>> list;

    for (const auto& choice : choices)
        list.push_back ({ choice.id, static_cast<Value> (list.size()) });

    return list;
}

std::string_view idOf (RangeMethod method)
{
    return choices::ranges()[static_cast<std::size_t> (method)].id;
}

const auto roundings = allOf<Rounding> (choices::roundings());
const auto uniformRanges = allOf<RangeMethod> (choices::ranges());
const auto laws = allOf<Law> (choices::laws());
const auto decisionValues = allOf<G711::Decisions> (choices::decisions());
const auto overflows = allOf<Overflow> (choices::overflows());
const auto densities = allOf<LevelDensity> (choices::densities());

// Those by which a law with uneven steps can be stretched.
const std::array stretchingRanges {
    Named { idOf (RangeMethod::fullScale), RangeMethod::fullScale },
    Named { idOf (RangeMethod::symmetricMinMax), RangeMethod::symmetricMinMax },
    Named { idOf (RangeMethod::percentile), RangeMethod::percentile }
};

const std::array runtimeRanges { Named { idOf (RangeMethod::minMax), RuntimeRange::minMax },
                                 Named { idOf (RangeMethod::symmetricMinMax),
                                         RuntimeRange::symmetricMinMax },
                                 Named { idOf (RangeMethod::histogram), RuntimeRange::histogram } };

// The formats whose codes are no integers.
constexpr std::array float8Formats { Named { "onnx-float8-e4m3", FloatFormat::float8E4M3() },
                                     Named { "onnx-float8-e5m2", FloatFormat::float8E5M2() } };

const std::array stretchable { Law::muLaw, Law::aLaw, Law::logarithmic };

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

[[noreturn]] void refuse (const std::string& sentence) { throw OptionProblem (sentence); }

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

std::vector<NumbersOption> makeOptions()
{
    const auto allowed = [] (std::string_view id) { return findParameter (id)->allowed(); };
    const auto name = [] (std::string_view id) { return "--" + std::string (id); };
    const std::vector<Law> floatingPoint (std::begin (floatingPointLaws),
                                          std::end (floatingPointLaws));

    return {
        { "--format", "CHOICE",
          "The format of a runtime, in its arithmetic: " + idsOf (runtimeFormats()) + ", "
              + idsOf (float8Formats) + ". Default: none, --law decides" },
        { "--law", "CHOICE", "How levels are spaced: " + idsOf (laws) + ". Default: uniform" },
        { name (parameterId::bits), "X",
          "The word length, " + allowed (parameterId::bits)
              + "; of a format, what it is narrowed to. Default: 16, or the format's." },
        { name (parameterId::lattice), "CHOICE",
          "Where levels lie: " + allowed (parameterId::lattice)
              + ". Default: twos-complement; end-points with --range min-max and histogram; "
                "symmetric with the other ranges." },
        { name (parameterId::dither), "CHOICE",
          "Noise that is added before rounding: " + allowed (parameterId::dither)
              + ". Default: none." },
        { name (parameterId::ditherAmount), "X",
          "How much of it, in times its nominal width, " + allowed (parameterId::ditherAmount)
              + ". Default: 1." },
        { name (parameterId::seed), "N",
          "Which noise, " + allowed (parameterId::seed) + ". Default: 1." },
        { name (parameterId::rounding), "CHOICE",
          "How a number finds its code: " + idsOf (roundings)
              + ". Default: nearest, or the format's." },
        { "--range", "CHOICE",
          "What the levels span: " + idsOf (uniformRanges)
              + ". Default: full-scale, or the format's." },
        { "--scale", "S[,S...]",
          "The scale, given instead of found; one, or one for each index of --axis" },
        { "--zero-point", "Z[,Z...]",
          "The code of 0, beside --scale; one, or one for each index of --axis. Default: 0" },
        { "--axis", "N", "A scale and zero point for each index of this axis; -1 is the last" },
        { "--percentile", "P", "Of |x|, for --range percentile, 50 to 100. Default: 99.99" },
        { "--calibrate", "FILE",
          "Numbers that the range, or Lloyd-Max's levels, are found from, instead of FILE" },
        { "--mu", "X", "Of mu-law, 1 to 65535. Default: 255", { Law::muLaw } },
        { "--a", "X", "Of A-law, 1 to 1000. Default: 87.6", { Law::aLaw } },
        { "--level-spacing",
          "DB",
          "Of the logarithmic law, in dB, 0.01 to 12. Default: 1",
          { Law::logarithmic } },
        { "--block-length",
          "N",
          "Numbers in a block of block floating point, 1 to 4096. Default: 32",
          { Law::block } },
        { "--exponent-bits", "N", "Of its exponent, 1 to 8. Default: 3", { Law::block } },
        { "--overflow", "CHOICE",
          "What is too large for a floating-point law becomes: " + idsOf (overflows)
              + ". Default: saturate",
          floatingPoint },
        { "--decisions",
          "CHOICE",
          "Where G.711 decides: " + idsOf (decisionValues) + ". Default: standard",
          { Law::g711Mu, Law::g711A } },
        { "--density",
          "CHOICE",
          "What Lloyd-Max's levels are best for: " + idsOf (densities)
              + ". Default: signal, the numbers themselves",
          { Law::lloydMax } },
        { "--step", "S", "Levels at k times this, without a range" },
        { "--peak", "MAX", "What PSQNR is relative to. Default: 1" },
    };
}

/** One reading of options. */
class Planner
{
public:
    explicit Planner (const WrittenNumbersOptions& given)
        : written (given), formatId (textOf ("--format")), lawId (textOf ("--law")),
          range (textOf ("--range"))
    {
        for (const auto id : { parameterId::bits, parameterId::lattice, parameterId::dither,
                               parameterId::ditherAmount, parameterId::seed })
            if (const auto name = "--" + std::string (id); isGiven (name))
                said.give (*findParameter (id), textOf (name));
    }

    NumbersPlan make()
    {
        checkStep();
        checkDither();
        plan.request.axis = axisAsked();
        plan.request.peak = numberAbove0 ("--peak", 1.0);
        plan.isFormat = isGiven ("--format");
        const auto law = lawAsked();
        checkLawOptions (law);

        if (plan.isFormat)
            makeFormat();
        else if (law == Law::uniform)
            makeUniform();
        else
            makeLaw (law);

        checkCalibration (law);
        return plan;
    }

private:
    bool isGiven (std::string_view option) const { return written.contains (option); }

    /** Empty where it was not given. */
    std::string textOf (std::string_view option) const
    {
        const auto found = written.find (option);
        return found == written.end() ? std::string() : found->second;
    }

    double numberAbove0 (const std::string& option, double otherwise) const
    {
        if (! isGiven (option))
            return otherwise;

        const auto text = textOf (option);
        const auto value = numberOf (text);

        if (! value || ! isAbove0 (*value))
            refuseValue (option, "a number above 0", text);

        return *value;
    }

    Law lawAsked() const
    {
        if (! isGiven ("--law"))
            return Law::uniform;

        if (isGiven ("--format"))
            refuse ("--format sets the law; leave out --law, or --format.");

        return valueOf ("--law", laws, lawId);
    }

    void checkLawOptions (Law law) const
    {
        for (const auto& option : numbersOptions())
            if (isGiven (option.name) && ! option.ofLaws.empty() && ! holds (option.ofLaws, law))
            {
                std::string names;

                for (const auto& each : laws)
                    if (holds (option.ofLaws, each.value))
                        names.append (names.empty() ? "" : ", ").append (each.id);

                refuse (option.name + " is of --law " + names
                        + "; leave it out, or give that law.");
            }
    }

    // What numbers are found from another file must be found at all.
    void checkCalibration (Law law) const
    {
        if (isGiven ("--percentile") && range != idOf (RangeMethod::percentile))
            refuse ("--percentile is of --range percentile; leave it out, or give that range.");

        if (! isGiven ("--calibrate"))
            return;

        if (! learns)
            refuse (std::string ("--calibrate is for what is found from numbers, ")
                    + (law == Law::uniform
                           ? "and nothing is here; let --range find it, or leave out --calibrate."
                           : "and --law " + lawId + " finds nothing here; leave it out."));

        if (isGiven ("--axis"))
            refuse ("--calibrate finds one scale for all numbers; leave out --axis, or "
                    "--calibrate.");
    }

    // A number within a range, both ends included.
    double lawNumber (const std::string& option, double lowest, double highest, double otherwise,
                      bool isWholeNumber = false) const
    {
        if (! isGiven (option))
            return otherwise;

        const auto text = textOf (option);
        const auto value = numberOf (text);

        if (! value || ! (*value >= lowest && *value <= highest)
            || (isWholeNumber && ! isWhole (*value)))
            refuseValue (option,
                         (isWholeNumber ? "a whole number, " : "a number, ")
                             + numbers::roundTrip (lowest) + " to " + numbers::roundTrip (highest),
                         text);

        return *value;
    }

    double percentileAsked() const { return lawNumber ("--percentile", 50.0, 100.0, 99.99); }

    void checkBits (Law law, double bits) const
    {
        const auto& allowed = bitsOf (law);
        const auto areGiven = said.isGiven (parameterId::bits);

        if (allowed.areFixed())
        {
            if (areGiven)
                refuse ("--law " + lawId + " has codes of " + numbers::roundTrip (allowed.fewest)
                        + " bits; leave out --bits.");

            return;
        }

        const auto isRight = bits >= allowed.fewest && bits <= allowed.most
                             && (! allowed.areWhole || isWhole (bits));

        if (! isRight || (! allowed.haveDefault && ! areGiven))
            refuse (
                "--law " + lawId + " takes --bits, " + (allowed.areWhole ? "a whole number, " : "")
                + numbers::roundTrip (allowed.fewest) + " to " + numbers::roundTrip (allowed.most)
                + (areGiven ? ", not " + numbers::roundTrip (bits) : "") + ".");
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

        if (isGiven ("--rounding") && ! isStretchable && law != Law::block)
            without ("--rounding", "which has its own");

        if (said.isGiven (parameterId::lattice) && ! isStretchable)
            without ("--lattice", "which has its own levels");

        if (said.isGiven (parameterId::dither) && ! isDithered)
            without ("--dither", "which has no steps that noise could be measured in");

        if (isGiven ("--range") && ! isStretchable)
            without ("--range", "which has its own");

        if (isGiven ("--zero-point"))
            without ("--zero-point", "whose levels do not move");

        if (isGiven ("--axis")
            && (law == Law::nf4 || law == Law::block || law == Law::nicam || law == Law::jayant))
            without ("--axis", "whose scale moves along all numbers");

        if (isGiven ("--scale") && ! holds (floatingPointLaws, law) && law != Law::lloydMax)
            without ("--scale", "which has its own");

        LawSettings settings;
        settings.law = law;
        settings.bits = bitsOf (law).areFixed() ? bitsOf (law).fewest : reduction.bits;
        settings.lattice = reduction.latticeKind;
        settings.rounding = roundingOr (Rounding::nearest);

        settings.mu =
            lawNumber ("--mu", Compander::smallestMu, Compander::largestMu, Compander::defaultMu);
        settings.a =
            lawNumber ("--a", Compander::smallestA, Compander::largestA, Compander::defaultA);
        settings.spacingDb = lawNumber ("--level-spacing", 0.01, 12.0, 1.0);
        settings.blockLength = static_cast<int> (
            lawNumber ("--block-length", 1.0, BlockFormat::mostSamples, 32.0, true));
        settings.exponentBits = static_cast<int> (
            lawNumber ("--exponent-bits", 1.0, BlockFormat::mostExponentBits, 3.0, true));

        if (isGiven ("--overflow"))
            settings.overflow = valueOf ("--overflow", overflows, textOf ("--overflow"));

        if (isGiven ("--decisions"))
            settings.decisions = valueOf ("--decisions", decisionValues, textOf ("--decisions"));

        if (isGiven ("--density"))
            settings.density = densityOf (valueOf ("--density", densities, textOf ("--density")));

        if (law == Law::lloydMax && ! settings.density && isGiven ("--scale"))
            refuse ("--scale is the standard deviation of a density; give --density gaussian, "
                    "laplacian or uniform, or leave out --scale.");

        settings.given = givenScales (0, 0, false);

        if (isGiven ("--range"))
            settings.range = valueOf ("--range", stretchingRanges, range);

        settings.percentile = percentileAsked();

        if (said.isGiven (parameterId::dither))
            settings.dither = reduction.dither;

        settings.ditherAmount = reduction.ditherAmount;
        settings.seed = reduction.seed;
        learns = settings.range != RangeMethod::fullScale
                 || (law == Law::lloydMax && settings.given.scales.empty());
        plan.request.lawName = lawId;
        plan.request.bits = settings.bits;
        plan.makeLaw = [settings] (const CalibrationNumbers& calibration) mutable
        {
            settings.calibration = calibration;
            return makeNumberLaw (settings);
        };
    }

    // Levels without a range have neither ends nor an offset.
    void checkStep() const
    {
        if (! isGiven ("--step"))
            return;

        const auto without = [] (const std::string& option)
        {
            refuse ("--step has its levels at k times S, without a range; leave out " + option
                    + ", or --step.");
        };

        for (const auto* const other : { "--format", "--law", "--range", "--scale", "--zero-point",
                                         "--axis", "--percentile", "--calibrate" })
            if (isGiven (other))
                without (other);

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

        if (said.isGiven (parameterId::dither) && isGiven ("--format"))
            refuse ("--format " + formatId + " has no dither; leave out --dither.");
    }

    std::optional<std::int64_t> axisAsked() const
    {
        if (! isGiven ("--axis"))
            return {};

        const auto axis = textOf ("--axis");
        const auto value = numberOf (axis);

        if (! value || ! isWhole (*value))
            refuseValue ("--axis", "a whole number, 0 for the first axis, -1 for the last", axis);

        return static_cast<std::int64_t> (*value);
    }

    Rounding roundingOr (Rounding usual) const
    {
        return isGiven ("--rounding") ? valueOf ("--rounding", roundings, textOf ("--rounding"))
                                      : usual;
    }

    /** What is given instead of found. lowest, highest: the codes that a zero point can be. */
    GivenScales givenScales (std::int64_t lowest, std::int64_t highest, bool inFloat32)
    {
        GivenScales given;

        if (! isGiven ("--scale"))
        {
            if (isGiven ("--zero-point"))
                refuse ("--zero-point stands beside a scale that is given; give --scale, too.");

            return given;
        }

        if (isGiven ("--range"))
            refuse ("--scale is given instead of found; leave out --range, or --scale.");

        given.scales = listOf ("--scale",
                               inFloat32 ? "numbers above 0 that float32 holds, apart by commas"
                                         : "numbers above 0, apart by commas",
                               textOf ("--scale"), inFloat32 ? isAbove0InFloat32 : isAbove0);
        const auto codes = std::to_string (lowest) + " to " + std::to_string (highest);
        const auto zeroPoints = textOf ("--zero-point");
        const auto takes = "whole numbers, " + codes + ", apart by commas";

        if (isGiven ("--zero-point"))
            for (const auto code : listOf ("--zero-point", takes, zeroPoints, isWhole))
            {
                given.zeroPoints.push_back (static_cast<std::int64_t> (code));

                if (given.zeroPoints.back() < lowest || given.zeroPoints.back() > highest)
                    refuseValue ("--zero-point", takes, zeroPoints);
            }

        plan.request.scalesGiven = given.scales.size();
        plan.request.zeroPointsGiven = given.zeroPoints.size();

        if (! isGiven ("--axis")
            && (plan.request.scalesGiven > 1 || plan.request.zeroPointsGiven > 1))
            refuse (std::string (plan.request.scalesGiven > 1 ? "--scale" : "--zero-point")
                    + " has one for each index of an axis; say which with --axis, or give one.");

        return given;
    }

    void makeUniform()
    {
        UniformLaw law;
        plan.request.lawName = "uniform";
        law.rounding = roundingOr (Rounding::nearest);
        const auto reduction = said.settings().reduction;
        law.dither = said.isGiven (parameterId::dither) ? reduction.dither : Dither::none;
        law.ditherAmount = reduction.ditherAmount;
        law.seed = reduction.seed;

        if (isGiven ("--step"))
        {
            law.step = numberAbove0 ("--step", 1.0);
        }
        else
        {
            law.range.method = isGiven ("--range") ? valueOf ("--range", uniformRanges, range)
                                                   : RangeMethod::fullScale;
            law.range.percentile = percentileAsked();
            law.range.bits = reduction.bits;
            law.range.latticeKind =
                said.isGiven (parameterId::lattice) ? reduction.latticeKind : usualLattice (law);

            if (law.range.bits < Lattice::smallestBits (law.range.latticeKind))
                refuse ("--range " + range
                        + " takes --bits of 2 or more: with fewer it has no two levels.");

            if (law.range.method == RangeMethod::histogram && isGiven ("--axis"))
                refuse (histogramHasNoAxis);

            const auto levels = Lattice::make (law.range.latticeKind, law.range.bits);
            law.given = givenScales (levels.lowest(), levels.highest(), false);
            plan.request.bits = law.range.bits;
            learns = law.range.method != RangeMethod::fullScale;
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
        plan.makeLaw = [law] (const CalibrationNumbers& calibration) mutable -> NumberLaw
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

        if (isFakeQuant && isGiven ("--rounding"))
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

        learns = law.given.scales.empty();
        plan.request.lawName = found->id;
        plan.request.bits = law.format.bits;
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

        for (const auto* const option : { "--rounding", "--range" })
            if (isGiven (option))
                without (option);

        Float8Law law { format, givenScales (0, 0, true) };
        learns = law.given.scales.empty();
        plan.request.lawName = formatId;
        plan.request.bits = format.bits();
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
        if (! isGiven ("--range"))
            return usualRange (format);

        const auto asked = valueOf ("--range", runtimeRanges, range);

        if (! hasRange (format, asked))
            refuse ("--format " + formatId
                    + " finds its range as that runtime does; leave out --range.");

        if (asked == RuntimeRange::histogram && isGiven ("--axis"))
            refuse (histogramHasNoAxis);

        return asked;
    }

    static constexpr auto histogramHasNoAxis =
        "--range histogram finds one range for all numbers, as PyTorch does; leave out --axis.";

    const WrittenNumbersOptions& written;
    std::string formatId, lawId, range;
    bool learns = false; ///< something is found from numbers
    WrittenOptions said;
    NumbersPlan plan;
};

} // namespace

const std::vector<NumbersOption>& numbersOptions()
{
    static const auto options = makeOptions();
    return options;
}

QuantizedNumbers NumbersPlan::quantize (NumberArray numbers,
                                        const CalibrationNumbers& calibration) const
{
    auto complete = request;
    complete.law = makeLaw (calibration);
    return quantizeNumbers (std::move (numbers), complete);
}

void NumbersPlan::checkCalibration (const std::vector<double>& numbers) const
{
    if (isFormat)
        inFloat32 (numbers);
}

NumbersPlan planNumbers (const WrittenNumbersOptions& written) { return Planner (written).make(); }

void blameOption (const NumbersProblem& problem)
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
}

} // namespace requant
