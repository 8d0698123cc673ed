#include "Levels/Lattice.h"
#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/ReportFields.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;

namespace
{

struct LatticeCase
{
    std::string id;
    int smallestBits;

    // What a code's level is by definition, and the whole number that PCM holds for it.
    long double (*level) (std::int64_t code, int bits);
    std::int64_t (*lowest) (int bits);
    std::int64_t lowestInPcm (int bits) const
    {
        return id == "end-points" ? -half (bits) : lowest (bits);
    }

    static std::int64_t half (int bits) { return std::int64_t { 1 } << (bits - 1); }
};

const auto half = &LatticeCase::half;

const std::vector<LatticeCase> latticeCases {
    { "twos-complement", 1,
      [] (std::int64_t code, int bits)
      { return static_cast<long double> (code) / static_cast<long double> (half (bits)); },
      [] (int bits) { return -half (bits); } },
    { "symmetric", 2,
      [] (std::int64_t code, int bits)
      { return static_cast<long double> (code) / static_cast<long double> (half (bits) - 1); },
      [] (int bits) { return 1 - half (bits); } },
    { "end-points", 1,
      [] (std::int64_t code, int bits)
      {
          const auto last = static_cast<long double> (2 * half (bits) - 1);
          return (2 * static_cast<long double> (code) - last) / last;
      },
      [] (int) { return std::int64_t { 0 }; } },
};

struct Levels
{
    std::vector<double> samples;
    std::vector<std::int32_t> words; // left-justified in 32 bits
};

// All of them, or, of more than 2^14, both ends and some thousands between.
Levels levelsOf (const LatticeCase& lattice, int bits)
{
    Levels levels;
    const auto lowest = lattice.lowest (bits), inPcm = lattice.lowestInPcm (bits);
    const auto count = half (bits) - inPcm;
    const auto stride = count > (1 << 14) ? count / 5003 : 1;

    const auto add = [&] (std::int64_t index)
    {
        levels.samples.push_back (static_cast<double> (lattice.level (lowest + index, bits)));
        levels.words.push_back (
            static_cast<std::int32_t> ((inPcm + index) * (std::int64_t { 1 } << (32 - bits))));
    };

    for (std::int64_t index = 0; index < count; index += stride)
        add (index);

    add (count - 1);
    return levels;
}

constexpr int wavDouble = SF_FORMAT_WAV | SF_FORMAT_DOUBLE;

} // namespace

TEST_CASE ("Every lattice's codes are in the file, left-justified, and are read back as its levels",
           "[offline][files][slow]")
{
    const auto lattice = GENERATE (from_range (latticeCases));
    const auto bits = GENERATE (range (1, 25));

    if (bits < lattice.smallestBits)
        return;

    CAPTURE (lattice.id, bits);
    const auto levels = levelsOf (lattice, bits);
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, levels.samples);
    const std::vector<std::string> scale { "--bits", std::to_string (bits), "--lattice",
                                           lattice.id };
    std::vector<std::string> render { "render",           folder / "in.wav", "-o",
                                      folder / "out.caf", "--dither",        "none" };
    render.insert (render.end(), scale.begin(), scale.end());
    REQUIRE (run (render).status == 0);

    const auto output = readAudio<std::int32_t> (folder / "out.caf");
    CHECK ((output.info.format & SF_FORMAT_SUBMASK)
           == (bits <= 8    ? SF_FORMAT_PCM_S8
               : bits <= 16 ? SF_FORMAT_PCM_16
                            : SF_FORMAT_PCM_24));
    CHECK (output.samples == levels.words);

    // The levels themselves differ from the input's by the rounding of a double at most.
    std::vector<std::string> measure { "measure", folder / "in.wav", folder / "out.caf", "--json",
                                       "-" };
    measure.insert (measure.end(), scale.begin(), scale.end());
    const auto overall = run (measure).json()["overall"];
    CHECK (overall["max_absolute_error"].get<double>() < 3e-16);
    CHECK (overall["clipped_samples"] == 0);
}

TEST_CASE ("A receiver that multiplies symmetric PCM by its factor has exactly the levels",
           "[offline][files]")
{
    const auto bits = GENERATE (8, 16, 24);
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, busySignal (5000));
    const std::vector<std::string> scale { "--lattice", "symmetric", "--bits",
                                           std::to_string (bits) };

    for (const auto* const name : { "pcm.wav", "float.wav" })
    {
        std::vector<std::string> render { "render", folder / "in.wav", "-o", folder / name };
        render.insert (render.end(), scale.begin(), scale.end());

        if (name == std::string ("float.wav"))
            render.emplace_back ("--float");

        REQUIRE (run (render).status == 0);
    }

    const auto pcm = readAudio<std::int32_t> (folder / "pcm.wav");
    const auto floats = readAudio<double> (folder / "float.wav");
    const auto highest = static_cast<double> (half (bits) - 1);
    std::size_t wrong = 0;

    for (std::size_t n = 0; n < pcm.samples.size(); ++n)
    {
        const auto code = pcm.samples[n] / (1 << (32 - bits));
        wrong += static_cast<float> (code / highest) != static_cast<float> (floats.samples[n]);
    }

    CHECK (wrong == 0);
}

TEST_CASE ("A fractional number of bits is written as float, and holds 2^bits levels",
           "[offline][files]")
{
    using requant::Lattice;
    using requant::LatticeKind;
    const auto [id, kind] = GENERATE (
        table<std::string, LatticeKind> ({ { "twos-complement", LatticeKind::twosComplement },
                                           { "symmetric", LatticeKind::symmetric },
                                           { "end-points", LatticeKind::endPoints } }));
    const auto* const bits = GENERATE ("2.5", "4.321", "7.9", "16.5");
    const TemporaryFolder folder;

    // From below the lowest level to above the highest one.
    std::vector<double> ramp (20001);
    for (std::size_t n = 0; n < ramp.size(); ++n)
        ramp[n] = -1.2 + 2.4 * static_cast<double> (n) / 20000.0;
    writeAudio (folder / "in.wav", wavDouble, 44100, 1, ramp);

    REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--bits", bits,
                    "--lattice", id, "--dither", "none" })
                 .status
             == 0);
    const auto output = readAudio<double> (folder / "out.wav");
    CHECK (output.info.format == (SF_FORMAT_WAV | SF_FORMAT_FLOAT));

    const auto lattice = Lattice::make (kind, std::stod (bits));
    std::set<float> levels, found;

    for (auto code = lattice.lowest(); code <= lattice.highest(); ++code)
        levels.insert (static_cast<float> (lattice.level (code)));

    for (const auto sample : output.samples)
        found.insert (static_cast<float> (sample));

    CHECK (std::includes (levels.begin(), levels.end(), found.begin(), found.end()));
    CHECK (*found.begin() == *levels.begin());
    CHECK (*found.rbegin() == *levels.rbegin());

    if (levels.size() < 1000)
        CHECK (found == levels);
}

TEST_CASE ("A container without float is refused for a fractional number of bits, with what would "
           "do",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 44100, 1, busySignal (5000));
    const auto result =
        run ({ "render", folder / "in.flac", "-o", folder / "out.flac", "--bits", "12.5" });
    CAPTURE (result.complaints);
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("out.flac: FLAC cannot hold 32-bit float samples, which a "
                               "fractional number of bits needs"));
    CHECK (result.complainsOf (".wav, .aiff, .caf or .w64, or a whole number of --bits."));
    CHECK (folder.contents().size() == 1);
}
