#include "NumbersRun.h"
#include "Support/NumberVectors.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace requant;
using namespace requant::test;

namespace
{

Approx within (double value, double margin) { return Approx (value).margin (margin).epsilon (0.0); }

const std::string matrix = "0.5 -0.25 0.125 1\n-1 0.3 0.7 -0.6\n0.9 -0.8 0.05 0.2\n"
                           "-0.45 0.65 -0.15 0.35\n";

// As rows of the last axis where there are two, so that a text has the vector's shape.
std::string textOf (const NumberVector& vector)
{
    std::string text;

    for (std::size_t n = 0; n < vector.input.size(); ++n)
        text.append (numbers::roundTrip (vector.input[n]))
            .append ((n + 1) % vector.shape.back() == 0 ? "\n" : " ");

    return text;
}

template <typename Value>
std::vector<Value> oneOrEach (const nlohmann::json& json)
{
    return json.is_array() ? json.get<std::vector<Value>>()
                           : std::vector<Value> { json.get<Value>() };
}

} // namespace

// Equal in double precision means equal as float32, since both are float32 written out.
TEST_CASE ("Every vector of other runtimes comes out of the command", "[offline][numbers]")
{
    std::size_t count = 0;

    for (const auto* const file :
         { "onnxruntime-quantizelinear.json", "onnxruntime-dynamicquantizelinear.json",
           "pytorch.json", "litert.json" })
        for (const auto& vector : numberVectors (file))
        {
            CAPTURE (file, vector.id);
            const auto report = reportOn (textOf (vector), vector.options());
            const auto values = report["values"].get<Values>();
            REQUIRE (values.size() == vector.input.size());
            ++count;

            if (! vector.codes.empty())
                CHECK (report["codes"].get<std::vector<std::int64_t>>() == vector.codes);

            for (std::size_t n = 0; n < vector.values.size(); ++n)
                if (! (std::abs (values[n] - vector.values[n]) <= vector.valueTolerance))
                    FAIL_CHECK ("value " << n << ": " << values[n] << ", not " << vector.values[n]);

            const auto& scales = vector.scales.empty() ? vector.foundScales : vector.scales;
            const auto& zeroPoints =
                vector.scales.empty() ? vector.foundZeroPoints : vector.zeroPoints;

            if (! scales.empty())
            {
                CHECK (oneOrEach<double> (report["scale"]) == scales);
                CHECK (oneOrEach<double> (report["step"]) == scales);
                CHECK (oneOrEach<std::int64_t> (report["zero_point"]) == zeroPoints);
            }
        }

    CHECK (count == 23);
}

TEST_CASE ("5.87 in steps of 1 becomes 6 with an error of -0.13", "[offline][numbers]")
{
    const auto report = reportOn ("5.87", { "--step", "1" });
    CHECK (report["values"] == Values { 6.0 });
    CHECK (report["codes"] == Codes { 6 });
    CHECK (report["errors"][0].get<double>() == within (-0.13, 1e-15));
}

// (0.3^2 + 0.3^2 + 0.1^2) / 3
TEST_CASE ("The mean square error of 2.3, 3.7 and 4.1 in steps of 1 is 0.0633",
           "[offline][numbers]")
{
    const auto report = reportOn ("2.3, 3.7, 4.1", { "--step", "1" });
    CHECK (report["codes"] == Codes { 2, 4, 4 });
    CHECK (report["msqe"].get<double>() == within (0.19 / 3.0, 1e-15));
}

// 10 log10 (10^2 / 0.25) = 26.02 dB; ties have an error of half a step, whose square is 0.25.
TEST_CASE ("PSQNR is relative to --peak", "[offline][numbers]")
{
    const auto report = reportOn ("0.5 1.5 -2.5", { "--step", "1", "--peak", "10" });
    CHECK (report["msqe"] == 0.25);
    CHECK (report["psqnr_db"].get<double>() == within (26.0206, 1e-4));
    CHECK (report["peak"] == 10.0);
    CHECK (reportOn ("0.5 1.5 -2.5", { "--step", "1" })["psqnr_db"].get<double>()
           == within (6.0206, 1e-4)); // 10 log10 (1 / 0.25)
    CHECK (runOn ("0.5 1.5 -2.5", { "--step", "1", "--peak", "10" }).output.find ("PSQNR: 26.02 dB")
           != std::string::npos);
}

// The scale is 3.99 / 127.
TEST_CASE ("Symmetric min-max to 8 bits has its largest number at code 127", "[offline][numbers]")
{
    for (const auto& options :
         { Arguments { "--bits", "8", "--range", "symmetric-min-max" },
           Arguments { "--bits", "8", "--range", "symmetric-min-max", "--lattice", "symmetric" },
           Arguments { "--format", "onnx-int8" }, Arguments { "--format", "tensorrt-int8" } })
    {
        CAPTURE (options);
        const auto report = reportOn ("0.12 1.57 -2.33 3.99", options);
        CHECK (report["scale"].get<double>() == within (0.0314173, 1e-7));
        CHECK (report["zero_point"] == 0);
        CHECK (report["codes"] == Codes { 4, 50, -74, 127 });
        const Values errors { -0.005669, -0.000866, -0.005118, 0.0 };

        for (std::size_t n = 0; n < errors.size(); ++n)
            CHECK (report["errors"][n].get<double>() == within (errors[n], 1e-6));
    }
}

// As NumPy has it: np.mean (np.abs (x - np.rint (x / s) * s)), in double precision; a format
// computes in float32, whose numbers are 2^-24 apart at most here.
TEST_CASE ("The mean absolute error of a matrix is that of NumPy", "[offline][numbers]")
{
    const auto uniform = reportOn (
        matrix, { "--bits", "8", "--lattice", "symmetric", "--scale", "0.007874015748031496" });
    CHECK (uniform["mean_absolute_error"].get<double>() == within (0.0018823818897637729, 1e-15));
    CHECK (uniform["shape"] == Codes { 4, 4 });
    const auto format =
        reportOn (matrix, { "--format", "onnx-int8", "--scale", "0.007874015748031496" });
    CHECK (format["mean_absolute_error"].get<double>() == within (0.0018823797814547993, 1e-15));
    CHECK (format["codes"] == uniform["codes"]);
}

TEST_CASE ("Rounding errs by half a step at most, a step of min-max being (max - min) / (2^b - 1)",
           "[offline][numbers]")
{
    for (const auto bits : { 2, 3, 8, 16 })
    {
        std::string text;

        for (int n = 0; n <= 1000; ++n)
            text += numbers::roundTrip (std::sin (0.37 * n) * 3.0 + 1.0) + " ";

        const auto report =
            reportOn (text, { "--bits", std::to_string (bits), "--range", "min-max" });
        const auto step = report["step"].get<double>();
        CAPTURE (bits, step);

        // Of 1001 places of the sine the outermost come within 1e-5 of its peaks.
        CHECK (step == within (6.0 / (std::exp2 (bits) - 1.0), 2e-5));
        CHECK (report["max_absolute_error"].get<double>() <= 0.5 * step * (1.0 + 1e-9));
        CHECK (report["max_absolute_error"].get<double>() > 0.4 * step);
        CHECK (report["clipped_samples"] == 0);
    }

    const auto ends = reportOn ("-1 0.2 5", { "--bits", "4", "--range", "min-max" });
    CHECK (ends["codes"] == Codes { 0, 3, 15 });
    CHECK (ends["step"] == 6.0 / 15.0);
    CHECK (ends["errors"][0].get<double>() == within (0.0, 1e-15));
    CHECK (ends["errors"][2].get<double>() == within (0.0, 1e-15));
}

TEST_CASE ("Eight bits need a quarter of the bytes of float32", "[offline][numbers]")
{
    const auto report = reportOn (matrix, { "--format", "onnx-int8" });
    CHECK (report["code_bytes"] == 16);
    CHECK (report["float32_bytes"] == 64);
    CHECK (reportOn ("1 2 3", { "--format", "onnx-int4" })["code_bytes"] == 2); // 12 bits
    CHECK (reportOn ("1 2 3", { "--step", "1" })["code_bytes"].is_null());
}

TEST_CASE ("Each rounding of the uniform law sends ties and fractions where its name says",
           "[offline][numbers]")
{
    const std::string text = "-2.5 -1.5 -0.7 0.5 1.5 2.5";
    const auto codesOf = [&] (const char* rounding) -> Codes {
        return reportOn (text, { "--step", "1", "--rounding", rounding })["codes"];
    };
    CHECK (codesOf ("nearest") == Codes { -2, -2, -1, 0, 2, 2 });
    CHECK (codesOf ("truncate") == Codes { -3, -2, -1, 0, 1, 2 });
    CHECK (codesOf ("toward-zero") == Codes { -2, -1, 0, 0, 1, 2 });
    CHECK (codesOf ("nearest-away") == Codes { -3, -2, -1, 1, 2, 3 });
    CHECK (reportOn ("1.5 2.5", { "--format", "tflite-int8", "--scale", "1" })["codes"]
           == Codes { 2, 3 });
    CHECK (reportOn ("1.5 2.5", { "--format", "tflite-int8", "--scale", "1", "--rounding",
                                  "nearest" })["codes"]
           == Codes { 2, 2 });
}

// The engine of a render is another way to the same codes.
TEST_CASE ("Full-scale numbers become the codes of a render, dithered too", "[offline][numbers]")
{
    const TemporaryFolder folder;
    const auto samples = busySignal (5000);
    std::string text;

    for (const auto sample : samples)
        text += numbers::roundTrip (static_cast<double> (static_cast<float> (sample))) + "\n";

    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, samples);
    writeBytes (folder / "in.txt", text);
    const auto options = GENERATE (
        values<Arguments> ({ { "--bits", "8", "--dither", "tpdf", "--seed", "5" },
                             { "--bits", "5.5", "--dither", "gaussian", "--dither-amount", "0.7" },
                             { "--bits", "8", "--dither", "none", "--rounding", "truncate" },
                             { "--bits", "6", "--dither", "rpdf", "--lattice", "end-points" },
                             { "--bits", "4", "--dither", "high-pass", "--rounding", "toward-zero",
                               "--lattice", "symmetric" } }));
    Arguments rendered { "render", folder / "in.wav", "-o", folder / "out.wav", "--float" };
    Arguments numbered { "numbers", folder / "in.txt", "--json", "-" };
    rendered.insert (rendered.end(), options.begin(), options.end());
    numbered.insert (numbered.end(), options.begin(), options.end());
    CAPTURE (options);
    REQUIRE (run (rendered).status == 0);
    const auto wanted = readAudio<double> (folder / "out.wav").samples;
    const auto result = run (numbered);
    REQUIRE (result.status == 0);
    const auto got = result.json()["values"].get<Values>();
    REQUIRE (got.size() == wanted.size());
    std::size_t different = 0;

    for (std::size_t n = 0; n < got.size(); ++n)
        different += static_cast<float> (got[n]) != static_cast<float> (wanted[n]) ? 1u : 0u;

    CHECK (different == 0);
}

// Two's complement over -1 .. 1 has steps of 2^(1 - b); 1.0 lies one step above the highest code.
TEST_CASE ("Without options numbers become 16-bit samples", "[offline][numbers]")
{
    const auto report = reportOn ("0.25 -1 1 0.00001", {});
    CHECK (report["law"] == "uniform");
    CHECK (report["bits"] == 16.0);
    CHECK (report["step"] == std::exp2 (-15));
    CHECK (report["codes"] == Codes { 8192, -32768, 32767, 0 });
    CHECK (report["clipped_samples"] == 1);
    CHECK (report["zero_point"] == 0);
    CHECK (reportOn ("0", { "--bits", "2", "--lattice", "end-points" })["zero_point"].is_null());
}

TEST_CASE ("Each index of an axis has a scale and zero point of its own", "[offline][numbers]")
{
    const std::string text = "1 2 -4\n10 -20 5\n";
    const auto rows = reportOn (text, { "--format", "onnx-int8", "--axis", "0" });
    const auto columns = reportOn (text, { "--format", "onnx-int8", "--axis", "-1" });
    const auto whole = reportOn (text, { "--format", "onnx-int8" });
    CHECK (rows["scale"].get<Values>()
           == Values { static_cast<double> (4.0f / 127.0f), static_cast<double> (20.0f / 127.0f) });
    CHECK (rows["codes"] == Codes { 32, 64, -127, 64, -127, 32 });
    CHECK (rows["zero_point"] == Codes { 0, 0 });
    CHECK (rows["axis"] == 0);
    CHECK (columns["axis"] == 1);
    CHECK (columns["scale"].size() == 3);
    CHECK (columns["codes"]
           == reportOn (text, { "--format", "onnx-int8", "--axis", "1" })["codes"]);
    CHECK (whole["scale"].is_number());
    CHECK (whole["axis"].is_null());

    // In LSB only where all share a step.
    CHECK (rows["error_power_lsb2"].is_null());
    CHECK (rows["static_error_lsb2"].is_null());
    CHECK (whole["error_power_lsb2"].is_number());
    CHECK (reportOn (text, { "--bits", "8", "--axis", "0" })["error_power_lsb2"].is_number());
    const auto given = reportOn (
        text, { "--format", "onnx-uint8", "--axis", "0", "--scale", "1,0.5", "--zero-point", "5" });
    CHECK (given["scale"] == Values { 1.0, 0.5 });
    CHECK (given["zero_point"] == Codes { 5, 5 });
    CHECK (given["codes"] == Codes { 6, 7, 1, 25, 0, 15 });
}

TEST_CASE ("The uniform law takes a scale and a zero point", "[offline][numbers]")
{
    const auto report =
        reportOn ("-1 0 0.6 40", { "--bits", "4", "--scale", "0.5", "--zero-point", "-3" });
    CHECK (report["codes"] == Codes { -5, -3, -2, 7 });
    CHECK (report["values"] == Values { -1.0, 0.0, 0.5, 5.0 });
    CHECK (report["zero_point"] == -3);
    CHECK (report["scale"] == 0.5);
}

TEST_CASE ("Numbers that are all the same, and one alone, have finite figures",
           "[offline][numbers]")
{
    for (const auto* text : { "0", "-0.0", "5", "-7 -7 -7", "1e-45", "4.9e-324 -4.9e-324" })
    {
        for (const auto* format : { "onnx-int8", "onnx-uint8", "pytorch-qint8", "pytorch-quint8",
                                    "tflite-int8", "tensorrt-int8", "keras-fake-quant" })
        {
            CAPTURE (text, format);
            const auto report = reportOn (text, { "--format", format });
            CHECK (report["msqe"].is_number());
            CHECK (report["scale"].get<double>() > 0.0);
            CHECK (report["errors"][0].is_number());
        }

        for (const auto* range : { "full-scale", "min-max", "symmetric-min-max" })
        {
            CAPTURE (text, range);
            const auto report = reportOn (text, { "--range", range });
            CHECK (report["step"].get<double>() > 0.0);
            CHECK (report["values"][0].is_number());
        }
    }

    CHECK (reportOn ("5 5", { "--range", "min-max" })["values"] == Values { 5.0, 5.0 });
    CHECK (reportOn ("0", {})["snr_reason"] == "no signal");
    CHECK (reportOn ("0.5", {})["snr_reason"] == "no error");
    CHECK (reportOn ("0.5", {})["snr_db"].is_null());
    CHECK (reportOn ("1.7e308 -1.7e308", { "--range", "min-max" })["step"].is_number());
}

// 127 times 1e38 is infinite in float32.
TEST_CASE ("A value that is not finite is null", "[offline][numbers]")
{
    const auto report = reportOn ("3e38 0", { "--format", "onnx-uint8", "--bits", "8", "--scale",
                                              "3e38", "--zero-point", "255" });
    CHECK (report["values"][0] == 0.0);
    const auto large =
        reportOn ("1 -3e38", { "--format", "onnx-int8", "--scale", "3.4e38", "--zero-point", "4" });
    CHECK (large["values"][0] == 0.0);
    const auto negative = reportOn (
        "-3e38", { "--format", "onnx-int8", "--scale", "2e38", "--rounding", "truncate" });
    CHECK (negative["values"][0].is_null());
    CHECK (negative["errors"][0].is_null());
    CHECK (negative["msqe"].is_null());
    CHECK (runOn ("-3e38", { "--format", "onnx-int8", "--scale", "2e38", "--rounding", "truncate" })
               .output.starts_with ("-3e+38\t-2\tnull\tnull\n"));
}

TEST_CASE ("The report has every figure of a channel, and the numbers in the order of C",
           "[offline][numbers]")
{
    const auto report = reportOn (matrix, { "--format", "pytorch-qint8" });

    for (const auto* field :
         { "snr_db", "psqnr_db", "msqe", "mean_error", "mean_absolute_error", "max_absolute_error",
           "error_power_lsb2", "mean_error_lsb", "max_absolute_error_lsb", "enob_bits",
           "clipped_samples", "error_input_correlation", "static_error_lsb2", "dynamic_error_lsb2",
           "step", "scale", "zero_point", "float32_bytes", "code_bytes" })
    {
        CAPTURE (field);
        REQUIRE (report.contains (field));
        CHECK (report[field].is_number());
    }

    CHECK (report["weighted_error_db"]["a"].is_null()); // there is no sample rate
    CHECK (report["codes"].size() == 16);

    // The errors are those of the numbers as they were read, and the figures are theirs.
    const Values first { 0.5, -0.25, 0.125, 1.0 };
    auto sum = 0.0;

    for (std::size_t n = 0; n < 16; ++n)
        sum += std::pow (report["errors"][n].get<double>(), 2);

    for (std::size_t n = 0; n < first.size(); ++n)
        CHECK (report["errors"][n].get<double>() == first[n] - report["values"][n].get<double>());

    CHECK (report["msqe"].get<double>() == Approx (sum / 16.0));
    CHECK (report["error_power_lsb2"].get<double>()
           == Approx (report["static_error_lsb2"].get<double>()
                      + report["dynamic_error_lsb2"].get<double>()));
}

TEST_CASE ("Without --json there is a line for each number, which reads back the same, and then "
           "the figures",
           "[offline][numbers]")
{
    const auto result = runOn ("0.12 1e-40\n-2.33 3.99", { "--format", "onnx-int8" });
    const auto report = reportOn ("0.12 1e-40\n-2.33 3.99", { "--format", "onnx-int8" });
    CHECK (result.status == 0);
    CHECK (result.complaints.empty());
    std::istringstream lines (result.output);
    const Values input { 0.12, 1e-40, -2.33, 3.99 };

    for (std::size_t n = 0; n < input.size(); ++n)
    {
        std::string line, x, code, value, error;
        REQUIRE (std::getline (lines, line));
        std::istringstream cells (line);
        cells >> x >> code >> value >> error;
        CHECK (std::stod (x) == input[n]);
        CHECK (std::stoi (code) == report["codes"][n].get<int>());
        CHECK (std::stod (value) == report["values"][n].get<double>());
        CHECK (std::stod (error) == report["errors"][n].get<double>());
    }

    for (const auto* words :
         { "\n\nlaw: onnx-int8, 8 bits\n", "shape: 2 x 2\n",
           "scale: 0.03141732141375542, zero "
           "point 0\n",
           "size: 4 bytes of codes, 16 in float32\n", "SNR: ", " dB\n", "Clipped: 0\n" })
    {
        CAPTURE (words, result.output);
        CHECK (result.output.find (words) != std::string::npos);
    }

    CHECK (std::all_of (result.output.begin(), result.output.end(),
                        [] (char letter) { return static_cast<unsigned char> (letter) < 0x80; }));
    CHECK (runOn ("1\n2", { "--format", "onnx-int8", "--axis", "0" })
               .output.find ("zero point 0 (axis 0, index 1)\n")
           != std::string::npos);
}

TEST_CASE ("A report goes to a file, which is replaced with --force alone", "[offline][numbers]")
{
    const TemporaryFolder folder;
    writeBytes (folder / "in.txt", "1 2 3");
    const Arguments arguments { "numbers", folder / "in.txt", "--json", folder / "out.json" };
    const auto first = run (arguments);
    CHECK (first.status == 0);
    CHECK (first.output.empty());
    CHECK (nlohmann::json::parse (bytesOf (folder / "out.json"))["codes"].size() == 3);
    CHECK (run (arguments).status == 1);
    auto forced = arguments;
    forced.push_back ("--force");
    CHECK (run (forced).status == 0);

    auto onItself = run ({ "numbers", folder / "in.txt", "--json", folder / "in.txt", "--force" });
    CHECK (onItself.status == 2);
    CHECK (onItself.complainsOf ("--json takes the name of a file of its own"));
    CHECK (bytesOf (folder / "in.txt") == "1 2 3");

    // What cannot be read leaves no report.
    writeBytes (folder / "bad.txt", "x");
    CHECK (run ({ "numbers", folder / "bad.txt", "--json", folder / "bad.json" }).status == 1);
    CHECK (folder.contents() == Arguments { "bad.txt", "in.txt", "out.json" });
}

TEST_CASE ("A file that holds no numbers ends with 1 and a sentence that names it",
           "[offline][numbers]")
{
    const TemporaryFolder folder;
    const auto has =
        [&] (const std::string& bytes, const std::string& sentence, const Arguments& options = {})
    {
        writeBytes (folder / "in.txt", bytes);
        Arguments arguments { "numbers", folder / "in.txt" };
        arguments.insert (arguments.end(), options.begin(), options.end());
        const auto result = run (arguments);
        CAPTURE (bytes, result.complaints);
        CHECK (result.status == 1);
        CHECK (result.output.empty());
        CHECK (result.complainsOf ("in.txt: " + sentence));
    };

    has ("", "it is empty (0 bytes); give numbers as text, apart by blanks or commas, or as .npy.");
    has ("1 nan", "line 1, number 2: \"nan\" is not a number (NaN)");
    has (std::string ("1 2\0 3", 6), "this is neither text nor .npy;");
    has (std::string ("\xff\xfe"
                      "1\0 \0",
                      6),
         "this is neither text nor .npy;"); // UTF-16
    has ("\x93NUMPY", "the file is truncated");
    has ("1e39", "1e+39 is beyond what float32 holds, in which this is computed;",
         { "--format", "onnx-int8" });
    has ("3e38 -3e38", "the numbers span more than float32 holds", { "--format", "onnx-uint8" });

    const auto missing = run ({ "numbers", folder / "none.txt" });
    CHECK (missing.status == 1);
    CHECK (missing.complainsOf ("none.txt: there is no such file; check the name."));
    CHECK (
        run ({ "numbers", folder.path.string() }).complainsOf ("this is a folder; give a file of"));
    writeBytes (folder / "a.npy", "1 2 3");
    CHECK (run ({ "numbers", folder / "a.npy" }).complainsOf ("does not begin as .npy does"));
}

TEST_CASE ("A wrong option for numbers ends with 2 and a sentence that names it",
           "[offline][numbers][command-line]")
{
    struct Case
    {
        Arguments options;
        std::string sentence;
    };

    const auto wrong = GENERATE (values<Case> ({
        { { "--format", "int8" }, "--format takes one of onnx-int8, onnx-uint8, onnx-int16," },
        { { "--format", "onnx-int8", "--step", "1" },
          "--step has its levels at k times S, without a range; leave out --format, or --step." },
        { { "--step", "1", "--bits", "8" }, "leave out --bits, or --step." },
        { { "--step", "1", "--lattice", "symmetric" }, "leave out --lattice, or --step." },
        { { "--step", "1", "--range", "min-max" }, "leave out --range, or --step." },
        { { "--step", "1", "--scale", "1" }, "leave out --scale, or --step." },
        { { "--step", "1", "--zero-point", "1" }, "leave out --zero-point, or --step." },
        { { "--step", "1", "--axis", "0" }, "leave out --axis, or --step." },
        { { "--step", "0" }, "--step takes a number above 0, not \"0\"." },
        { { "--step", "-1" }, "--step takes a number above 0, not \"-1\"." },
        { { "--step", "inf" }, "--step takes a number above 0, not \"inf\"." },
        { { "--step", "1e-300" },
          "--step: 1 is more than 2^53 steps from 0, where double precision ends; give a "
          "larger one." },
        { { "--peak", "0" }, "--peak takes a number above 0, not \"0\"." },
        { { "--peak", "x" }, "--peak takes a number above 0, not \"x\"." },
        { { "--format", "onnx-int8", "--scale", "0" },
          "--scale takes numbers above 0 that float32 holds, apart by commas, not \"0\"." },
        { { "--format", "onnx-int8", "--scale", "-1" }, "--scale takes numbers above 0" },
        { { "--format", "onnx-int8", "--scale", "1e-50" }, "--scale takes numbers above 0 that" },
        { { "--format", "onnx-int8", "--scale", "1e39" }, "--scale takes numbers above 0 that" },
        { { "--scale", "nan" }, "--scale takes numbers above 0, apart by commas, not \"nan\"." },
        { { "--scale", "" }, "--scale takes numbers above 0, apart by commas, not \"\"." },
        { { "--scale", "1,,2" }, "--scale takes numbers above 0, apart by commas, not \"1,,2\"." },
        { { "--scale", "1,2" },
          "--scale has one for each index of an axis; say which with --axis, or give one." },
        { { "--scale", "1", "--zero-point", "0,1" }, "--zero-point has one for each index of an" },
        { { "--axis", "0", "--scale", "1,2,3" },
          "--scale: 3 are given, and the axis has 2 indices; give one for all, or one for each." },
        { { "--axis", "0", "--scale", "1", "--zero-point", "1,2,3" },
          "--zero-point: 3 are given, and the axis has 2 indices;" },
        { { "--axis", "2" },
          "--axis: there is no axis 2 in an input of shape (2, 2); give 0 to 1, or -1 for the "
          "last." },
        { { "--axis", "-3" }, "--axis: there is no axis -3 in an input of shape (2, 2);" },
        { { "--axis", "x" }, "--axis takes a whole number, 0 for the first axis, -1 for the last" },
        { { "--axis", "0.5" }, "--axis takes a whole number" },
        { { "--zero-point", "1" },
          "--zero-point stands beside a scale that is given; give --scale" },
        { { "--format", "onnx-int8", "--scale", "1", "--zero-point", "128" },
          "--zero-point takes whole numbers, -128 to 127, apart by commas, not \"128\"." },
        { { "--format", "onnx-uint4", "--scale", "1", "--zero-point", "-1" },
          "--zero-point takes whole numbers, 0 to 15, apart by commas, not \"-1\"." },
        { { "--format", "pytorch-quint8", "--bits", "4", "--scale", "1", "--zero-point", "16" },
          "--zero-point takes whole numbers, 0 to 15" },
        { { "--scale", "1", "--zero-point", "0.5" },
          "--zero-point takes whole numbers, -32768 to" },
        { { "--format", "tensorrt-int8", "--scale", "1", "--zero-point", "3" },
          "--zero-point takes only 0 with --format tensorrt-int8, whose range is symmetric." },
        { { "--scale", "1", "--range", "min-max" },
          "--scale is given instead of found; leave out --range, or --scale." },
        { { "--range", "wide" }, "--range takes one of full-scale, min-max, symmetric-min-max" },
        { { "--range", "symmetric-min-max", "--bits", "1" },
          "--range symmetric-min-max takes --bits of 2 or more" },
        { { "--format", "onnx-int8", "--range", "min-max" },
          "--format onnx-int8 finds its range as that runtime does; leave out --range." },
        { { "--format", "pytorch-qint8", "--range", "full-scale" },
          "--range takes one of min-max, symmetric-min-max, histogram, not \"full-scale\"." },
        { { "--format", "pytorch-qint8", "--range", "histogram", "--axis", "0" },
          "--range histogram finds one range for all numbers, as PyTorch does; leave out --axis." },
        { { "--format", "onnx-int8", "--lattice", "symmetric" },
          "--format onnx-int8 has its own levels; leave out --lattice." },
        { { "--format", "keras-fake-quant", "--rounding", "nearest" },
          "--format keras-fake-quant rounds in its own way; leave out --rounding." },
        { { "--format", "onnx-int8", "--bits", "9" },
          "--bits takes a whole number, 2 to 8, with --format onnx-int8." },
        { { "--format", "onnx-int8", "--bits", "1" }, "--bits takes a whole number, 2 to 8" },
        { { "--format", "onnx-uint8", "--bits", "3.5" }, "--bits takes a whole number, 1 to 8" },
        { { "--format", "keras-fake-quant", "--bits", "17" },
          "--bits takes a whole number, 2 to 16" },
        { { "--bits", "25" }, "--bits takes a number, 1 to 24, not \"25\"." },
        { { "--rounding", "up" },
          "--rounding takes one of nearest, truncate, toward-zero, nearest-away, not \"up\"." },
        { { "--shaping", "hearing" }, "there is no option --shaping here." },
        { { "--dither", "loud" }, "--dither takes one of tpdf, none, rpdf, high-pass, gaussian" },
        { { "--format", "onnx-int8", "--dither", "tpdf" },
          "--format onnx-int8 has no dither; leave out --dither." },
        { { "--seed", "2" },
          "--seed is of dither, and there is none; give --dither, or leave it out." },
        { { "more.txt" },
          "\"more.txt\" is one argument too many. Write requant numbers [FILE|-]." },
        { { "--json", "" }, "--json takes the name of a file, or - for standard output" },
        { { "--json", "out.wav" }, "--json takes the name of a report, not of an audio file" },
    }));

    const auto result = runOn ("1 2.5\n3 4", wrong.options);
    CAPTURE (wrong.options, result.complaints);
    CHECK (result.status == 2);
    CHECK (result.output.empty());
    CHECK (result.complainsOf (wrong.sentence));
    CHECK (result.complainsOf ("See requant numbers --help."));
}

TEST_CASE ("An empty name of a file is refused, and one behind -- is taken",
           "[offline][numbers][command-line]")
{
    const auto unnamed = run ({ "numbers", "" });
    CHECK (unnamed.status == 2);
    CHECK (
        unnamed.complainsOf ("FILE takes the name of a file of numbers, or - for standard input"));

    const TemporaryFolder folder;
    const auto previous = std::filesystem::current_path();
    std::filesystem::current_path (folder.path);
    writeBytes ("-in.txt", "1 2");
    const auto named = run ({ "numbers", "--step", "1", "--", "-in.txt" });
    const auto two = run ({ "numbers", "--step", "1", "--", "-in.txt", "b.txt" });
    std::filesystem::current_path (previous);
    CHECK (named.status == 0);
    CHECK (named.output.starts_with ("1\t1\t1\t0\n2\t2\t2\t0\n"));
    CHECK (two.status == 2);
}
