#include "Levels/Companding.h"
#include "NumbersRun.h"
#include "Support/Facts.h"
#include "Support/LawVectors.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

// What a law does with one number is tested where it stands, in Levels, Calibration and
// Quantization; here, that the command asks it the right thing and tells all of it.

using namespace requant;
using namespace requant::test;

namespace
{

constexpr auto nan = std::numeric_limits<double>::quiet_NaN();

std::vector<std::int64_t> codesOf (const nlohmann::json& report)
{
    return report["codes"].get<std::vector<std::int64_t>>();
}

// NaN where it is null.
Values listOf (const nlohmann::json& report, const std::string& field)
{
    Values list;

    for (const auto& value : report[field])
        list.push_back (value.is_null() ? nan : value.get<double>());

    return list;
}

bool areEqual (const Values& a, const Values& b, double tolerance = 0.0)
{
    return std::equal (a.begin(), a.end(), b.begin(), b.end(),
                       [&] (double x, double y)
                       {
                           const auto areNone = ! std::isfinite (x) && ! std::isfinite (y);
                           return areNone || std::abs (x - y) <= tolerance;
                       });
}

} // namespace

TEST_CASE ("Every vector of floating-point laws comes out of the command", "[offline][numbers]")
{
    for (const auto& vector : floatVectors())
    {
        CAPTURE (vector.id);
        const auto law = vector.type == "float8e4m3fn" ? "float8-e4m3"
                         : vector.type == "float8e5m2" ? "float8-e5m2"
                                                       : vector.type;
        const auto options = vector.scale
                                 ? Arguments { "--format", "onnx-" + law, "--scale",
                                               numbers::roundTrip (*vector.scale) }
                                 : Arguments { "--law", law, "--overflow",
                                               vector.saturates ? "saturate" : "infinity" };
        const auto report = reportOn (textOf (vector.inputs), options);
        CHECK (codesOf (report) == vector.codes);
        CHECK (areEqual (listOf (report, "values"), vector.values));
    }
}

TEST_CASE ("Every vector of G.711 comes out of the command", "[offline][numbers]")
{
    for (const auto& vector : g711Vectors())
    {
        CAPTURE (vector.id);
        Values inputs;
        std::vector<std::int64_t> codes;
        auto run = vector.runs.begin();
        const auto hasBegun = [&] (int n, int begin)
        { return vector.step > 0 ? begin <= n : begin >= n; };

        for (auto n = vector.first; hasBegun (vector.last, n); n += vector.step)
        {
            while (run + 1 != vector.runs.end() && hasBegun (n, (run + 1)->first))
                ++run;

            inputs.push_back (n / vector.fullScale);
            codes.push_back (run->second);
        }

        const auto report =
            reportOn (textOf (inputs), { "--law", vector.law == "mu-law" ? "g711-mu" : "g711-a",
                                         "--decisions", vector.decisions });
        CHECK (codesOf (report) == codes);
    }
}

TEST_CASE ("Every vector of Lloyd-Max comes out of the command", "[offline][numbers]")
{
    for (const auto& fact : lloydMaxFacts())
    {
        CAPTURE (fact.id);
        const auto report =
            reportOn (textOf (fact.input),
                      { "--law", "lloyd-max", "--density", fact.density, "--bits",
                        std::to_string (fact.bits), "--scale", numbers::roundTrip (fact.scale) });
        CHECK (report["codes"].get<std::vector<std::size_t>>() == fact.codes);
        CHECK (areEqual (listOf (report, "values"), fact.values, fact.tolerance));
        CHECK (report["scale"] == fact.scale);
    }
}

// The definition: a lattice behind the curve, decided at the half codes.
TEST_CASE ("A companding law's codes and values are the lattice's behind its curve, also beyond "
           "the bits of a table",
           "[offline][numbers]")
{
    const auto bits = GENERATE (5.0, 8.0, 20.0);
    const auto kind = GENERATE (LatticeKind::twosComplement, LatticeKind::endPoints);
    CAPTURE (bits, kind);
    const auto input = noise (500, 1.0, 3);
    const auto report = reportOn (
        textOf (input),
        { "--law", "mu-law", "--mu", "100", "--bits", numbers::roundTrip (bits), "--lattice",
          kind == LatticeKind::endPoints ? "end-points" : "twos-complement" });
    const auto curve = Compander::muLaw (100.0);
    const auto lattice = Lattice::make (kind, bits);
    const auto codes = codesOf (report);
    const auto values = listOf (report, "values");

    for (std::size_t n = 0; n < input.size(); ++n)
    {
        REQUIRE (codes[n] == lattice.nearestCode (curve.compress (input[n])));
        REQUIRE (values[n] == Approx (curve.expand (lattice.level (codes[n]))).epsilon (1e-12));
    }
}

// Evenly spread behind the curve, positions are off by at most half a step; their mean square is
// that of a uniform variate, 1/12, whose square has a deviation of 1 / sqrt (180): 5 sigma.
TEST_CASE ("An error in LSB is a difference of positions, so it means the same for uneven steps",
           "[offline][numbers]")
{
    const auto curve = Compander::muLaw();
    auto input = noise (4000, 0.99, 5);

    for (auto& x : input)
        x = curve.expand (x);

    const auto report = reportOn (textOf (input), { "--law", "mu-law", "--bits", "8" });
    const auto sigma = 1.0 / std::sqrt (180.0 * static_cast<double> (input.size()));
    CHECK (std::abs (report["error_power_lsb2"].get<double>() - 1.0 / 12.0) < 5.0 * sigma);
    CHECK (report["max_absolute_error_lsb"].get<double>() <= 0.5 + 1e-6);
    CHECK (report["step"].is_null());
    CHECK (report["scale"] == 1.0);
    CHECK (report["clipped_samples"] == 0);
    CHECK (reportOn ("1.5 -0.99 -1.01 1", { "--law", "mu-law", "--bits", "8", "--lattice",
                                            "symmetric" })["clipped_samples"]
           == 1); // -1.01 is a twentieth of a step beyond
}

// TPDF in the companded domain: its power and that of rounding, 1/4, and no mean; 5 sigma, with
// 1.6 / 16 the variance of the square as in Tests/Offline/RunTests.cpp.
TEST_CASE ("Dither of a companding law is added among the positions", "[offline][numbers]")
{
    auto input = noise (4000, 0.9, 6);
    const auto curve = Compander::aLaw();

    for (auto& x : input)
        x = curve.expand (x);

    // 8 bits by a table, 18 by the curve.
    const auto bits = GENERATE (as<std::string>(), "8", "18");
    CAPTURE (bits);
    const auto report =
        reportOn (textOf (input), { "--law", "a-law", "--bits", bits, "--dither", "tpdf" });
    const auto count = static_cast<double> (input.size());
    CHECK (std::abs (report["error_power_lsb2"].get<double>() - 0.25)
           < 5.0 * 0.25 * std::sqrt (1.6 / count));
    CHECK (std::abs (report["mean_error_lsb"].get<double>()) < 5.0 * std::sqrt (0.25 / count));
    CHECK (codesOf (report)
           != codesOf (reportOn (textOf (input), { "--law", "a-law", "--bits", bits, "--dither",
                                                   "tpdf", "--seed", "2" })));
}

TEST_CASE ("Rounding decides in the companded domain", "[offline][numbers]")
{
    // mu-law of 3 bits: 0.7 and -0.7 lie between the codes 3 and, counted from 0, 4.
    const auto curve = Compander::muLaw();
    const auto x = curve.expand (0.8 * 0.75 + 0.2 * 0.5);
    const auto codes = [&] (const std::string& rounding)
    {
        return codesOf (reportOn (textOf ({ x, -x, curve.expand (0.125), -curve.expand (0.125) }),
                                  { "--law", "mu-law", "--bits", "3", "--rounding", rounding }));
    };
    CHECK (codes ("truncate") == std::vector<std::int64_t> { 2, -3, 0, -1 });
    CHECK (codes ("toward-zero") == std::vector<std::int64_t> { 2, -2, 0, 0 });
    CHECK (codes ("nearest")[0] == 3);
    CHECK (codes ("nearest")[1] == -3);
    CHECK (codes ("nearest-away")[0] == 3);
}

TEST_CASE ("A range is the full scale of a companding law", "[offline][numbers]")
{
    const Values input { 3.0, -6.0, 1.5, 0.0 };
    const auto report =
        reportOn (textOf (input), { "--law", "logarithmic", "--bits", "8", "--level-spacing", "3",
                                    "--range", "symmetric-min-max" });
    CHECK (report["scale"] == 6.0);
    CHECK (report["values"][1] == -6.0);
    CHECK (report["codes"][1] == -127);
    CHECK (report["values"][3] == 0.0);

    // Half of that is two spacings of 3 dB and 0.02 dB more.
    CHECK (report["codes"][0] == 125);
    CHECK (report["codes"][2] == 123);
}

TEST_CASE ("NF4 tells the scale of each block of 64", "[offline][numbers]")
{
    Values input (100, 0.25);
    input[3] = -2.0;
    input[70] = 0.5;
    const auto report = reportOn (textOf (input), { "--law", "nf4" });
    CHECK (report["scale"] == nlohmann::json ({ 2.0, 0.5 }));
    CHECK (report["codes"][3] == 0);
    CHECK (report["values"][3] == -2.0);
    CHECK (report["codes"][70] == 15);
    CHECK (report["values"][70] == 0.5);
    CHECK (report["bits"] == 4.0);
    CHECK (report["codes"].size() == input.size());
}

// Documentation/Ranges.md: level = mantissa * 2^(1 - bits + exponent - highest exponent).
TEST_CASE ("Block floating point tells mantissas and exponents, from which the values follow",
           "[offline][numbers]")
{
    auto input = noise (70, 0.9, 7);

    for (std::size_t n = 20; n < 40; ++n)
        input[n] *= 0.01;

    const auto report =
        reportOn (textOf (input), { "--law", "block", "--bits", "6", "--block-length", "20",
                                    "--exponent-bits", "2" });
    const auto exponents = report["exponents"].get<Codes>();
    const auto values = listOf (report, "values");
    REQUIRE (exponents.size() == 4);

    // At most half a step of each block, or a whole one where the largest code is in the way.
    CHECK (report["max_absolute_error_lsb"].get<double>() > 0.4);
    CHECK (report["max_absolute_error_lsb"].get<double>() < 1.0);
    CHECK (exponents[0] == 3);
    CHECK (exponents[1] == 0);

    for (std::size_t n = 0; n < input.size(); ++n)
    {
        const auto step = std::ldexp (1.0, 1 - 6 + exponents[n / 20] - 3);
        REQUIRE (values[n] == report["codes"][n].get<double>() * step);
        REQUIRE (std::abs (values[n] - input[n]) <= 0.5 * step + (values[n] > 0.95 ? step : 0.0));
    }
}

TEST_CASE ("NICAM has 10 bits and an exponent for each 32 numbers", "[offline][numbers]")
{
    const auto report = reportOn (textOf (noise (64, 0.4, 8)), { "--law", "nicam" });
    CHECK (report["bits"] == 10.0);
    CHECK (report["exponents"].size() == 2);
    CHECK (report["exponents"][0] == 3); // 0.25 to 0.5 of full scale
}

TEST_CASE ("Jayant's quantizer tells its steps, from which the values follow", "[offline][numbers]")
{
    const auto input = noise (300, 0.5, 9);
    const auto report = reportOn (textOf (input), { "--law", "jayant", "--bits", "3" });
    const auto steps = listOf (report, "steps"), values = listOf (report, "values");
    REQUIRE (steps.size() == input.size());

    for (std::size_t n = 0; n < input.size(); ++n)
        REQUIRE (values[n] == (report["codes"][n].get<double>() + 0.5) * steps[n]);

    CHECK (*std::max_element (steps.begin(), steps.end()) <= 0.5);
    CHECK (steps.front() < steps[10]); // it finds its size

    // Within the range the error is at most half a step, on either side.
    const auto still =
        reportOn (textOf (Values (500, 0x1p-10)), { "--law", "jayant", "--bits", "5" });
    CHECK (still["clipped_samples"] == 0);
    CHECK (still["max_absolute_error_lsb"].get<double>() <= 0.5);
}

TEST_CASE ("Lloyd-Max learns its levels from the numbers, or from those of another file",
           "[offline][numbers]")
{
    const Values input { 1.0, 1.0, 5.0, 7.0, 7.0, 7.0, 2.0 };
    const auto own = reportOn (textOf (input), { "--law", "lloyd-max", "--bits", "2" });
    CHECK (own["msqe"] == 0.0);
    CHECK (codesOf (own) == std::vector<std::int64_t> { 0, 0, 2, 3, 3, 3, 1 });

    // Two levels: the means of {1, 1, 2} and {5, 7, 7, 7}.
    const auto coarse = reportOn (textOf (input), { "--law", "lloyd-max", "--bits", "1" });
    CHECK (coarse["values"][0].get<double>() == Approx (4.0 / 3.0));
    CHECK (coarse["values"][3].get<double>() == Approx (26.0 / 4.0));

    const TemporaryFolder folder;
    writeBytes (folder / "other.txt", "0 0 10");
    const auto other = reportOn (textOf (input), { "--law", "lloyd-max", "--bits", "1",
                                                   "--calibrate", folder / "other.txt" });
    CHECK (listOf (other, "values") == Values { 0.0, 0.0, 0.0, 10.0, 10.0, 10.0, 0.0 });
}

// Ties of 5 are decided by the levels at 0 and 10 above; here, of the density's own deviation.
TEST_CASE ("A density's deviation is the numbers' own where none is given", "[offline][numbers]")
{
    const auto report =
        reportOn ("3 -3 3 -3", { "--law", "lloyd-max", "--density", "gaussian", "--bits", "1" });
    CHECK (report["scale"].get<double>() == Approx (3.0));

    // Max, 1960: of 1 bit the levels are at sqrt (2 / pi) deviations.
    CHECK (report["values"][0].get<double>() == Approx (3.0 * std::sqrt (2.0 / std::numbers::pi)));
    const auto silent =
        runOn ("2 2", { "--law", "lloyd-max", "--density", "gaussian", "--bits", "1" });
    CHECK (silent.status == 1);
    CHECK (silent.complainsOf ("they have no standard deviation"));
}

// Documentation/Ranges.md. 99 % of 200 numbers are 198 of them: all but 50 and 60.
TEST_CASE ("The range of evenly spaced levels is found as it is asked for", "[offline][numbers]")
{
    auto input = noise (198, 1.0, 10);
    input.push_back (50.0);
    input.push_back (-60.0);
    const auto scaleBy = [&] (const Arguments& range)
    {
        Arguments options { "--bits", "8", "--range" };
        options.insert (options.end(), range.begin(), range.end());
        return reportOn (textOf (input), options)["scale"].get<double>();
    };
    const auto largest = std::abs (*std::max_element (input.begin(), input.end() - 2,
                                                      [] (double a, double b)
                                                      { return std::abs (a) < std::abs (b); }));
    CHECK (scaleBy ({ "percentile", "--percentile", "99" })
           == Approx (largest / 127.0).margin (60.0 * 0x1p-14 / 127.0));
    CHECK (scaleBy ({ "percentile" }) == Approx (60.0 / 127.0));
    CHECK (scaleBy ({ "symmetric-min-max" }) == Approx (60.0 / 127.0));
    CHECK (scaleBy ({ "min-max" }) == Approx (110.0 / 255.0));

    // What clips the two outliers a little errs less than what gives all others coarse steps.
    CHECK (scaleBy ({ "mse" }) <= 60.0 / 127.0);
    CHECK (scaleBy ({ "mse" }) > largest / 127.0);
    // The observer gives up no end here.
    CHECK (scaleBy ({ "histogram" }) == Approx (110.0 / 255.0).epsilon (1e-3));

    // Of a Laplacian the thin end of the tail is given up.
    input = noise (20000, 1.0, 11);
    auto end = 0.0;

    for (auto& x : input)
    {
        x = std::copysign (std::log1p (-std::abs (x)), x);
        end = std::max (end, std::abs (x));
    }

    CHECK (scaleBy ({ "entropy" }) < 0.95 * end / 127.0);
    CHECK (scaleBy ({ "entropy" }) > 0.5 * end / 127.0);
}

TEST_CASE ("A range that is learned from another file is that file's", "[offline][numbers]")
{
    const TemporaryFolder folder;
    writeBytes (folder / "other.txt", "-4 12");
    const auto scaleBy = [&] (const Arguments& range)
    {
        Arguments options { "--calibrate", folder / "other.txt" };
        options.insert (options.end(), range.begin(), range.end());
        return reportOn ("1 2 3", options)["scale"].get<double>();
    };
    CHECK (scaleBy ({ "--bits", "4", "--range", "min-max" }) == Approx (16.0 / 15.0));
    CHECK (scaleBy ({ "--format", "tensorrt-int8" }) == static_cast<double> (12.0f / 127.0f));
    CHECK (scaleBy ({ "--format", "onnx-float8-e4m3" }) == static_cast<double> (12.0f / 448.0f));
    CHECK (scaleBy ({ "--law", "mu-law", "--bits", "8", "--range", "symmetric-min-max" }) == 12.0);
}

TEST_CASE ("Without a scale ONNX's FP8 has its largest number at its largest level",
           "[offline][numbers]")
{
    const auto report = reportOn ("-3 1", { "--format", "onnx-float8-e4m3" });
    CHECK (report["scale"] == static_cast<double> (3.0f / 448.0f));
    CHECK (report["values"][0] == -3.0);
    CHECK (report["codes"][0] == 0xFE);
    CHECK (report["zero_point"] == 0);
    CHECK (reportOn ("0 0", { "--format", "onnx-float8-e5m2" })["scale"] == 1.0);
}

TEST_CASE ("Where a value is infinite there is no SNR, and the report says why",
           "[offline][numbers]")
{
    const Arguments options { "--law", "float16", "--overflow", "infinity" };
    const auto report = reportOn ("1e6 1", options);
    CHECK (report["values"][0].is_null());
    CHECK (report["snr_db"].is_null());
    CHECK (report["snr_reason"] == "a value that is not finite");
    CHECK (report["clipped_samples"] == 1);
    CHECK (report["error_power_lsb2"].is_null());
    CHECK (runOn ("1e6 1", options).output.find ("SNR: none, there is a value that is not finite")
           != std::string::npos);
}

TEST_CASE ("A floating-point law takes a scale, by which numbers are divided", "[offline][numbers]")
{
    const auto report = reportOn ("0.3 -0.0 4e5", { "--law", "float16", "--scale", "10" });
    CHECK (report["codes"][0] == 0x27AE); // 0.03
    CHECK (report["codes"][1] == 0x8000);
    CHECK (report["values"][2] == 400000.0);
    CHECK (report["scale"] == 10.0);
}

TEST_CASE ("An option that a law has no use for ends with 2 and a sentence that says so",
           "[offline][numbers][command-line]")
{
    struct Case
    {
        Arguments options;
        std::string sentence;
    };

    const auto wrong = GENERATE (values<Case> ({
        { { "--law", "mu" }, "--law takes one of uniform, mu-law, a-law, g711-mu," },
        { { "--law", "mu-law", "--format", "onnx-int8" },
          "--format sets the law; leave out --law, or --format." },
        { { "--law", "mu-law", "--step", "1" }, "leave out --law, or --step." },
        { { "--law", "g711-mu", "--bits", "8" },
          "--law g711-mu has codes of 8 bits; leave out --bits." },
        { { "--law", "nicam", "--bits", "10" },
          "--law nicam has codes of 10 bits; leave out --bits." },
        { { "--law", "float16", "--bits", "16" }, "leave out --bits." },
        { { "--law", "nf4", "--bits", "4" }, "leave out --bits." },
        { { "--law", "lloyd-max" }, "--law lloyd-max takes --bits, a whole number, 1 to 12." },
        { { "--law", "lloyd-max", "--bits", "13" }, "1 to 12, not 13." },
        { { "--law", "lloyd-max", "--bits", "2.5" }, "a whole number, 1 to 12, not 2.5." },
        { { "--law", "jayant" }, "--law jayant takes --bits, a whole number, 2 to 5." },
        { { "--law", "block", "--bits", "7.5" }, "a whole number, 1 to 24, not 7.5." },
        { { "--law", "logarithmic", "--bits", "17" }, "--bits, 1 to 16, not 17." },
        { { "--mu", "5" }, "--mu is of --law mu-law; leave it out, or give that law." },
        { { "--law", "a-law", "--mu", "5" }, "--mu is of --law mu-law;" },
        { { "--law", "mu-law", "--mu", "0.5" }, "--mu takes a number, 1 to 65535, not \"0.5\"." },
        { { "--law", "a-law", "--a", "1001" }, "--a takes a number, 1 to 1000, not \"1001\"." },
        { { "--law", "logarithmic", "--level-spacing", "0" },
          "--level-spacing takes a number, 0.01 to 12, not \"0\"." },
        { { "--law", "block", "--block-length", "4097" },
          "--block-length takes a whole number, 1 to 4096, not \"4097\"." },
        { { "--law", "block", "--block-length", "1.5" }, "a whole number, 1 to 4096, not" },
        { { "--law", "block", "--exponent-bits", "0" },
          "--exponent-bits takes a whole number, 1 to 8, not \"0\"." },
        { { "--law", "nicam", "--block-length", "32" }, "--block-length is of --law block;" },
        { { "--overflow", "infinity" },
          "--overflow is of --law float16, bfloat16, float8-e4m3, float8-e5m2;" },
        { { "--law", "float16", "--overflow", "wrap" },
          "--overflow takes one of saturate, infinity, not \"wrap\"." },
        { { "--law", "g711-a", "--decisions", "middle" },
          "--decisions takes one of standard, nearest, not \"middle\"." },
        { { "--law", "lloyd-max", "--bits", "2", "--density", "normal" },
          "--density takes one of signal, gaussian, laplacian, uniform, not \"normal\"." },
        { { "--law", "lloyd-max", "--bits", "2", "--scale", "1" },
          "--scale is the standard deviation of a density; give --density" },
        { { "--law", "lloyd-max", "--bits", "2", "--density", "gaussian", "--scale", "0" },
          "--scale takes numbers above 0, apart by commas, not \"0\"." },
        { { "--law", "lloyd-max", "--bits", "2", "--density", "gaussian", "--scale", "1.7e308" },
          "--scale: double precision does not hold levels for a standard deviation of 1.7e+308;" },
        { { "--law", "float16", "--scale", "1,2" },
          "--scale has one for each index of an axis; say which with --axis, or give one." },
        { { "--law", "mu-law", "--scale", "1" }, "--scale has no use with --law mu-law," },
        { { "--law", "float16", "--zero-point", "1" }, "--zero-point has no use with" },
        { { "--law", "float16", "--rounding", "truncate" }, "--rounding has no use with" },
        { { "--law", "g711-mu", "--lattice", "symmetric" }, "--lattice has no use with" },
        { { "--law", "nf4", "--dither", "tpdf" }, "--dither has no use with --law nf4," },
        { { "--law", "nf4", "--axis", "0" }, "--axis has no use with --law nf4," },
        { { "--law", "float16", "--range", "min-max" }, "--range has no use with" },
        { { "--range", "widest" },
          "--range takes one of full-scale, min-max, symmetric-min-max, percentile, mse, entropy, "
          "histogram, not \"widest\"." },
        { { "--law", "mu-law", "--range", "mse" },
          "--range takes one of full-scale, symmetric-min-max, percentile, not \"mse\"." },
        { { "--range", "percentile", "--percentile", "49" },
          "--percentile takes a number, 50 to 100, not \"49\"." },
        { { "--range", "min-max", "--percentile", "99" },
          "--percentile is of --range percentile;" },
        { { "--calibrate", "x.txt" }, "--calibrate is for what is found from numbers," },
        { { "--law", "float16", "--calibrate", "x.txt" }, "--law float16 finds nothing here;" },
        { { "--range", "min-max", "--calibrate", "" },
          "--calibrate takes the name of a file of numbers, not \"\"." },
        { { "--range", "min-max", "--calibrate", "x.txt", "--axis", "0" },
          "--calibrate finds one scale for all numbers; leave out --axis, or --calibrate." },
        { { "--format", "onnx-float8-e4m3", "--bits", "8" },
          "has its own levels, range and rounding; leave out --bits." },
        { { "--format", "onnx-float8-e4m3", "--rounding", "nearest" }, "leave out --rounding." },
    }));

    CAPTURE (wrong.options);
    const auto result = runOn ("1 2", wrong.options);
    CHECK (result.status == 2);
    CHECK (result.complaints.find (wrong.sentence) != std::string::npos);
    CHECK (result.output.empty());
}

TEST_CASE ("A calibration file that is not there is named", "[offline][numbers][bad-input]")
{
    const auto result = runOn ("1 2", { "--range", "min-max", "--calibrate", "nowhere.txt" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("nowhere.txt: "));
}

// Of one number in its bin the level is that number, however small it is beside the others.
TEST_CASE ("Lloyd-Max learns from tiny negative numbers and from neighbouring doubles",
           "[offline][numbers]")
{
    const auto tiny = reportOn ("-1e-25 0 1", { "--law", "lloyd-max", "--bits", "2" });
    CHECK (tiny["values"][0] == -1e-25);
    CHECK (tiny["values"][1] == 0.0);
    CHECK (tiny["values"][2] == 1.0);

    const auto close =
        reportOn ("0.49999999999999994 0.5 0.9", { "--law", "lloyd-max", "--bits", "2" });
    CHECK (close["values"][2] == 0.9);
    CHECK (close["max_absolute_error"].get<double>() < 1e-16);
}

TEST_CASE ("A number counts as clipped in a block where its mantissa was clamped",
           "[offline][numbers]")
{
    const auto clippedOf = [] (const std::string& number, const Arguments& options)
    { return reportOn (number, options)["clipped_samples"].get<int>(); };
    const Arguments nicam { "--law", "nicam" };
    CHECK (clippedOf ("0.9995", nicam) == 0);
    CHECK (clippedOf ("1.0", nicam) == 1);
    CHECK (clippedOf ("-1.0", nicam) == 0);
    CHECK (clippedOf ("-1.0005", nicam) == 1);

    const auto block = [] (const std::string& rounding)
    { return Arguments { "--law", "block", "--bits", "10", "--rounding", rounding }; };
    CHECK (clippedOf ("0.9995", block ("nearest")) == 1);
    CHECK (clippedOf ("0.9995", block ("toward-zero")) == 0);
    CHECK (clippedOf ("-1.0005", block ("truncate")) == 1);
    CHECK (clippedOf ("-1.0005", block ("toward-zero")) == 0);
}

TEST_CASE ("The ends of a range are levels, whatever the rounding", "[offline][numbers]")
{
    const auto rounding = GENERATE (as<std::string>(), "truncate", "toward-zero");

    for (int n = 1; n < 200; ++n)
    {
        const auto number = n / 100.0;
        CAPTURE (rounding, number);
        const auto symmetric =
            reportOn (textOf ({ number, -0.1 * number }),
                      { "--bits", "8", "--range", "symmetric-min-max", "--rounding", rounding });
        REQUIRE (symmetric["codes"][0] == 127);
    }
}

// As in PyTorch the squares of such distances are beyond float32, so the ends found are no good;
// but no number leaves the histogram.
TEST_CASE ("PyTorch's histogram takes numbers near the ends of float32", "[offline][numbers]")
{
    const auto report = reportOn ("0 1e36 2e36 -3e37 1e37",
                                  { "--format", "pytorch-qint8", "--range", "histogram" });
    CHECK (report["scale"].get<double>() > 0.0);

    for (const auto code : codesOf (report))
        CHECK (std::abs (code) <= 128);
}

TEST_CASE ("Steps and squares beyond double precision have figures that say so",
           "[offline][numbers]")
{
    CHECK (reportOn ("0", { "--step", "1e-320" })["static_error_lsb2"].is_null());
    CHECK (reportOn ("1e200 2.3e200", { "--step", "1e199" })["snr_reason"]
           == "a square beyond double precision");
    CHECK (reportOn ("0 0", { "--step", "1" })["snr_reason"] == "no signal");
    CHECK (reportOn ("1 2", { "--step", "1" })["snr_reason"] == "no error");
}

TEST_CASE ("NF4 refuses numbers that its scale, a float32, cannot hold",
           "[offline][numbers][bad-input]")
{
    const auto result = runOn ("1e300 0.5", { "--law", "nf4" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("1e+300 is beyond what float32 holds"));
}

TEST_CASE ("A floating-point law takes a scale for each index of an axis", "[offline][numbers]")
{
    const auto report =
        reportOn ("3\n30", { "--law", "float8-e4m3", "--axis", "0", "--scale", "1,10" });
    CHECK (report["codes"][0] == report["codes"][1]);
    CHECK (listOf (report, "scale") == Values { 1.0, 10.0 });
}

TEST_CASE ("A calibration file is blamed for its own numbers, and is not overwritten",
           "[offline][numbers][bad-input]")
{
    const TemporaryFolder folder;
    writeBytes (folder / "other.txt", "1e300 1");
    const auto wrong =
        runOn ("1 2 3", { "--format", "onnx-int8", "--calibrate", folder / "other.txt" });
    CHECK (wrong.status == 1);
    CHECK (wrong.complainsOf ("other.txt: 1e+300 is beyond what float32 holds"));

    const auto replacing =
        runOn ("1 2 3", { "--range", "min-max", "--calibrate", folder / "other.txt", "--json",
                          folder / "other.txt", "--force" });
    CHECK (replacing.status == 2);
    CHECK (bytesOf (folder / "other.txt") == "1e300 1");
}
