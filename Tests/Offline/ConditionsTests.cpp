#include "Support/TemporaryFolder.h"
#include "SupportAudio.h"
#include "SupportCommand.h"
#include "SupportReport.h"

using namespace requant::test;
using nlohmann::json;

namespace
{

using Options = std::vector<std::string>;

struct Reports
{
    json report;
    std::string text;
};

/** What `requant` says in both forms. */
Reports reportsOf (const TemporaryFolder& folder, Options arguments)
{
    arguments.insert (arguments.end(), { "--force", "--json", folder / "report.json" });
    const auto result = run (arguments);
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    return { json::parse (bytesOf (folder / "report.json")), result.output };
}

Reports rendered (const TemporaryFolder& folder, const std::vector<double>& samples, Options more)
{
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 1, samples);
    more.insert (more.begin(), { "render", folder / "in.wav", "-o", folder / "out.wav" });
    return reportsOf (folder, more);
}

bool holds (const std::string& text, const std::string& part)
{
    return text.find (part) != std::string::npos;
}

std::string lineOf (const std::string& text, const std::string& beginning)
{
    const auto start = text.find ("\n" + beginning);
    REQUIRE (start != std::string::npos);
    return text.substr (start + 1, text.find ('\n', start + 1) - start - 1);
}

} // namespace

TEST_CASE ("Every SNR says its weighting, its bandwidth and its window", "[offline][report]")
{
    const TemporaryFolder folder;
    const auto [report, text] = rendered (folder, busySignal (66150), {});
    const auto [measured, measuredText] =
        reportsOf (folder, { "measure", folder / "in.wav", folder / "out.wav" });
    const json conditions { { "weighting", "none" },
                            { "bandwidth_hz", { 0.0, 22050.0 } },
                            { "dc_included", true },
                            { "window", "whole file" },
                            { "seconds", 1.5 } };

    CHECK (report["snr"] == conditions);
    CHECK (measured["snr"] == conditions);

    for (const auto& words : { text, measuredText })
        CHECK (holds (words,
                      "\nSNR: unweighted, 0 Hz (DC included) to 22.05 kHz, over the whole file "
                      "of 1.50 s\n"));
}

TEST_CASE ("Without a signal there is no SNR, and the report says so", "[offline][report]")
{
    const TemporaryFolder folder;
    const auto [report, text] = rendered (folder, std::vector<double> (20000, 0.0), {});
    CHECK (report["overall"]["snr_db"].is_null());
    CHECK (report["overall"]["snr_reason"] == "no signal");
    CHECK (report["channels"][0]["snr_reason"] == "no signal");
    CHECK (holds (lineOf (text, "overall"), "  no signal "));
    CHECK (holds (text, "theory, for a busy signal: no SNR, no signal, mean error 0.0000 LSB"));
}

TEST_CASE ("Without an error there is no SNR, and the report says so", "[offline][report]")
{
    const TemporaryFolder folder;
    const auto [report, text] =
        rendered (folder, std::vector<double> (20000, 0.25), { "--dither", "none" });
    CHECK (report["overall"]["snr_db"].is_null());
    CHECK (report["overall"]["snr_reason"] == "no error");
    CHECK (holds (lineOf (text, "overall"), "  no error "));

    const auto [busy, busyText] = rendered (folder, busySignal (20000), {});
    CHECK (busy["overall"]["snr_db"].is_number());
    CHECK (busy["overall"]["snr_reason"].is_null());
    CHECK_FALSE (holds (busyText, "no signal"));
    CHECK_FALSE (holds (busyText, "no error"));
}

// 10 log10 0.5 = -3.01.
TEST_CASE ("Every level of a report says what 0 dB is", "[offline][report]")
{
    const TemporaryFolder folder;
    const auto [report, text] = rendered (folder, busySignal (20000), {});
    const json square { { "0_db_is", "a full-scale square" }, { "mean_square", 1.0 } };
    const json sine { { "0_db_is", "a full-scale sine (AES17)" }, { "mean_square", 0.5 } };
    const json peak { { "1_is", "full scale" } };

    CHECK (report["level_references"]
           == json { { "psqnr_db", square },
                     { "weighted_error_db", square },
                     { "spectrum", sine },
                     { "peak", peak } });
    CHECK (holds (text, "\nlevels: dB re a full-scale square, by which a full-scale sine is "
                        "-3.01 dB\n"));

    const auto [contents, words] = reportsOf (folder, { "inspect", folder / "out.wav" });
    CHECK (contents[0]["level_references"] == json { { "peak", peak }, { "spectrum", sine } });
    CHECK (holds (words, " dB re full scale 1.0"));
    CHECK_FALSE (holds (words, "dBFS"));
}

TEST_CASE ("The report in text has lines of at most 100 columns", "[offline][report]")
{
    const TemporaryFolder folder;
    const auto text =
        rendered (folder, busySignal (20000), { "--bits", "4", "--shaping", "hearing" }).text;
    std::istringstream lines (text.substr (text.find ('\n') + 1)); // file names may be long
    std::string line;

    while (std::getline (lines, line))
        if (! line.starts_with ("Warning: "))
        {
            CAPTURE (line);
            CHECK (line.size() <= 100);
        }
}

TEST_CASE ("The report in text says how large the file became, and what that saved",
           "[offline][report]")
{
    const TemporaryFolder folder;
    const auto text = rendered (folder, busySignal (10000), {}).text;
    const auto before = bytesOf (folder / "in.wav").size();
    const auto after = bytesOf (folder / "out.wav").size();
    REQUIRE (after < before);
    const auto sizes = "file size: " + std::to_string (after) + " of " + std::to_string (before)
                       + " bytes, ratio 0.25";
    CHECK (holds (text, sizes));
    CHECK (holds (text, ", " + std::to_string (before - after) + " saved\n"));

    const auto grown =
        reportsOf (folder, { "render", folder / "out.wav", "-o", folder / "float.wav", "--float" });
    const auto more = bytesOf (folder / "float.wav").size() - after;
    CHECK (holds (grown.text, ", " + std::to_string (more) + " more\n"));
    CHECK (grown.report["input"]["bytes_saved"] == -static_cast<std::int64_t> (more));
}

TEST_CASE ("The latency that a report tells is by how much an impulse comes late",
           "[offline][report]")
{
    constexpr std::size_t position = 1234;
    const TemporaryFolder folder;
    std::vector<double> samples (3000);
    samples[position] = 0.5;
    const auto report = rendered (folder, samples, { "--dither", "none" }).report;
    const auto output = readAudio<double> (folder / "out.wav").samples;
    const auto highest = std::max_element (output.begin(), output.end()) - output.begin();
    CHECK (report["latency_samples"] == highest - static_cast<std::ptrdiff_t> (position));

    // Of files made elsewhere nothing is known.
    const auto measured = reportsOf (folder, { "measure", folder / "in.wav", folder / "out.wav" });
    CHECK (measured.report["latency_samples"].is_null());
}

TEST_CASE ("measure records the levels that it measured by", "[offline][report]")
{
    const TemporaryFolder folder;
    rendered (folder, busySignal (3000), { "--bits", "8", "--lattice", "symmetric" });
    const Options bare { "measure", folder / "in.wav", folder / "out.wav" };
    auto settings = reportsOf (folder, bare).report["settings"];
    CHECK (keysOf (settings) == std::set<std::string> { "bits", "lattice", "step" });
    CHECK (settings["bits"] == 8);
    CHECK (settings["lattice"] == "twos-complement");

    auto told = bare;
    told.insert (told.end(), { "--lattice", "symmetric", "--bits", "6.5" });
    settings = reportsOf (folder, told).report["settings"];
    CHECK (settings["bits"] == 6.5);
    CHECK (settings["lattice"] == "symmetric");
}

TEST_CASE ("measure records what it was told of the reduction, in both forms", "[offline][report]")
{
    const TemporaryFolder folder;
    rendered (folder, busySignal (30000), { "--bits", "8", "--dither", "gaussian" });
    const auto [report, text] =
        reportsOf (folder, { "measure", folder / "in.wav", folder / "out.wav", "--dither",
                             "gaussian", "--seed", "7" });
    const auto& settings = report["settings"];
    CHECK (settings["bits"] == 8);
    CHECK (settings["dither"] == "gaussian");
    CHECK (settings["seed"] == 7);
    CHECK (settings["rounding"] == "nearest");
    CHECK (settings["shaper"]["running"] == "none");
    CHECK (holds (text, "options: --bits 8 --dither gaussian --shaping none --seed 7\n"));

    // Its theory is that of the file's 8 bits.
    CHECK (report["predicted"]["snr_db"].get<double>()
           == Approx (report["overall"]["snr_db"].get<double>()).margin (0.2));
}

TEST_CASE ("inspect counts the levels in use of the lattice that it finds", "[offline][report]")
{
    const TemporaryFolder folder;
    std::vector<std::int32_t> codes;

    for (int n = 0; n < 8000; ++n)
        codes.push_back ((n % 40 - 20) * (1 << 24)); // 40 of 256, each as often

    writeAudio (folder / "in.wav", wav16, 44100, 1, codes);
    const auto [report, text] = reportsOf (folder, { "inspect", folder / "in.wav" });
    CHECK (report[0]["channels"][0]["levels"]["in_use"] == 40);
    CHECK (report[0]["channels"][0]["levels"]["of"] == 256);
    CHECK (holds (text, "; 40 of 256 levels in use, entropy 5.32 bits, busiest code -20 with "
                        "2.50 %"));

    writeAudio (folder / "in.wav", wav16, 44100, 1, std::vector<std::int32_t> (500, 0));
    const auto silent = reportsOf (folder, { "inspect", folder / "in.wav" });
    CHECK (silent.report[0]["channels"][0]["levels"].is_null());
    CHECK_FALSE (holds (silent.text, "levels in use"));
}
