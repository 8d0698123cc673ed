#include "Parameters/Parameter.h"
#include "Support/CommandRun.h"
#include "Support/ReportFields.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;
using nlohmann::json;

namespace
{

constexpr int wavDouble = SF_FORMAT_WAV | SF_FORMAT_DOUBLE;

std::vector<std::string> shapingIds()
{
    std::vector<std::string> ids;

    for (const auto& choice : requant::findParameter (requant::parameterId::shaping)->choices)
        ids.emplace_back (choice.id);

    return ids;
}

json renderShaped (int rateHz, std::vector<std::string> more)
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, rateHz, 1, busySignal (60000));
    more.insert (more.begin(),
                 { "render", folder / "in.wav", "-o", folder / "out.wav", "--json", "-" });
    const auto result = run (more);
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    auto report = result.json();
    report["complaints"] = result.complaints;
    return report;
}

} // namespace

TEST_CASE ("Every shaping runs at 44.1 kHz, is reported, and makes as much noise as reported",
           "[offline][shaping][slow]")
{
    const auto id = GENERATE (from_range (shapingIds()));
    CAPTURE (id);
    const auto report = renderShaped (44100, { "--shaping", id });
    const auto shaper = report["settings"]["shaper"];
    CHECK (report["settings"]["shaping"] == id);
    CHECK (keysOf (shaper)
           == std::set<std::string> { "asked", "running", "name", "source", "made_for_hz",
                                      "depth_db", "order", "power_gain_db", "remark" });
    CHECK (shaper["asked"] == id);
    CHECK (shaper["running"] == id);
    CHECK (shaper["remark"].is_null());
    CHECK (report["complaints"] == "");
    CHECK_FALSE (shaper["name"].get<std::string>().empty());

    const auto isDesigned = id == "hearing" || id.starts_with ("designed-");
    CHECK (shaper["depth_db"].is_number() == isDesigned);
    CHECK (shaper["source"].is_string() == (id != "none" && ! isDesigned));

    const auto rates = shaper["made_for_hz"].get<std::vector<double>>();
    CHECK ((rates.empty() || std::find (rates.begin(), rates.end(), 44100.0) != rates.end()));

    // Of 60000 samples of noise in a tenth of the band, 6000 are independent: the power's standard
    // deviation is sqrt (2 / 6000) of it.
    const auto power = report["overall"]["error_power_lsb2"].get<double>();
    const auto gain = std::pow (10.0, shaper["power_gain_db"].get<double>() / 10.0);
    CHECK (power == Approx (0.25 * gain).epsilon (5.0 * std::sqrt (2.0 / 6000.0)));
    CHECK (report["predicted"]["error_power_lsb2"].get<double>() == Approx (0.25 * gain));
    CHECK ((shaper["order"] == 0) == (id == "none"));
}

TEST_CASE ("A published shaper gives way to the designed one at a rate that it was not made for",
           "[offline][shaping]")
{
    const TemporaryFolder folder;
    const auto input = recording ("piano-96k-24bit.flac");
    const auto result = run ({ "render", input, "-o", folder / "out.wav", "--shaping", "lipshitz",
                               "--json", folder / "report.json" });
    REQUIRE (result.status == 0);
    const auto report = json::parse (bytesOf (folder / "report.json"));
    const auto shaper = report["settings"]["shaper"];
    CHECK (report["settings"]["shaping"] == "lipshitz");
    CHECK (shaper["asked"] == "lipshitz");
    CHECK (shaper["running"] == "hearing");
    CHECK (shaper["made_for_hz"] == json::array ({ 96000.0 }));
    REQUIRE (shaper["remark"].is_string());
    CHECK (shaper["remark"].get<std::string>().find ("96") != std::string::npos);
    CHECK (result.output.find ("Warning: " + shaper["remark"].get<std::string>())
           != std::string::npos);
    CHECK (result.output.find ("noise shaper: Hearing, 40.0 dB deep, order 16;")
           != std::string::npos);
}

TEST_CASE ("Depth and order of a designed shaper are the report's", "[offline][shaping]")
{
    const auto shaper = renderShaped (48000, { "--shaping", "designed-f", "--shaping-depth", "22.5",
                                               "--shaping-order", "9" })["settings"]["shaper"];
    CHECK (shaper["depth_db"] == 22.5);
    CHECK (shaper["order"] == 9);
    CHECK (shaper["made_for_hz"] == json::array ({ 48000.0 }));
}

TEST_CASE ("A cutoff above half the file's sample rate is warned of", "[offline][shaping]")
{
    const auto complaints = [] (int rateHz, const std::string& shaping, const std::string& bits)
    {
        return renderShaped (rateHz, { "--shaping", shaping, "--shaping-cutoff", "30000", "--bits",
                                       bits })["complaints"]
            .get<std::string>();
    };

    // At 3 bits the depth is not what was asked for either.
    for (const auto* const bits : { "16", "3" })
    {
        const auto warning = complaints (44100, "designed-low-pass", bits);
        const std::string start ("the cutoff is ");
        REQUIRE (warning.find (start) != std::string::npos);
        const auto used = warning.substr (warning.find (start) + start.size());
        CHECK (std::stod (used) < 22.05);
        CHECK (used.find ("kHz instead of 30 kHz") != std::string::npos);
    }

    CHECK (complaints (96000, "designed-low-pass", "16").empty());
    CHECK (complaints (44100, "hearing", "16").empty());
}

TEST_CASE ("A low word length's noise is kept within the range, and the report says by how much",
           "[offline][shaping]")
{
    const auto shaper = renderShaped (44100, { "--bits", "2", "--shaping", "hearing",
                                               "--shaping-depth", "80" })["settings"]["shaper"];
    CHECK (shaper["depth_db"].get<double>() < 80.0);
    CHECK (shaper["remark"].is_string());
}
