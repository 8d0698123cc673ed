#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/ReportFields.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;
using nlohmann::json;

namespace
{

// Summed in long double, straight from the two files.
json expectedFindings (const std::vector<double>& x, const std::vector<double>& y,
                       std::size_t channel, std::size_t channels, long double step)
{
    long double xs = 0, es = 0, abs = 0, xx = 0, ee = 0, xe = 0, peak = 0, count = 0;
    long double binSum[64] {}, binCount[64] {};

    for (std::size_t n = channel; n < x.size(); n += channels)
    {
        const auto in = static_cast<long double> (x[n]), e = in - static_cast<long double> (y[n]);
        xs += in;
        es += e;
        abs += std::abs (e);
        xx += in * in;
        ee += e * e;
        xe += in * e;
        peak = std::max (peak, std::abs (e));
        ++count;
        const auto bin = static_cast<int> (std::floor (64 * (in / step - std::floor (in / step))));
        binSum[bin] += e / step;
        binCount[bin] += 1;
    }

    long double staticError = 0;

    for (int bin = 0; bin < 64; ++bin)
        if (binCount[bin] > 0)
            staticError += binSum[bin] * binSum[bin] / binCount[bin] / count;

    const auto msqe = ee / count;
    const auto covariance = xe / count - xs * es / (count * count);
    const auto spread =
        std::sqrt ((xx / count - xs * xs / (count * count)) * (msqe - es * es / (count * count)));
    const auto value = [] (long double number) { return static_cast<double> (number); };

    return { { "snr_db", value (10 * std::log10 (xx / ee)) },
             { "psqnr_db", value (-10 * std::log10 (msqe)) },
             { "msqe", value (msqe) },
             { "mean_error", value (es / count) },
             { "mean_absolute_error", value (abs / count) },
             { "max_absolute_error", value (peak) },
             { "error_power_lsb2", value (msqe / (step * step)) },
             { "mean_error_lsb", value (es / count / step) },
             { "max_absolute_error_lsb", value (peak / step) },
             { "enob_bits", value ((10 * std::log10 (0.5L / msqe) - 1.76L) / 6.02L) },
             { "error_input_correlation", value (covariance / spread) },
             { "static_error_lsb2", value (staticError) },
             { "dynamic_error_lsb2", value (msqe / (step * step) - staticError) } };
}

void checkFigures (const json& found, const json& expected)
{
    for (const auto& [name, value] : expected.items())
    {
        CAPTURE (name);
        REQUIRE (found[name].is_number());
        CHECK (found[name].get<double>()
               == Approx (value.get<double>()).epsilon (1e-9).margin (1e-13));
    }
}

const std::set<std::string> fieldsOfC { "snr_db",
                                        "snr_reason",
                                        "psqnr_db",
                                        "msqe",
                                        "mean_error",
                                        "mean_absolute_error",
                                        "max_absolute_error",
                                        "error_power_lsb2",
                                        "mean_error_lsb",
                                        "max_absolute_error_lsb",
                                        "enob_bits",
                                        "clipped_samples",
                                        "blanked_samples",
                                        "passed_samples",
                                        "replaced_samples",
                                        "error_input_correlation",
                                        "weighted_error_db",
                                        "static_error_lsb2",
                                        "dynamic_error_lsb2",
                                        "noise_modulation",
                                        "levels",
                                        "input_bits",
                                        "output_bits",
                                        "input_lattice",
                                        "output_lattice",
                                        "input_reduction",
                                        "output_reduction" };

} // namespace

TEST_CASE ("Every field of a render's report is what the two files say", "[offline][report][slow]")
{
    const auto name = GENERATE (from_range (recordings));
    const TemporaryFolder folder;
    const auto result = run ({ "render", recording (name), "-o", folder / name, "--json", "-",
                               "--bits", "12", "--rounding", "truncate", "--dither", "none" });
    REQUIRE (result.status == 0);
    const auto report = result.json();
    CHECK (keysOf (report)
           == std::set<std::string> { "input", "settings", "kernels", "latency_samples",
                                      "metadata_lost", "warnings", "headroom", "snr",
                                      "level_references", "predicted", "predicted_reason",
                                      "channels", "overall", "curves" });

    const auto x = readAudio<double> (recording (name)), y = readAudio<double> (folder / name);
    REQUIRE (x.samples.size() == y.samples.size());
    const auto channels = static_cast<std::size_t> (x.info.channels);
    REQUIRE (report["channels"].size() == channels);
    CHECK (report["input"]["sample_rate_hz"] == x.info.samplerate);
    CHECK (report["input"]["frames"] == x.info.frames);
    CHECK (report["settings"]["bits"] == 12);
    CHECK (report["settings"]["rounding"] == "truncate");
    CHECK (report["settings"]["dither"] == "none");
    CHECK (report["settings"]["seed"] == 1);

    const auto step = 0x1p-11L;
    for (std::size_t c = 0; c < channels; ++c)
    {
        CHECK (keysOf (report["channels"][c]) == fieldsOfC);
        checkFigures (report["channels"][c],
                      expectedFindings (x.samples, y.samples, c, channels, step));
    }

    CHECK (keysOf (report["overall"]) == fieldsOfC);
    CHECK (keysOf (report["overall"]["weighted_error_db"])
           == std::set<std::string> { "a", "itu_r_468", "f", "hearing" });
    checkFigures (report["overall"], expectedFindings (x.samples, y.samples, 0, 1, step));
}

TEST_CASE ("measure takes the step from the reduced file's sample format", "[offline][report]")
{
    const auto* const bits = GENERATE ("8", "16", "24");
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 1, busySignal (9000));
    REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--bits", bits }).status
             == 0);

    const auto bare = run ({ "measure", folder / "in.wav", folder / "out.wav", "--json", "-" });
    const auto told =
        run ({ "measure", folder / "in.wav", folder / "out.wav", "--json", "-", "--bits", bits });
    CHECK (bare.status == 0);
    CHECK (bare.json() == told.json());
}

// STREAMINFO of FLAC: the number of samples ends at byte 25; 0 is "unknown".
TEST_CASE ("measure refuses files of different lengths that show at their ends only",
           "[offline][report]")
{
    const TemporaryFolder folder;
    constexpr auto flac24 = SF_FORMAT_FLAC | SF_FORMAT_PCM_24;
    writeAudio (folder / "long.flac", flac24, 44100, 1, busySignal (20000));
    writeAudio (folder / "short.flac", flac24, 44100, 1, busySignal (15000));

    for (const auto* name : { "long.flac", "short.flac" })
    {
        auto bytes = bytesOf (folder / name);
        bytes[21] = static_cast<char> (bytes[21] & 0xF0);
        writeBytes (folder / name, bytes.replace (22, 4, std::string (4, '\0')));
    }

    for (const auto& [original, reduced] :
         { std::pair { "long.flac", "short.flac" }, { "short.flac", "long.flac" } })
    {
        const auto result = run ({ "measure", folder / original, folder / reduced });
        CAPTURE (original, result.complaints);
        CHECK (result.status == 1);
        CHECK (result.complainsOf ("15000"));
        CHECK (result.complainsOf ("20000"));
        CHECK (result.complainsOf ("samples a channel"));
    }
}

TEST_CASE ("measure refuses files that do not belong together, and says why", "[offline][report]")
{
    const TemporaryFolder folder;
    const auto signal = busySignal (4000);
    writeAudio (folder / "in.wav", wav24, 44100, 2, signal);
    writeAudio (folder / "rate.wav", wav16, 48000, 2, signal);
    writeAudio (folder / "mono.wav", wav16, 44100, 1, busySignal (2000));
    writeAudio (folder / "short.wav", wav16, 44100, 2, busySignal (3998));
    writeAudio (folder / "float.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 2, signal);

    const auto [name, sentence] =
        GENERATE (table<std::string, std::string> ({ { "rate.wav", "48000 Hz sample rate" },
                                                     { "mono.wav", "1 channel" },
                                                     { "short.wav", "1999 samples a channel" },
                                                     { "float.wav", "word length with --bits" },
                                                     { "none.wav", "no such file" } }));
    const auto result = run ({ "measure", folder / "in.wav", folder / name });
    CAPTURE (result.complaints);
    CHECK (result.status == 1);
    CHECK (result.complainsOf (name));
    CHECK (result.complainsOf (sentence));
}
