#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;
using nlohmann::json;

namespace
{

/** Takes text as a stream's buffer does, and loses it when it is to be written to the disk. */
class FullDisk : public std::streambuf
{
private:
    int overflow (int c) override
    {
        taken = true;
        return c;
    }

    int sync() override { return taken ? -1 : 0; }

    bool taken = false;
};

} // namespace

TEST_CASE ("Clipped samples are counted by render and by measure, and reported",
           "[offline][report]")
{
    const TemporaryFolder folder;
    // To 8 bits without dither: 127.5 / 128 and all above is clamped, 127.4 / 128 is not.
    std::vector<double> samples (1000, 0.25);
    samples[1] = 127.5 / 128;
    samples[2] = 1.5;
    samples[3] = 127.4 / 128;
    samples[4] = -1.5;
    samples[5] = -1.0;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 1, samples);

    const auto result = run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--dither",
                               "none", "--bits", "8" });
    CHECK (result.output.find ("3 samples clipped") != std::string::npos);
    const auto measured = run ({ "measure", folder / "in.wav", folder / "out.wav", "--json", "-" });
    CHECK (measured.json()["overall"]["clipped_samples"] == 3);
}

TEST_CASE ("Figures that do not exist are null", "[offline][report]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav16, 44100, 1, std::vector<double> (500, 0.0));
    const auto result = run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--dither",
                               "none", "--json", "-" });
    const auto overall = result.json()["overall"];

    for (const auto* name : { "snr_db", "psqnr_db", "enob_bits", "error_input_correlation" })
        CHECK (overall[name].is_null());

    CHECK (overall["weighted_error_db"]["a"].is_null());
    CHECK (overall["msqe"] == 0.0);
}

TEST_CASE ("A report goes to a file, and replaces an earlier one with --force only",
           "[offline][report]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav24, 44100, 1, busySignal (500));
    REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--json",
                    folder / "report.json" })
                 .status
             == 0);
    CHECK (json::parse (bytesOf (folder / "report.json")).contains ("overall"));

    const std::vector<std::string> again { "measure", folder / "in.wav", folder / "out.wav",
                                           "--json", folder / "report.json" };
    CHECK (run (again).status == 1);
    auto forced = again;
    forced.push_back ("--force");
    CHECK (run (forced).status == 0);
    CHECK (folder.contents().size() == 3);
}

TEST_CASE ("What was printed and did not arrive is said, and is status 1", "[offline][report]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav24, 44100, 1, busySignal (500));
    const auto arguments = GENERATE (
        values<std::vector<std::string>> ({ { "--help" },
                                            { "--version" },
                                            { "--list-controls" },
                                            { "render", "in.wav", "-o", "out.wav" },
                                            { "render", "in.wav", "-o", "out.wav", "--json", "-" },
                                            { "measure", "in.wav", "in.wav", "--json", "-" },
                                            { "measure", "in.wav", "in.wav" } }));

    auto inFolder = arguments;
    for (auto& argument : inFolder)
        argument = argument.ends_with (".wav") ? folder / argument : argument;

    FullDisk disk;
    const auto result = run (inFolder, &disk);
    CAPTURE (arguments, result.complaints);
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("standard output could not be written"));
}

TEST_CASE ("The summary keeps a space between columns, whatever the figures are",
           "[offline][report]")
{
    const TemporaryFolder folder;
    // Float may go far beyond full scale: an error of 10^9 LSB, and its power.
    auto samples = busySignal (500);
    for (auto& sample : samples)
        sample *= 1e9;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 1, samples);
    const auto hasReport = GENERATE (false, true);
    std::vector<std::string> arguments { "render",           folder / "in.wav", "-o",
                                         folder / "out.wav", "--bits",          "24" };

    if (hasReport)
        arguments.insert (arguments.end(), { "--json", folder / "report.json" });

    const auto result = run (arguments);
    REQUIRE (result.status == 0);

    std::istringstream lines (result.output);
    std::string line, cell;
    while (std::getline (lines, line) && ! line.starts_with ("overall"))
    {
    }

    std::istringstream cells (line);
    int count = 0;
    while (cells >> cell)
        ++count;

    CAPTURE (line);
    CHECK (count == (hasReport ? 9 : 7)); // the label, and the figures of the sums or all eight
}

// What takes an analysis beside the one pass is measured where a report asks for it, and what the
// one pass takes is the same either way.
TEST_CASE ("Without a report a render tells what its sums say, and the same figures as with one",
           "[offline][report]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 44100, 2, busySignal (20000));
    const auto renderedTo = [&] (const std::string& name, std::vector<std::string> more)
    {
        more.insert (more.begin(), { "render", folder / "in.wav", "-o", folder / name });
        const auto result = run (more);
        REQUIRE (result.status == 0);
        return result.output;
    };

    const auto alone = renderedTo ("alone.wav", {});
    const auto beside = renderedTo ("beside.wav", { "--json", folder / "report.json" });
    CHECK (alone.find ("weighted error") == std::string::npos);
    CHECK (alone.find ("static") == std::string::npos);
    CHECK (beside.find ("weighted error: A") != std::string::npos);
    CHECK (beside.find ("static") != std::string::npos);

    const auto cellsOf = [] (const std::string& text)
    {
        const auto start = text.find ("\noverall") + 1;
        std::istringstream line (text.substr (start, text.find ('\n', start) - start));
        std::vector<std::string> cells;

        for (std::string cell; line >> cell;)
            cells.push_back (cell);

        return cells;
    };

    // Label, SNR, mean, largest, power, static, correlation, hearing, clipped.
    const auto few = cellsOf (alone), all = cellsOf (beside);
    REQUIRE (few.size() == 7);
    REQUIRE (all.size() == 9);
    CHECK (few == std::vector { all[0], all[1], all[2], all[3], all[4], all[6], all[8] });
    CHECK (bytesOf (folder / "alone.wav") == bytesOf (folder / "beside.wav"));
}

TEST_CASE ("The same input, settings and seed give the same bytes; another seed gives others",
           "[offline][report]")
{
    const auto name = GENERATE (as<std::string>(), "wav", "flac", "aiff", "caf");
    const auto isFloat = GENERATE (false, true);

    if (isFloat && name == "flac")
        return;

    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav24, 44100, 2, busySignal (30000));

    const auto render = [&] (const std::string& to, const std::string& seed)
    {
        std::vector<std::string> arguments { "render", folder / "in.wav",
                                             "-o",     folder / (to + "." + name),
                                             "--seed", seed };
        if (isFloat)
            arguments.push_back ("--float");

        REQUIRE (run (arguments).status == 0);
        return bytesOf (folder / (to + "." + name));
    };

    const auto first = render ("a", "7");
    CHECK (render ("b", "7") == first);
    CHECK (render ("c", "8") != first);
}

// The chunk holds the second in which a file was written: two runs in the same one are alike by
// chance.
TEST_CASE ("No output holds the time at which it was written", "[offline][report]")
{
    const auto [name, isFloat] = GENERATE (table<std::string, bool> ({ { "out.wav", true },
                                                                       { "out.rf64", true },
                                                                       { "out.aiff", true },
                                                                       { "out.caf", true },
                                                                       { "out.wav", false } }));
    const TemporaryFolder folder;

    // The input has one, as libsndfile writes it.
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 2, busySignal (3000));
    REQUIRE (bytesOf (folder / "in.wav").find ("PEAK") != std::string::npos);

    std::vector<std::string> arguments { "render", folder / "in.wav", "-o", folder / name };
    if (isFloat)
        arguments.push_back ("--float");

    REQUIRE (run (arguments).status == 0);
    CHECK (bytesOf (folder / name).find ("PEAK") == std::string::npos);
    CHECK (bytesOf (folder / name).find ("peak") == std::string::npos);
}
