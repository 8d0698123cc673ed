#include "NumbersRun.h"

#include <cmath>

using namespace requant;
using namespace requant::test;

namespace
{

// Noise that is soft in places, silence, full scale; all of it float32.
std::vector<double> signal()
{
    auto samples = busySignal (1'500);

    for (std::size_t n = 0; n < samples.size(); ++n)
        samples[n] = static_cast<double> (
            static_cast<float> (n % 400 < 100 ? 1e-3 * samples[n] : 0.9 * samples[n]));

    std::fill (samples.begin() + 700, samples.begin() + 800, 0.0);
    samples[1] = 1.0;
    samples[2] = -1.0;
    return samples;
}

} // namespace

// Two programs that share the levels and nothing of how samples come to them: blocks, places, a
// file in float. What numbers does not dither, render is told not to. Render takes a sample for a
// level where float cannot tell the two apart: with 20 bits that is 0.6 % of an LSB, for one sample
// in a hundred, which moves a mean by less than 1e-4 LSB.
TEST_CASE ("Render gives audio exactly what numbers gives the same numbers, whatever the law",
           "[offline][law]")
{
    const auto options = GENERATE (values<Arguments> ({
        { "--law", "mu-law", "--bits", "8", "--dither", "none" },
        { "--law", "a-law", "--bits", "6.5", "--lattice", "end-points", "--dither", "none" },
        { "--law", "mu-law", "--bits", "20", "--mu", "100", "--dither", "none" },
        { "--law", "a-law", "--bits", "8", "--rounding", "truncate", "--dither", "none" },
        { "--law", "mu-law", "--bits", "8", "--range", "symmetric-min-max", "--dither", "none" },
        { "--law", "mu-law", "--bits", "8", "--range", "percentile", "--percentile", "90",
          "--dither", "none" },
        { "--law", "g711-mu", "--dither", "none" },
        { "--law", "g711-a", "--decisions", "nearest", "--dither", "none" },
        { "--law", "logarithmic", "--bits", "7", "--level-spacing", "1.5", "--dither", "none" },
        { "--law", "lloyd-max", "--bits", "3", "--dither", "none" },
        { "--law", "lloyd-max", "--bits", "5", "--density", "laplacian", "--scale", "0.2",
          "--dither", "none" },
        { "--law", "float16" },
        { "--law", "bfloat16" },
        { "--law", "float8-e4m3" },
        { "--law", "float8-e5m2" },
        { "--law", "nf4" },
        { "--law", "block", "--bits", "6" },
        { "--law", "block", "--bits", "9", "--block-length", "7", "--exponent-bits", "2",
          "--rounding", "toward-zero" },
        { "--law", "block", "--bits", "5", "--block-length", "4096" },
        { "--law", "nicam" },
        { "--law", "jayant", "--bits", "4" },
        { "--range", "min-max", "--bits", "6", "--lattice", "end-points", "--dither", "none" },
        { "--range", "mse", "--bits", "4", "--lattice", "symmetric", "--dither", "none" },
        { "--range", "entropy", "--bits", "4", "--lattice", "symmetric", "--dither", "none" },
        { "--range", "histogram", "--bits", "8", "--lattice", "end-points", "--dither", "none" },
    }));
    CAPTURE (options);
    const TemporaryFolder folder;
    const auto samples = signal();
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, samples);
    Arguments arguments { "render",  folder / "in.wav", "-o", folder / "out.wav",
                          "--float", "--json",          "-" };
    arguments.insert (arguments.end(), options.begin(), options.end());
    const auto rendered = run (arguments);
    CAPTURE (rendered.complaints);
    REQUIRE (rendered.status == 0);
    const auto report = reportOn (textOf (samples), options);

    auto expected = report["values"].get<Values>();
    for (auto& value : expected)
        value = static_cast<double> (static_cast<float> (value));

    CHECK (readAudio<double> (folder / "out.wav").samples == expected);

    const auto overall = rendered.json()["overall"];
    for (const auto* const figure :
         { "snr_db", "error_power_lsb2", "mean_error_lsb", "max_absolute_error_lsb" })
        CHECK (overall[figure].get<double>()
               == Approx (report[figure].get<double>()).epsilon (1e-6).margin (1e-4));

    CHECK (rendered.json()["latency_samples"].get<int>()
           == (options[1] == "nf4"     ? 63
               : options[1] == "nicam" ? 31
               : options[1] == "block" ? (options.size() < 6 ? 31 : std::stoi (options[5]) - 1)
                                       : 0));
}

TEST_CASE ("G.711 in WAV, AU and CAF is the format itself, elsewhere float", "[offline][law]")
{
    const auto* const law = GENERATE ("g711-mu", "g711-a");
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 2, signal());
    const auto expected = std::string (law) == "g711-mu" ? SF_FORMAT_ULAW : SF_FORMAT_ALAW;

    const auto formatOf = [&] (const std::string& name, Arguments more)
    {
        Arguments arguments { "render", folder / "in.wav", "-o", folder / name, "--law",
                              law,      "--force" };
        arguments.insert (arguments.end(), more.begin(), more.end());
        REQUIRE (run (arguments).status == 0);
        return readAudio<double> (folder / name).info.format & SF_FORMAT_SUBMASK;
    };

    for (const auto* const name : { "a.wav", "a.au", "a.caf" })
        CHECK (formatOf (name, {}) == expected);

    CHECK (formatOf ("a.w64", {}) == SF_FORMAT_FLOAT);
    CHECK (formatOf ("b.wav", { "--float" }) == SF_FORMAT_FLOAT);
    CHECK (formatOf ("c.wav", { "--decisions", "nearest" }) == SF_FORMAT_FLOAT);

    // The codes of a file are the values of the law.
    CHECK (formatOf ("d.wav", { "--dither", "none" }) == expected);
    CHECK (formatOf ("e.wav", { "--dither", "none", "--float" }) == SF_FORMAT_FLOAT);
    CHECK (readAudio<double> (folder / "d.wav").samples
           == readAudio<double> (folder / "e.wav").samples);
}

TEST_CASE ("What a law cannot be is refused with what would work", "[offline][law]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 1, signal());

    const auto checkRefusal = [&] (const Arguments& options, int status, const std::string& words,
                                   const char* output = "o.wav")
    {
        Arguments arguments { "render", folder / "in.wav", "-o", folder / output };
        arguments.insert (arguments.end(), options.begin(), options.end());
        const auto result = run (arguments);
        CAPTURE (options, result.complaints);
        CHECK (result.status == status);
        CHECK (result.complainsOf (words));
    };

    checkRefusal ({ "--law", "mu-law" }, 1,
                  "o.flac: FLAC cannot hold 32-bit float samples, which levels that are no PCM "
                  "codes need, of 1 channel at 44100 Hz; give an output name that ends in .wav, "
                  ".aiff, .caf or .w64.",
                  "o.flac");
    checkRefusal ({ "--law", "g711-mu", "--bits", "8" }, 2,
                  "--bits has no use with --law g711-mu: G.711 mu-law has codes of 8 bits; leave "
                  "it out.");
    checkRefusal ({ "--law", "nicam", "--dither", "tpdf" }, 2,
                  "--dither has no use with --law nicam");
    checkRefusal ({ "--law", "lloyd-max" }, 2, "Lloyd-Max has 1 to 12 bits");
    checkRefusal ({ "--law", "jayant", "--bits", "6" }, 2, "2 to 5 bits");
    checkRefusal ({ "--mu", "9" }, 2, "Mu-law alone has it");
    checkRefusal ({ "--law", "mu-law", "--range", "mse" }, 2, "--range mse is for --law uniform");
    checkRefusal ({ "--percentile", "99" }, 2, "--percentile has no use");
    checkRefusal ({ "--law", "lloyd-max", "--bits", "4", "--scale", "1" }, 2, "--scale has no use");
    checkRefusal ({ "--law", "lloyd-max", "--bits", "4", "--density", "gaussian", "--scale", "0" },
                  2, "--scale takes a number above 0");
    checkRefusal ({ "--calibrate", folder / "in.wav" }, 2,
                  "--calibrate is for what is found from a signal");
    checkRefusal ({ "--range", "min-max", "--calibrate", folder / "none.wav" }, 1, "none.wav: ");
}

TEST_CASE ("A range is found from another file where that is given", "[offline][law][range]")
{
    const TemporaryFolder folder;
    auto soft = signal();
    for (auto& sample : soft)
        sample *= 0.25;
    writeAudio (folder / "loud.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, signal());
    writeAudio (folder / "soft.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, soft);

    const auto stepOf = [&] (Arguments more)
    {
        Arguments arguments { "render",
                              folder / "soft.wav",
                              "-o",
                              folder / "out.wav",
                              "--force",
                              "--range",
                              "symmetric-min-max",
                              "--bits",
                              "8",
                              "--json",
                              "-" };
        arguments.insert (arguments.end(), more.begin(), more.end());
        const auto result = run (arguments);
        REQUIRE (result.status == 0);
        return result.json()["settings"]["step"].get<double>();
    };

    CHECK (stepOf ({}) == Approx (0.25 / 127.0));
    CHECK (stepOf ({ "--calibrate", folder / "loud.wav" }) == Approx (1.0 / 127.0));
}

// Dither of a second channel is another than of the first, so none of it; what a shaper keeps is a
// channel's own.
TEST_CASE ("Where each channel has its own range it is reduced as if it were alone",
           "[offline][law][range]")
{
    const auto options = GENERATE (values<Arguments> ({
        { "--range", "min-max", "--bits", "6", "--lattice", "end-points" },
        { "--range", "min-max", "--bits", "6", "--shaping", "f-weighted" },
        { "--range", "symmetric-min-max", "--bits", "8", "--pass-exact" },
        { "--range", "mse", "--bits", "4", "--rounding", "truncate" },
        { "--range", "percentile", "--percentile", "95", "--bits", "5", "--law", "mu-law" },
        { "--range", "symmetric-min-max", "--bits", "20", "--law", "a-law" },
    }));
    CAPTURE (options);
    const auto isUniform = std::find (options.begin(), options.end(), "--law") == options.end();
    const TemporaryFolder folder;
    const auto loud = signal();
    std::vector<double> both;
    std::vector<std::vector<double>> channels (3);

    for (std::size_t n = 0; n < loud.size(); ++n)
    {
        channels[0].push_back (loud[n]);
        channels[1].push_back (0.125 * loud[(n + 500) % loud.size()] + 0.0625);
        channels[2].push_back (0.0);

        for (const auto& channel : channels)
            both.push_back (channel[n]);
    }

    const auto render = [&] (const std::string& name, int channelCount,
                             const std::vector<double>& samples, Arguments more)
    {
        const auto file = folder / (name + ".wav");
        writeAudio (file, SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, channelCount, samples);
        Arguments arguments { "render",   file,   "-o",      folder / (name + "-out.wav"),
                              "--dither", "none", "--float", "--json",
                              "-" };
        arguments.insert (arguments.end(), options.begin(), options.end());
        arguments.insert (arguments.end(), more.begin(), more.end());
        const auto result = run (arguments);
        CAPTURE (result.complaints);
        REQUIRE (result.status == 0);
        return result.json();
    };

    const auto together = render ("all", 3, both, { "--range-channels", "per-channel" });
    const auto output = readAudio<double> (folder / "all-out.wav").samples;
    const auto measured = [&]
    {
        Arguments arguments { "measure",
                              folder / "all.wav",
                              folder / "all-out.wav",
                              "--range-channels",
                              "per-channel",
                              "--json",
                              "-",
                              "--dither",
                              "none" };
        arguments.insert (arguments.end(), options.begin(), options.end());
        const auto result = run (arguments);
        CAPTURE (result.complaints);
        REQUIRE (result.status == 0);
        return result.json();
    }();

    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        const auto name = "channel" + std::to_string (c);
        const auto alone = render (name, 1, channels[c], {});
        const auto expected = readAudio<double> (folder / (name + "-out.wav")).samples;
        std::vector<double> own;

        for (auto n = c; n < output.size(); n += channels.size())
            own.push_back (output[n]);

        CHECK (own == expected);
        CAPTURE (c);

        for (const auto* const figure : { "snr_db", "error_power_lsb2", "mean_error_lsb",
                                          "max_absolute_error_lsb", "clipped_samples" })
        {
            CAPTURE (figure);
            CHECK (together["channels"][c][figure] == alone["channels"][0][figure]);

            // Another count: what the input itself takes beyond the range.
            if (figure == std::string ("clipped_samples"))
                continue;

            if (isUniform && ! together["channels"][c][figure].is_null())
                CHECK (measured["channels"][c][figure].get<double>()
                       == Approx (together["channels"][c][figure].get<double>())
                              .epsilon (1e-6)
                              .margin (1e-6));
        }
    }

    for (const auto& report : { together, measured })
    {
        CHECK (report["overall"]["snr_db"].is_number());
        CHECK (report["overall"]["error_power_lsb2"].is_null() == isUniform);
        CHECK (report["settings"]["step"].is_null());
        CHECK (report["predicted_reason"] == (isUniform ? "steps_of_channels" : "uneven_steps"));
        CHECK (report["curves"]["histogram"].is_null() == isUniform);
    }
}

TEST_CASE ("Ranges of channels are found of a file with as many, whatever stands for it",
           "[offline][law][range]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "two.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 2, signal());
    writeAudio (folder / "one.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 1, signal());

    const auto render = [&] (const char* input, const char* calibration, const char* channels)
    {
        return run ({ "render", folder / input, "-o", folder / "out.wav", "--force", "--range",
                      "mse", "--bits", "6", "--range-channels", channels, "--calibrate",
                      folder / calibration });
    };

    const auto refused = render ("two.wav", "one.wav", "per-channel");
    CHECK (refused.status == 1);
    CHECK (refused.complainsOf ("one.wav: it has 1 channel(s), but what is reduced has 2"));
    CHECK_FALSE (std::filesystem::exists (folder / "out.wav"));
    CHECK (render ("one.wav", "two.wav", "per-channel").status == 1);
    CHECK (render ("two.wav", "two.wav", "per-channel").status == 0);
    CHECK (render ("two.wav", "one.wav", "linked").status == 0);
}

TEST_CASE ("Whose range it is matters only where a range is found", "[offline][law][range]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 2, signal());

    for (const Arguments& more : { Arguments {}, Arguments { "--law", "nicam" } })
    {
        Arguments arguments { "render",           folder / "in.wav",  "-o",
                              folder / "out.wav", "--range-channels", "per-channel" };
        arguments.insert (arguments.end(), more.begin(), more.end());
        const auto result = run (arguments);
        CHECK (result.status == 2);
        CHECK (result.complainsOf (more.empty() ? "full scale is the same for all channels"
                                                : "NICAM has its own levels"));
    }
}
