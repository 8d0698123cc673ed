#include "Parameters/Parameter.h"
#include "Support/CommandRun.h"
#include "Support/ReportFields.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;
using nlohmann::json;

namespace
{

using Options = std::vector<std::string>;

constexpr int wavDouble = SF_FORMAT_WAV | SF_FORMAT_DOUBLE;

CommandResult render (const TemporaryFolder& folder, Options more)
{
    more.insert (more.begin(),
                 { "render", folder / "in.wav", "-o", folder / "out.wav", "--force" });
    return run (more);
}

json reportOf (const TemporaryFolder& folder, Options more)
{
    more.insert (more.end(), { "--json", "-" });
    const auto result = render (folder, more);
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    return result.json();
}

// What has to be said besides, since the option has no use without it.
Options beside (std::string_view id, std::string_view choice = {})
{
    using namespace requant::parameterId;

    if (id == law && (choice == "lloyd-max" || choice == "jayant"))
        return { "--bits", "4" };

    if (id == percentile)
        return { "--range", "percentile" };

    if (id == rangeChannels)
        return { "--range", "min-max" };

    if (id == density)
        return { "--law", "lloyd-max", "--bits", "4" };

    if (id == requant::parameterId::scale)
        return { "--law", "lloyd-max", "--bits", "4", "--density", "gaussian" };

    return id == mu                                  ? Options { "--law", "mu-law" }
           : id == a                                 ? Options { "--law", "a-law" }
           : id == levelSpacing                      ? Options { "--law", "logarithmic" }
           : id == blockLength || id == exponentBits ? Options { "--law", "block" }
           : id == decisions                         ? Options { "--law", "g711-a" }
           : id == overflow                          ? Options { "--law", "float16" }
                                                     : Options {};
}

} // namespace

TEST_CASE ("The report's settings hold every control of the reduction under its id",
           "[offline][report][slow]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, busySignal (500));
    const auto defaults = reportOf (folder, {})["settings"];

    for (const auto& control : requant::parameterTable())
    {
        const std::string id (control.id);
        CAPTURE (id);
        CHECK (defaults.contains (id) == control.isReduction);

        if (! control.isReduction)
            continue;

        if (control.kind == requant::Parameter::Kind::toggle)
        {
            CHECK (defaults[id] == (control.defaultValue != 0.0));
            CHECK (reportOf (folder, { "--" + id })["settings"][id] == true);
            CHECK (reportOf (folder, { "--" + id + "=off" })["settings"][id] == false);
        }
        else if (control.kind == requant::Parameter::Kind::choice)
        {
            for (const auto& choice : control.choices)
            {
                auto options = beside (id, choice.id);
                options.insert (options.end(), { "--" + id, std::string (choice.id) });
                CHECK (reportOf (folder, options)["settings"][id] == choice.id);
            }
        }
        else
        {
            CHECK (defaults[id] == control.defaultValue);
            const auto other = control.isWhole() ? control.maximum : control.minimum + 0.25;
            auto options = beside (id);
            options.insert (options.end(), { "--" + id, control.idText (other) });
            CHECK (reportOf (folder, options)["settings"][id] == other);
        }
    }
}

TEST_CASE ("The text report names the options that make the reduction", "[offline][report]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, busySignal (500));
    CHECK (render (folder, {}).output.find ("options: --bits 16 --dither tpdf --shaping none\n")
           != std::string::npos);
    CHECK (render (folder, { "--bits", "8", "--lattice", "symmetric", "--pass-exact" })
               .output.find ("options: --bits 8 --lattice symmetric --dither tpdf --shaping none "
                             "--pass-exact\n")
           != std::string::npos);
}

// Lipshitz, Wannamaker, Vanderkooy (1992). The power of N samples of an error whose kurtosis is 3
// at most has a standard deviation of sqrt (2 / N) of it.
TEST_CASE ("The report says what theory expects, and a busy signal keeps to it",
           "[offline][report]")
{
    const auto [options, power, mean] = GENERATE (table<Options, double, double> (
        { { {}, 0.25, 0.0 },
          { { "--dither", "rpdf" }, 1.0 / 6.0, 0.0 },
          { { "--dither", "gaussian" }, 1.0 / 3.0, 0.0 },
          { { "--dither", "none" }, 1.0 / 12.0, 0.0 },
          { { "--dither", "none", "--rounding", "truncate" }, 1.0 / 3.0, 0.5 },
          { { "--dither", "none", "--rounding", "toward-zero" }, 1.0 / 3.0, 0.0 },
          { { "--lattice", "symmetric" }, 0.25, 0.0 },
          { { "--lattice", "end-points", "--bits", "11.3" }, 0.25, 0.0 } }));
    constexpr std::size_t count = 40000;
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, busySignal (count));
    const auto report = reportOf (folder, options);
    const auto predicted = report["predicted"], overall = report["overall"];
    CAPTURE (options);
    CHECK (predicted["error_power_lsb2"].get<double>() == Approx (power).epsilon (1e-6));
    CHECK (predicted["mean_error_lsb"].get<double>() == Approx (mean));

    const auto deviation = std::sqrt (2.0 / count);
    CHECK (overall["error_power_lsb2"].get<double>() == Approx (power).epsilon (5.0 * deviation));
    CHECK (overall["mean_error_lsb"].get<double>()
           == Approx (mean).margin (5.0 * std::sqrt (power / count)));
    CHECK (overall["snr_db"].get<double>()
           == Approx (predicted["snr_db"].get<double>()).margin (4.35 * 5.0 * deviation));
}

TEST_CASE ("Where theory says nothing, the report's prediction is null", "[offline][report]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, busySignal (500));
    CHECK (
        reportOf (folder, { "--rounding", "toward-zero", "--shaping", "first-order" })["predicted"]
            .is_null());
    const auto measured = run ({ "measure", folder / "in.wav", folder / "out.wav", "--json", "-" });
    CHECK (measured.json()["predicted"].is_null());
    CHECK (measured.json()["headroom"].is_null());

    // No signal, no ratio.
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, std::vector<double> (500, 0.0));
    const auto silent = reportOf (folder, {})["predicted"];
    CHECK (silent["snr_db"].is_null());
    CHECK (silent["error_power_lsb2"] == Approx (0.25));
}

// TPDF reaches 1 LSB and rounding 1/2 LSB; a code exceeds the highest one from a step above it, so
// of 128 steps, 126.5 are left.
TEST_CASE ("Headroom keeps full scale from clipping, and the report says by what",
           "[offline][report]")
{
    const TemporaryFolder folder;
    std::vector<double> square (20000);
    for (std::size_t n = 0; n < square.size(); ++n)
        square[n] = n % 100 < 50 ? 1.0 : -0.5;
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, square);

    const auto without = reportOf (folder, { "--bits", "8" });
    CHECK (without["overall"]["clipped_samples"] > 0);
    CHECK (without["headroom"].is_null());

    const auto report = reportOf (folder, { "--bits", "8", "--headroom" });
    CHECK (report["overall"]["clipped_samples"] == 0);
    CHECK (report["headroom"]["lsb"].get<double>() == Approx (1.5).margin (1e-4));
    const auto gain = std::pow (10.0, report["headroom"]["gain_db"].get<double>() / 20.0);
    CHECK (gain == Approx (126.5 / 128.0).epsilon (1e-6));

    const auto output = readAudio<double> (folder / "out.wav").samples;
    double sum = 0.0;
    for (std::size_t n = 0; n < square.size(); ++n)
        sum += std::pow ((gain * square[n] - output[n]) * 128.0, 2.0);
    CHECK (report["overall"]["error_power_lsb2"].get<double>()
           == Approx (sum / static_cast<double> (square.size())).epsilon (1e-6));

    // Against the input itself it would be the lowering, not noise: 0.14 LSB^2.
    CHECK (report["overall"]["static_error_lsb2"].get<double>() < 0.01);

    const auto text = render (folder, { "--bits", "8", "--headroom" }).output;
    CHECK (text.find ("headroom: the input was lowered by 0.1024 dB (1.50 LSB at full scale);")
           != std::string::npos);
    CHECK (text.find ("the error is against the lowered input") != std::string::npos);
}
