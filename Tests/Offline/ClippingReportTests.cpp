#include "Support/CommandRun.h"
#include "Support/ReportFields.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;
using nlohmann::json;

namespace
{

constexpr int wavDouble = SF_FORMAT_WAV | SF_FORMAT_DOUBLE;

struct Rendered
{
    json report;
    std::string text;

    std::uint64_t clipped() const { return report["overall"]["clipped_samples"]; }
    bool says (const std::string& part) const { return text.find (part) != std::string::npos; }
};

Rendered render (const std::vector<double>& signal, std::vector<std::string> more)
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, signal);
    more.insert (more.begin(), { "render", folder / "in.wav", "-o", folder / "out.wav", "--json",
                                 folder / "report.json" });
    const auto result = run (more);
    REQUIRE (result.status == 0);
    return { json::parse (bytesOf (folder / "report.json")), result.output };
}

std::vector<double> constant (double value) { return std::vector<double> (20000, value); }

std::vector<double> fullScaleSine()
{
    std::vector<double> signal (50000);

    for (std::size_t n = 0; n < signal.size(); ++n)
        signal[n] = std::sin (0.24 * static_cast<double> (n));

    return signal;
}

} // namespace

// 3 bits: the levels are -1, -0.75 .. 0.75.
TEST_CASE ("The report says what makes samples clip: the input, full scale, or the noise",
           "[offline][report]")
{
    const auto beyond = render (constant (1.2), { "--bits", "3" });
    CHECK (beyond.clipped() > 0);
    CHECK (beyond.says ("clipped: the input goes beyond the output's range."));

    const auto reaching = render (constant (-1.0), { "--bits", "3" });
    CHECK (reaching.clipped() > 0);
    CHECK (reaching.says ("clipped: the input reaches the end of the output's range."));

    const auto within = render (constant (0.7), { "--bits", "3" });
    CHECK (within.clipped() > 0);
    CHECK (within.says ("clipped: the input stays within the output's range, the noise that is "
                        "added to it does not."));

    CHECK_FALSE (render (constant (0.1), { "--bits", "3" }).says ("clipped:"));
}

TEST_CASE ("Silence with a shaper that is too strong for the word length does not clip",
           "[offline][report]")
{
    const auto rendered = render (constant (0.0), { "--bits", "4", "--shaping", "shibata" });
    CHECK (rendered.clipped() == 0);
    CHECK (rendered.says ("Warning: At 4 bits this shaper's noise would come near full scale: one "
                          "designed for hearing runs instead, 26.1 dB deep."));
    CHECK (rendered.report["settings"]["shaper"]["running"] == "hearing");
    CHECK (rendered.report["predicted"]["error_power_lsb2"].get<double>() <= 1.0);
}

TEST_CASE ("Predictions are withheld where so much clips that they would be false",
           "[offline][report]")
{
    CHECK (render (constant (0.7), { "--bits", "3" }).report["predicted"].is_null());
    CHECK (render (constant (1.2), { "--bits", "16" }).report["predicted"].is_null());
    CHECK_FALSE (render (constant (0.1), { "--bits", "3" }).report["predicted"].is_null());
}

// A full-scale sine clips a little at its peaks, by a step at most.
TEST_CASE ("Predictions that stand where samples clip are true within a quarter of a dB",
           "[offline][report][slow]")
{
    const auto* const dither = GENERATE ("none", "rpdf", "tpdf", "gaussian");
    int predictions = 0;

    for (const auto* const bits : { "3", "4", "6", "8", "10", "12", "14", "16", "20" })
    {
        CAPTURE (dither, bits);
        const auto report = render (fullScaleSine(), { "--bits", bits, "--dither", dither }).report;
        const auto& predicted = report["predicted"];

        if (predicted.is_null())
            continue;

        ++predictions;
        CHECK (report["overall"]["snr_db"].get<double>()
               == Approx (predicted["snr_db"].get<double>()).margin (0.25));
    }

    CHECK (predictions >= 4);
}

TEST_CASE ("Where no headroom is enough, the report says so and the input is left as it is",
           "[offline][report]")
{
    const auto none = render (constant (0.5), { "--bits", "1", "--headroom" });
    CHECK (none.says ("headroom: none is enough; the input was left as it is"));
    CHECK (none.says ("Warning: No headroom is enough: at this word length the noise alone can "
                      "reach both ends of the range, so the input is left as it is."));
    CHECK (none.report["headroom"]["gain_db"] == 0.0);
    CHECK (none.report["headroom"]["is_enough"] == false);

    const auto some = render (constant (1.0), { "--bits", "2", "--headroom" });
    CHECK (some.clipped() == 0);
    CHECK (some.says ("headroom: the input was lowered by 12.0412 dB"));
    CHECK (some.report["headroom"]["is_enough"] == true);
}
