#include "Support/CommandRun.h"
#include "Support/ReportFields.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;

namespace
{

using Options = std::vector<std::string>;

// scale: what both are told; more: what render alone is.
void checkThatMeasureAgrees (const std::string& input, const Options& scale, const Options& more)
{
    const TemporaryFolder folder;
    Options render { "render", input, "-o", folder / "out.wav", "--json", "-" };
    render.insert (render.end(), scale.begin(), scale.end());
    render.insert (render.end(), more.begin(), more.end());
    Options measure { "measure", input, folder / "out.wav", "--json", "-" };
    measure.insert (measure.end(), scale.begin(), scale.end());

    const auto rendered = run (render), measured = run (measure);
    REQUIRE (rendered.status == 0);
    REQUIRE (measured.status == 0);
    CAPTURE (scale, more);
    checkAlike (figuresOf (rendered.json()), figuresOf (measured.json()));
}

} // namespace

TEST_CASE ("Measuring a render's output gives the render's own report", "[offline][report][slow]")
{
    const auto name = GENERATE (from_range (recordings));
    const auto more =
        GENERATE (values<Options> ({ { "--bits", "16" },
                                     { "--bits", "8", "--shaping", "lipshitz" },
                                     { "--bits", "24", "--dither", "none" },
                                     { "--bits", "6", "--rounding", "truncate", "--float" } }));
    checkThatMeasureAgrees (recording (name), { more[0], more[1] },
                            { more.begin() + 2, more.end() });
}

TEST_CASE ("Measuring a render's output gives the render's own report, whatever the lattice",
           "[offline][report][slow]")
{
    const auto* const lattice = GENERATE ("twos-complement", "symmetric", "end-points");
    // Below 6 bits the noise alone can clip, which only render knows.
    const auto* const bits = GENERATE ("6", "6.7", "8", "11.5", "16", "20", "24");
    const auto more = GENERATE (values<Options> ({ {},
                                                   { "--float" },
                                                   { "--shaping", "lipshitz" },
                                                   { "--rounding", "toward-zero" },
                                                   { "--dither", "none", "--rounding", "truncate" },
                                                   { "--float", "--dither", "gaussian" } }));
    const TemporaryFolder folder;
    auto signal = busySignal (20000);
    for (auto& sample : signal)
        sample *= 0.5;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 2, signal);
    checkThatMeasureAgrees (folder / "in.wav", { "--bits", bits, "--lattice", lattice }, more);
}

TEST_CASE ("Render and measure count the same clipped samples, whatever the lattice",
           "[offline][report][slow]")
{
    const auto* const lattice = GENERATE ("twos-complement", "symmetric", "end-points");
    const auto* const bits = GENERATE ("2", "5.3", "8", "16", "24");
    const TemporaryFolder folder;
    auto signal = busySignal (20000);
    for (auto& sample : signal)
        sample *= 2.5;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 1, signal);
    checkThatMeasureAgrees (folder / "in.wav", { "--bits", bits, "--lattice", lattice },
                            { "--dither", "none" });
}

TEST_CASE ("measure takes a lattice's word length from the sample format", "[offline][report]")
{
    const auto* const lattice = GENERATE ("twos-complement", "symmetric", "end-points");
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 1, busySignal (9000));
    REQUIRE (
        run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--lattice", lattice }).status
        == 0);
    const Options bare {
        "measure", folder / "in.wav", folder / "out.wav", "--json", "-", "--lattice", lattice
    };
    auto told = bare;
    told.insert (told.end(), { "--bits", "16" });
    CHECK (run (bare).status == 0);
    CHECK (run (bare).json() == run (told).json());
}

TEST_CASE ("PCM longer than any lattice is measured as two's complement only", "[offline][report]")
{
    const TemporaryFolder folder;
    const auto signal = busySignal (4000);
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 1, signal);
    writeAudio (folder / "out.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_32, 44100, 1, signal);

    const auto plain = run ({ "measure", folder / "in.wav", folder / "out.wav", "--json", "-" });
    REQUIRE (plain.status == 0);
    CHECK (plain.json()["settings"]["step"] == 0x1p-31);

    const auto refused =
        run ({ "measure", folder / "in.wav", folder / "out.wav", "--lattice", "symmetric" });
    CHECK (refused.status == 1);
    CHECK (refused.complainsOf ("longer than this lattice can be; give the word length with"));
}
