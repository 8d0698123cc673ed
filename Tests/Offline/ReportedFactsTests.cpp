#include "Support/BothReports.h"

using namespace requant::test;

namespace
{

using Options = std::vector<std::string>;

} // namespace

TEST_CASE ("The report in text has lines of at most 100 columns", "[offline][report]")
{
    const TemporaryFolder folder;
    const auto text =
        rendered (folder, busySignal (20000), { "--bits", "4", "--shaping", "hearing" }).text;
    REQUIRE (holds (text, "\nfile size: "));
    REQUIRE (holds (text, "\noptions: "));
    REQUIRE (holds (text, "\nnoise shaper: "));
    REQUIRE (holds (text, "\noverall "));
    REQUIRE (holds (text, "\nSNR: "));
    std::istringstream lines (text.substr (text.find ('\n') + 1)); // file names may be long
    std::string line;
    int widest = 0;

    while (std::getline (lines, line))
        if (! line.starts_with ("Warning: "))
        {
            CAPTURE (line);
            CHECK (line.size() <= 100);
            widest = std::max (widest, static_cast<int> (line.size()));
        }

    CHECK (widest > 90); // of the table
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

    // Not what the file was made with: nothing is claimed, and nothing expected.
    for (const Options& levels : { Options { "--lattice", "symmetric" }, Options { "--bits", "8" },
                                   Options { "--lattice", "symmetric", "--bits", "8" } })
    {
        auto measured = bare;
        measured.insert (measured.end(), levels.begin(), levels.end());
        const auto [report, text] = reportsOf (folder, measured);
        CHECK (keysOf (report["settings"]) == std::set<std::string> { "bits", "lattice", "step" });
        CHECK (report["predicted"].is_null());
        CHECK (report["predicted_reason"].is_null());
        CHECK_FALSE (holds (text, "options:"));
        CHECK_FALSE (holds (text, "theory"));
    }

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

TEST_CASE ("Where theory says nothing a report says why, in both forms", "[offline][report]")
{
    const TemporaryFolder folder;
    const auto reasonOf = [&] (const std::vector<double>& samples, const Options& options)
    {
        const auto both = rendered (folder, samples, options);
        CHECK (both.report["predicted"].is_null());
        CHECK (holds (both.text, "no theory: "));
        return both.report["predicted_reason"].get<std::string>();
    };

    auto loud = busySignal (20000);

    for (auto& sample : loud)
        sample *= 3.0;

    CHECK (reasonOf (loud, {}) == "clipping");
    CHECK (reasonOf (busySignal (20000), { "--rounding", "toward-zero", "--shaping", "hearing" })
           == "no_theory");
    CHECK (rendered (folder, busySignal (20000), {}).report["predicted_reason"].is_null());
}
