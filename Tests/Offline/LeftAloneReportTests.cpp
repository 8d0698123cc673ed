#include "Support/CommandRun.h"
#include "Support/ReportFields.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;
using nlohmann::json;

namespace
{

constexpr int wavDouble = SF_FORMAT_WAV | SF_FORMAT_DOUBLE;
constexpr std::size_t frames = 60000, busyFrames = 10000;

// The first channel is sound and then silence; the second is sound and then a level of 16 bits.
std::vector<double> twoChannels()
{
    auto signal = busySignal (2 * frames);

    for (std::size_t n = busyFrames; n < frames; ++n)
    {
        signal[2 * n] = 0.0;
        signal[2 * n + 1] = 3.0 / 32768.0;
    }

    return signal;
}

struct Rendered
{
    json report;
    std::string text;
};

Rendered render (std::vector<std::string> more)
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, 48000, 2, twoChannels());
    more.insert (more.begin(), { "render", folder / "in.wav", "-o", folder / "out.wav", "--json",
                                 folder / "report.json" });
    const auto result = run (more);
    REQUIRE (result.status == 0);
    return { json::parse (bytesOf (folder / "report.json")), result.output };
}

bool holds (const std::string& text, const std::string& part)
{
    return text.find (part) != std::string::npos;
}

} // namespace

TEST_CASE ("Where nothing is left alone the report counts 0, says nothing of it, and predicts",
           "[offline][report]")
{
    const auto [report, text] = render ({});

    for (const auto* name : { "blanked_samples", "passed_samples" })
    {
        CHECK (report["channels"][0][name] == 0);
        CHECK (report["channels"][1][name] == 0);
        CHECK (report["overall"][name] == 0);
    }

    CHECK_FALSE (holds (text, "left alone:"));
    CHECK (holds (text, "theory, for a busy signal:"));
    CHECK (report["predicted"].is_object());
}

// 0.1 s are 4800 samples of 50000 silent ones; levels pass after 0.5 s, 24000 samples.
TEST_CASE ("The report counts what auto-blank and pass-exact left alone, and predicts nothing then",
           "[offline][report]")
{
    const auto [report, text] =
        render ({ "--auto-blank", "--auto-blank-after", "0.1", "--pass-exact" });
    const auto& first = report["channels"][0];
    const auto& second = report["channels"][1];

    // Silence is a level too: blanked at first, it passes from the time on when levels do.
    CHECK (first["blanked_samples"] == 24000 - 4800);
    CHECK (first["passed_samples"] == 50000 - 24000);
    CHECK (second["blanked_samples"] == 0);
    CHECK (second["passed_samples"] == 50000 - 24000);
    CHECK (report["overall"]["blanked_samples"] == 24000 - 4800);
    CHECK (report["overall"]["passed_samples"] == 2 * (50000 - 24000));
    CHECK (report["predicted"].is_null());
    CHECK (holds (text, "left alone: 19200 samples of silence kept silent; 52000 samples that were "
                        "levels already\n"));
    CHECK_FALSE (holds (text, "theory, for a busy signal:"));
}

TEST_CASE ("The report shows where a shaper would ring on silence and is stopped",
           "[offline][report]")
{
    const auto [report, text] = render ({ "--dither", "none", "--shaping", "hearing" });
    CHECK (report["channels"][0]["blanked_samples"] == 50000 - 1024);
    CHECK (report["channels"][1]["blanked_samples"] == 0);
    CHECK (report["predicted"].is_null());
    CHECK (holds (text, "left alone: 48976 samples of silence, where the shaper would ring\n"));
}

TEST_CASE ("measure cannot tell what was left alone, and says null", "[offline][report]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, 48000, 1, busySignal (500));
    REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / "out.wav" }).status == 0);
    const auto report =
        run ({ "measure", folder / "in.wav", folder / "out.wav", "--json", "-" }).json();
    CHECK (report["overall"]["blanked_samples"].is_null());
    CHECK (report["channels"][0]["passed_samples"].is_null());
}
