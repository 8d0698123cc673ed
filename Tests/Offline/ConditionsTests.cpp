#include "Support/BothReports.h"

using namespace requant::test;
using nlohmann::json;

namespace
{

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
