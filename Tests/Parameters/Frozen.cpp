#include "Parameters/Parameter.h"
#include "Support/Catch.h"

using namespace requant;

namespace
{

struct Frozen
{
    std::string_view id;
    std::vector<std::string_view> choices;
    double minimum, maximum, defaultValue;
    bool isReduction;
    bool isSaved = true;
};

// Hosts and state files store these ids, orders and ranges. A line may be added at the end, and a
// choice at the end of its list; nothing here may ever change or move.
const std::vector<Frozen> frozen {
    { "bits", {}, 1, 24, 16, true },
    { "lattice", { "twos-complement", "symmetric", "end-points" }, 0, 2, 0, true },
    { "rounding", { "nearest", "truncate", "toward-zero", "nearest-away" }, 0, 3, 0, true },
    { "dither", { "tpdf", "none", "rpdf", "high-pass", "gaussian" }, 0, 4, 0, true },
    { "dither-amount", {}, 0, 2, 1, true },
    { "dither-streams", { "independent", "identical", "mid-side" }, 0, 2, 0, true },
    { "shaping",
      { "none",         "hearing",           "designed-f",   "designed-468",
        "designed-a",   "designed-low-pass", "lipshitz",     "f-weighted",
        "modified-e",   "improved-e",        "gesemann",     "shibata",
        "shibata-low",  "shibata-high",      "ssrc-a-0",     "ssrc-a-1",
        "ssrc-a-2",     "ssrc-a-3",          "ssrc-a-4",     "ssrc-a-5",
        "ssrc-a-6",     "ssrc-b-0",          "ssrc-b-1",     "ssrc-b-2",
        "ssrc-b-3",     "ssrc-b-4",          "ssrc-b-5",     "ssrc-b-6",
        "f-weighted-3", "f-weighted-24",     "modified-e-2", "modified-e-3",
        "sbm",          "first-order",       "second-order" },
      0,
      34,
      0,
      true },
    { "shaping-depth", {}, 0, 80, 40, true },
    { "shaping-order", {}, 2, 32, 16, true },
    { "shaping-cutoff", {}, 1000, 192000, 15000, true },
    { "seed", {}, 0, 65535, 1, true },
    { "fresh-noise", {}, 0, 1, 0, true },
    { "auto-blank", {}, 0, 1, 0, true },
    { "auto-blank-after", {}, 0.01, 10, 0.5, true },
    { "pass-exact", {}, 0, 1, 0, true },
    { "headroom", {}, 0, 1, 0, true },
    { "bypass", {}, 0, 1, 0, false },
    { "reset-meters", {}, 0, 1, 0, false },
    { "monitor", { "output", "error", "input", "zoom" }, 0, 3, 0, false, false },
    { "monitor-gain", {}, 0, 96, 60, false },
    { "monitor-auto", {}, 0, 1, 1, false },
    { "law",
      { "uniform", "mu-law", "a-law", "g711-mu", "g711-a", "lloyd-max", "logarithmic", "float16",
        "bfloat16", "float8-e4m3", "float8-e5m2", "nf4", "block", "nicam", "jayant" },
      0,
      14,
      0,
      true },
    { "mu", {}, 1, 65535, 255, true },
    { "a", {}, 1, 1000, 87.6, true },
    { "level-spacing", {}, 0.01, 12, 1, true },
    { "block-length", {}, 1, 4096, 32, true },
    { "exponent-bits", {}, 1, 8, 3, true },
    { "decisions", { "standard", "nearest" }, 0, 1, 0, true },
    { "density", { "signal", "gaussian", "laplacian", "uniform" }, 0, 3, 0, true },
    { "scale", {}, 0, 4, 0, true },
    { "range",
      { "full-scale", "min-max", "symmetric-min-max", "percentile", "mse", "entropy", "histogram" },
      0,
      6,
      0,
      true },
    { "percentile", {}, 50, 100, 99.99, true },
    { "overflow", { "saturate", "infinity" }, 0, 1, 0, true },
    { "range-channels", { "linked", "per-channel" }, 0, 1, 0, true },
};

} // namespace

TEST_CASE ("The controls' ids, order, choices and ranges are the released ones", "[controls]")
{
    REQUIRE (parameterTable().size() == frozen.size());

    for (std::size_t i = 0; i < frozen.size(); ++i)
    {
        const auto& control = parameterTable()[i];
        const auto& expected = frozen[i];
        CAPTURE (expected.id);
        CHECK (control.id == expected.id);
        CHECK (control.minimum == expected.minimum);
        CHECK (control.maximum == expected.maximum);
        CHECK (control.defaultValue == expected.defaultValue);
        CHECK (control.isReduction == expected.isReduction);
        CHECK (control.isSaved == expected.isSaved);

        std::vector<std::string_view> choices;

        for (const auto& choice : control.choices)
            choices.push_back (choice.id);

        CHECK (choices == expected.choices);
        CHECK ((control.kind == Parameter::Kind::choice) == ! choices.empty());
    }
}

TEST_CASE ("Every control is found by its id, and nothing else is", "[controls]")
{
    for (const auto& control : parameterTable())
        CHECK (findParameter (control.id) == &control);

    for (const auto* unknown : { "", "Bits", "bits ", "bit", "lattices" })
        CHECK (findParameter (unknown) == nullptr);

    const std::string_view ids[] { parameterId::bits,         parameterId::lattice,
                                   parameterId::rounding,     parameterId::dither,
                                   parameterId::ditherAmount, parameterId::ditherStreams,
                                   parameterId::shaping,      parameterId::shapingDepth,
                                   parameterId::shapingOrder, parameterId::shapingCutoff,
                                   parameterId::seed,         parameterId::freshNoise,
                                   parameterId::autoBlank,    parameterId::autoBlankAfter,
                                   parameterId::passExact,    parameterId::headroom,
                                   parameterId::bypass,       parameterId::resetMeters,
                                   parameterId::monitor,      parameterId::monitorGain,
                                   parameterId::monitorAuto,  parameterId::law,
                                   parameterId::mu,           parameterId::a,
                                   parameterId::levelSpacing, parameterId::blockLength,
                                   parameterId::exponentBits, parameterId::decisions,
                                   parameterId::density,      parameterId::scale,
                                   parameterId::range,        parameterId::percentile,
                                   parameterId::overflow,     parameterId::rangeChannels };
    REQUIRE (std::size (ids) == parameterTable().size());

    for (std::size_t i = 0; i < std::size (ids); ++i)
        CHECK (findParameter (ids[i]) == &parameterTable()[i]);
}

TEST_CASE ("Every control and choice has a name and one sentence of help", "[controls]")
{
    for (const auto& control : parameterTable())
    {
        CAPTURE (control.id);
        CHECK_FALSE (control.name.empty());
        CHECK (control.help.ends_with ('.'));

        for (const auto& choice : control.choices)
        {
            CHECK_FALSE (choice.name.empty());
            CHECK (choice.help.ends_with ('.'));
        }
    }
}
