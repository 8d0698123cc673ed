#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;

namespace
{

// What a render to 16 bits wrote, left-justified in 32 bits.
std::vector<std::int32_t> codesOf (const TemporaryFolder& folder,
                                   std::vector<std::string> more = {})
{
    more.insert (more.begin(),
                 { "render", folder / "in.wav", "-o", folder / "out.wav", "--force" });
    REQUIRE (run (more).status == 0);
    return readAudio<std::int32_t> (folder / "out.wav").samples;
}

std::ptrdiff_t zerosAtEnd (const std::vector<std::int32_t>& codes)
{
    const auto isSound = [] (std::int32_t code) { return code != 0; };
    return std::find_if (codes.rbegin(), codes.rend(), isSound) - codes.rbegin();
}

} // namespace

TEST_CASE ("The option --auto-blank keeps digital silence silent, after the time that is chosen",
           "[offline][toggles]")
{
    const TemporaryFolder folder;
    auto signal = busySignal (10000);
    signal.resize (60000, 0.0);
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 48000, 1, signal);

    // TPDF is a code other than 0 in one of eight samples of silence: 200 zeros do not happen.
    CHECK (zerosAtEnd (codesOf (folder)) < 200);

    const auto byDefault = zerosAtEnd (codesOf (folder, { "--auto-blank" }));
    CHECK (byDefault >= 50000 - 24000);
    CHECK (byDefault < 50000 - 24000 + 200);

    const auto sooner =
        zerosAtEnd (codesOf (folder, { "--auto-blank", "--auto-blank-after", "0.1" }));
    CHECK (sooner >= 50000 - 4800);
    CHECK (sooner < 50000 - 4800 + 200);
}

TEST_CASE ("The option --pass-exact leaves what is 16 bits already as it is", "[offline][toggles]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav16, 44100, 2, busySignal (20000));
    const auto input = readAudio<std::int32_t> (folder / "in.wav").samples;
    CHECK (codesOf (folder) != input);
    CHECK (codesOf (folder, { "--pass-exact" }) == input);
}

TEST_CASE ("Audio that lies on the levels already is dithered with a hint at --pass-exact",
           "[offline][toggles]")
{
    const TemporaryFolder folder;
    const auto hints = [&] (const std::vector<std::string>& options)
    {
        std::vector<std::string> arguments { "render", folder / "in.wav", "-o", folder / "out.wav",
                                             "--force" };
        arguments.insert (arguments.end(), options.begin(), options.end());
        const auto result = run (arguments);
        REQUIRE (result.status == 0);
        return result.output.find ("Warning: Every sample of the input was a level already, and "
                                   "noise was added nevertheless. Pass exact (--pass-exact)")
               != std::string::npos;
    };

    auto codes = allCodes (10);
    writeAudio (folder / "in.wav", wav24, 44100, 2, codes);
    CHECK (hints ({}));
    CHECK (hints ({ "--bits", "10" }));
    CHECK (hints ({ "--dither", "high-pass", "--shaping", "hearing" }));

    // Where it changed nothing, where it would have changed nothing, and where it could not help.
    CHECK_FALSE (hints ({ "--pass-exact" }));
    CHECK_FALSE (hints ({ "--dither", "none" }));
    CHECK_FALSE (hints ({ "--dither", "rpdf" })); // never as far as a decision value
    CHECK_FALSE (hints ({ "--bits", "9" }));
    CHECK_FALSE (hints ({ "--headroom" }));
    CHECK_FALSE (hints ({ "--lattice", "symmetric" }));

    // One sample that is none, the last of all.
    codes.back() += 1 << 8;
    writeAudio (folder / "in.wav", wav24, 44100, 2, codes);
    CHECK_FALSE (hints ({}));

    // Silence lies on every lattice, and dither is what keeps it company.
    writeAudio (folder / "in.wav", wav24, 44100, 1, std::vector<std::int32_t> (500, 0));
    CHECK_FALSE (hints ({}));

    // A block of silence behind the sound, or a silent channel, does not make it silence; nor do
    // levels behind a sample that is none make that one.
    auto sound = allCodes (10);
    sound.resize (20000, 0);
    writeAudio (folder / "in.wav", wav24, 44100, 1, sound);
    CHECK (hints ({}));
    sound.front() += 1 << 8;
    writeAudio (folder / "in.wav", wav24, 44100, 1, sound);
    CHECK_FALSE (hints ({}));

    std::vector<std::int32_t> half;

    for (const auto code : allCodes (10))
        half.insert (half.end(), { code, 0 });

    writeAudio (folder / "in.wav", wav24, 44100, 2, half);
    CHECK (hints ({}));

    // A float is a little off its level where steps are no powers of two: no noise.
    std::vector<float> levels;

    for (int code = -500; code < 500; ++code)
        levels.push_back (static_cast<float> (code / 32767.0));

    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, levels);
    CHECK (hints ({ "--lattice", "symmetric", "--float" }));
    CHECK_FALSE (hints ({ "--lattice", "symmetric", "--float", "--dither", "none" }));

    // Beyond the range there are no levels.
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1,
                std::vector<float> { 0.5f, 1.0f, 0.25f });
    CHECK_FALSE (hints ({}));
}

TEST_CASE ("The option --fresh-noise gives other noise at every run", "[offline][toggles]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav24, 44100, 1, busySignal (20000));
    CHECK (codesOf (folder) == codesOf (folder));
    CHECK (codesOf (folder, { "--fresh-noise" }) != codesOf (folder, { "--fresh-noise" }));
}
