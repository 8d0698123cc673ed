#include "Documents/NumbersReport.h"
#include "Files/Numbers/TextNumbers.h"
#include "Offline/Numbers.h"
#include "Offline/RenderPlan.h"
#include "ParameterOptions.h"
#include "Parameters/Parameter.h"
#include "Subcommand.h"

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
constexpr std::array roundings { Named { "nearest", NumberRounding::nearest },
                                 Named { "truncate", NumberRounding::truncate },
                                 Named { "toward-zero", NumberRounding::towardZero },
                                 Named { "nearest-away", NumberRounding::nearestAway } };

using UniformRange = UniformLaw::Range;
constexpr std::array uniformRanges { Named { "full-scale", UniformRange::fullScale },
                                     Named { "min-max", UniformRange::minMax },
                                     Named { "symmetric-min-max", UniformRange::symmetricMinMax } };

constexpr std::array runtimeRanges { Named { "min-max", RuntimeRange::minMax },
                                     Named { "symmetric-min-max", RuntimeRange::symmetricMinMax },
                                     Named { "histogram", RuntimeRange::histogram } };

constexpr auto ranges = "full-scale, min-max, symmetric-min-max, histogram";

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
        formatOption = add ("--format", formatId,
                            "The format of a runtime, in its arithmetic: "
                                + idsOf (runtimeFormats()) + ". Default: evenly spaced levels",
                            "CHOICE");
        const auto& bits = *findParameter (parameterId::bits);
        const auto& lattice = *findParameter (parameterId::lattice);
        said.addTo (app, bits,
                    "The word length, " + bits.allowed()
                        + "; of a format, what it is narrowed to. Default: 16, or the format's.");
        said.addTo (app, lattice,
                    "Where levels lie: " + lattice.allowed()
                        + ". Default: twos-complement; end-points with --range min-max; symmetric "
                          "with --range symmetric-min-max.");
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
                           std::string ("What the levels span: ") + ranges
                               + " (histogram: of PyTorch's formats). Default: full-scale, or "
                                 "the format's.",
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

        if (formatOption->empty())
            makeUniform();
        else
            makeFormat();
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
             { formatOption, rangeOption, scaleOption, zeroPointOption, axisOption })
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

    NumberRounding roundingOr (NumberRounding usual) const
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
        law.rounding = roundingOr (NumberRounding::nearest);
        const auto reduction = said.settings().reduction;
        law.dither = said.isGiven (parameterId::dither) ? reduction.dither : Dither::none;
        law.ditherAmount = reduction.ditherAmount;
        law.seed = reduction.seed;

        if (! stepOption->empty())
        {
            law.range = UniformRange::none;
            law.step = numberAbove0 (*stepOption, step, 1.0);
        }
        else
        {
            law.range = rangeOption->empty() ? UniformRange::fullScale : uniformRange();
            law.bits = reduction.bits;
            law.lattice = said.isGiven (parameterId::lattice) ? reduction.latticeKind
                                                              : usualLattice (law.range);

            if (law.bits < Lattice::smallestBits (law.lattice))
                refuse ("--range " + range
                        + " takes --bits of 2 or more: with fewer it has no "
                          "two levels.");

            const auto levels = Lattice::make (law.lattice, law.bits);
            law.given = givenScales (levels.lowest(), levels.highest(), false);
            request.bits = law.bits;
        }

        request.law = law;
    }

    UniformRange uniformRange() const
    {
        if (range == "histogram")
            refuse ("--range histogram is PyTorch's; give --format pytorch-qint8 or "
                    "pytorch-quint8, or one of "
                    + idsOf (uniformRanges) + ".");

        return valueOf ("--range", uniformRanges, range);
    }

    static LatticeKind usualLattice (UniformRange range)
    {
        switch (range)
        {
            case UniformRange::minMax:
                return LatticeKind::endPoints;
            case UniformRange::symmetricMinMax:
                return LatticeKind::symmetric;
            case UniformRange::fullScale:
            case UniformRange::none:
                break;
        }

        return LatticeKind::twosComplement;
    }

    void makeFormat()
    {
        const auto* const found = findRuntimeFormat (formatId);

        if (found == nullptr)
            refuseValue ("--format", "one of " + idsOf (runtimeFormats()), formatId);

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

        request.lawName = found->id;
        request.bits = law.format.bits;
        request.law = law;
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
            refuse ("--range histogram finds one range for all numbers, as PyTorch does; leave out "
                    "--axis.");

        return asked;
    }

    std::string file, formatId, rounding, range, scales, zeroPoints, axis, step, peak, json;
    CLI::Option *formatOption, *roundingOption, *rangeOption, *scaleOption, *zeroPointOption,
        *axisOption, *stepOption, *peakOption;
    ParameterOptions said;
    NumbersRequest request;
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

ExitStatus NumbersCommand::perform()
{
    const auto name = file.empty() ? std::string ("-") : file;

    if (! json.empty() && json != "-" && name != "-" && identityOf (json) == identityOf (name))
        refuse ("--json takes the name of a file of its own, not that of the numbers, " + name
                + "; give one that ends in .json.");

    refuseAudioAsReport (json, {});
    JsonOutput report (json, mayReplace);

    try
    {
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
