#include "Parameter.h"

#include <algorithm>
#include <array>
#include <vector>

namespace requant
{

namespace
{

// Where a member lies within the settings, which may be const.
template <typename S, typename Member>
auto& part (S& settings, Member ReductionSettings::*member)
{
    return settings.reduction.*member;
}

template <typename S, typename Member>
auto& part (S& settings, Member MonitorSettings::*member)
{
    return settings.monitor.*member;
}

template <typename S, typename Member>
auto& part (S& settings, Member Settings::*member)
{
    return settings.*member;
}

// The value of a member of the settings: a number, an enumeration's index or a bool.
template <auto member>
double get (const Settings& settings)
{
    return static_cast<double> (part (settings, member));
}

template <auto member>
void set (Settings& settings, double value)
{
    using Member = std::remove_reference_t<decltype (part (settings, member))>;

    if constexpr (std::is_same_v<Member, double>)
        part (settings, member) = value;
    else
        part (settings, member) = static_cast<Member> (static_cast<int> (value));
}

using Kind = Parameter::Kind;
using R = ReductionSettings;
using M = MonitorSettings;

constexpr Settings defaults;

template <auto member>
Parameter number (std::string_view id, std::string_view name, std::string_view unit,
                  std::string_view help, double minimum, double maximum, int stepsPerUnit)
{
    return { id,           name,        unit,       help,
             Kind::number, minimum,     maximum,    get<member> (defaults),
             stepsPerUnit, {},          true,       1,
             true,         get<member>, set<member> };
}

template <auto member>
Parameter choice (std::string_view id, std::string_view name, std::string_view help,
                  std::span<const Choice> list)
{
    auto control =
        number<member> (id, name, "", help, 0.0, static_cast<double> (list.size() - 1), 1);
    control.kind = Kind::choice;
    control.choices = list;
    return control;
}

template <auto member>
Parameter toggle (std::string_view id, std::string_view name, std::string_view help)
{
    auto control = number<member> (id, name, "", help, 0.0, 1.0, 1);
    control.kind = Kind::toggle;
    return control;
}

Parameter ofPlugin (Parameter control)
{
    control.isReduction = false;
    return control;
}

Parameter unsaved (Parameter control)
{
    control.isSaved = false;
    return control;
}

Parameter since020 (Parameter control)
{
    control.versionHint = 2;
    return control;
}

std::vector<Parameter> makeTable()
{
    return {
        number<&R::bits> (parameterId::bits, "Word length", "bits",
                          "How many bits a sample keeps: N bits are 2^N levels, and a fraction is "
                          "rounded to whole levels.",
                          Lattice::minimumBits, Lattice::maximumBits, 1000),
        choice<&R::latticeKind> (parameterId::lattice, "Lattice",
                                 "Where the levels lie: what the receiver multiplies codes by.",
                                 choices::lattices()),
        choice<&R::rounding> (parameterId::rounding, "Rounding", "How a sample finds its level.",
                              choices::roundings()),
        choice<&R::dither> (parameterId::dither, "Dither", "The noise added before rounding.",
                            choices::dithers()),
        number<&R::ditherAmount> (parameterId::ditherAmount, "Dither amount", "",
                                  "How much dither, in times its nominal width.", 0.0, 2.0, 100),
        choice<&R::ditherStreams> (parameterId::ditherStreams, "Dither streams",
                                   "How the noise of the channels is related.",
                                   choices::ditherStreams()),
        choice<&R::shaping> (parameterId::shaping, "Noise shaping",
                             "Where in the spectrum the error goes.", choices::shapings()),
        number<&R::shapingDepthDb> (parameterId::shapingDepth, "Shaping depth", "dB",
                                    "How far the designed shapers go: 0 is no shaping; each "
                                    "further dB makes more noise and less of it audible.",
                                    0.0, 80.0, 10),
        number<&R::shapingOrder> (parameterId::shapingOrder, "Shaping order", "taps",
                                  "How closely the designed shapers follow their curve.", 2.0, 32.0,
                                  1),
        number<&R::shapingCutoffHz> (parameterId::shapingCutoff, "Shaping cutoff", "Hz",
                                     "Up to where designed-low-pass keeps the noise low.", 1000.0,
                                     192000.0, 1),
        number<&R::seed> (parameterId::seed, "Seed", "",
                          "Which noise: the same input, settings and seed give the same output, "
                          "bit for bit; stems that are mixed want one each, or they share their "
                          "noise.",
                          0.0, 65535.0, 1),
        toggle<&R::freshNoise> (parameterId::freshNoise, "Fresh noise",
                                "Other noise at every start, instead of the seed's."),
        toggle<&R::autoBlank> (parameterId::autoBlank, "Auto-blank",
                               "Where the input is digital silence, so is the output."),
        number<&R::blankAfterSeconds> (parameterId::autoBlankAfter, "Auto-blank after", "s",
                                       "How long the input must be silent first.", 0.01, 10.0, 100),
        toggle<&R::passExact> (parameterId::passExact, "Pass exact",
                               "While the input lies on the levels already, it passes untouched."),
        toggle<&R::headroom> (parameterId::headroom, "Headroom",
                              "Lowers the input by just what keeps dithered, shaped peaks from "
                              "clipping."),
        ofPlugin (toggle<&Settings::bypassed> (parameterId::bypass, "Bypass",
                                               "Lets the samples pass untouched, bit for bit.")),
        ofPlugin (toggle<&Settings::metersReset> (
            parameterId::resetMeters, "Reset meters",
            "Starts all windows of the meters anew whenever it is switched on.")),
        unsaved (ofPlugin (choice<&M::source> (
            parameterId::monitor, "Monitor",
            "What is heard, never what is delivered: a bounce, a new session and bypass hear the "
            "output.",
            choices::monitorSources()))),
        ofPlugin (number<&M::gainDb> (
            parameterId::monitorGain, "Monitor gain", "dB",
            "How far error and noise floor are raised while Monitor auto is off.", 0.0, 96.0, 10)),
        ofPlugin (toggle<&M::isAutomatic> (
            parameterId::monitorAuto, "Monitor auto",
            "Raises error and noise floor to a comfortable level, instead of by Monitor gain.")),
        since020 (
            choice<&R::law> (parameterId::law, "Law", "How levels are spaced.", choices::laws())),
        since020 (number<&R::mu> (parameterId::mu, "Mu", "",
                                  "How far mu-law is bent: 1 hardly, 255 as in telephony.", 1.0,
                                  65535.0, 1)),
        since020 (number<&R::a> (parameterId::a, "A", "",
                                 "How far A-law is bent: 1 not at all, 87.6 as in telephony.", 1.0,
                                 1000.0, 10)),
        since020 (number<&R::levelSpacingDb> (
            parameterId::levelSpacing, "Level spacing", "dB",
            "Of the logarithmic law: how far apart two levels of one sign are.", 0.01, 12.0, 100)),
        since020 (number<&R::blockLength> (parameterId::blockLength, "Block length", "samples",
                                           "Of block floating point: how many samples share an "
                                           "exponent. The output comes one less later.",
                                           1.0, 4096.0, 1)),
        since020 (number<&R::exponentBits> (parameterId::exponentBits, "Exponent bits", "bits",
                                            "Of block floating point: with 2^N exponents.", 1.0,
                                            8.0, 1)),
        since020 (choice<&R::decisions> (parameterId::decisions, "Decisions",
                                         "Of G.711: where a sample between two levels goes.",
                                         choices::decisions())),
        since020 (choice<&R::density> (parameterId::density, "Density",
                                       "Of Lloyd-Max: which signal its levels are best for.",
                                       choices::densities())),
        since020 (number<&R::scale> (parameterId::scale, "Scale", "",
                                     "Of a density of Lloyd-Max: its standard deviation, full "
                                     "scale being 1; 0: the signal's own, which is learned.",
                                     0.0, 4.0, 10000)),
        since020 (choice<&R::range> (parameterId::range, "Range",
                                     "What the levels span: full scale, or what is found of the "
                                     "signal.",
                                     choices::ranges())),
        since020 (number<&R::percentile> (parameterId::percentile, "Percentile", "%",
                                          "Of the range by percentile: how many of the samples it "
                                          "holds.",
                                          50.0, 100.0, 100)),
        since020 (choice<&R::overflow> (parameterId::overflow, "Overflow",
                                        "What a sample becomes that is too large for a "
                                        "floating-point law.",
                                        choices::overflows())),
        since020 (choice<&R::rangeChannels> (parameterId::rangeChannels, "Range of channels",
                                             "Whether one range is found for all channels, or for "
                                             "each its own.",
                                             choices::rangeChannels())),
    };
}

} // namespace

namespace choices
{

namespace
{

constexpr std::array latticeList {
    Choice { "twos-complement", "Two's complement",
             "What PCM files hold; right where the receiver multiplies codes by 1 / 2^(bits-1), as "
             "converters and most programs do." },
    Choice { "symmetric", "Symmetric",
             "As many levels above 0 as below; right where the receiver multiplies by 1 / "
             "(2^(bits-1)-1), 32767 at 16 bits." },
    Choice {
        "end-points", "End-points",
        "Both ends of the range are levels; right where the receiver maps code k to -1 + 2 k / "
        "(2^bits - 1), as min-max quantizers do." },
};

constexpr std::array roundingList {
    Choice { "nearest", "Nearest", "To the nearest level, ties to the even code: no DC." },
    Choice { "truncate", "Truncate",
             "Down to the next level, as dropping bits does: half a step of DC and 6 dB more "
             "error." },
    Choice { "toward-zero", "Toward zero",
             "To the next level toward 0, as a cast to integer does: a dead zone around 0 and 6 dB "
             "more error." },
    Choice { "nearest-away", "Nearest, ties away",
             "To the nearest level, ties away from zero, as C's round() and TensorFlow Lite do." },
};

constexpr std::array ditherList {
    Choice { "tpdf", "TPDF",
             "Triangular noise, 2 LSB wide: turns all distortion into a steady, harmless hiss." },
    Choice { "none", "None", "No noise: the error is distortion that follows the signal." },
    Choice {
        "rpdf", "RPDF",
        "Uniform noise, 1 LSB wide: no distortion and 1.8 dB less hiss than TPDF, but the hiss "
        "follows the signal." },
    Choice {
        "high-pass", "High-pass TPDF",
        "Triangular noise that rises 6 dB an octave: as TPDF, with less of it where hearing is "
        "keen." },
    Choice {
        "gaussian", "Gaussian",
        "Normal noise, sigma 1/2 LSB: as a noisy analogue stage; 1.2 dB more hiss than TPDF." },
};

constexpr std::array streamList {
    Choice { "independent", "Independent",
             "Each channel has noise of its own: wide, and what most material wants." },
    Choice { "identical", "Identical", "All channels have the same noise: it sits in the middle." },
    Choice { "mid-side", "Mid-side",
             "The second channel of each pair has the first one's noise inverted: mono sums of it "
             "cancel." },
};

constexpr std::string_view classic =
    "Published by Lipshitz, Vanderkooy and Wannamaker, 1991; made for 44.1 and 48 kHz.";
constexpr std::string_view wannamaker =
    "Published by Wannamaker, 1992, for the F curve; made for 44.1 and 48 kHz.";
constexpr std::string_view weakCurveA =
    "SSRC's curve A, weakest at 0 and strongest at 6; made for 8, 11.025, 22.05, 44.1, 48, 88.2, "
    "96 and 192 kHz.";
constexpr std::string_view strongCurveA =
    "SSRC's curve A, weakest at 0 and strongest at 6; made for 44.1 and 48 kHz.";
constexpr std::string_view curveB =
    "SSRC's curve B, weakest at 0 and strongest at 6; made for 44.1 and 48 kHz.";

constexpr std::array shapingList {
    Choice { "none", "None", "The error stays white: equally strong at every frequency." },
    Choice { "hearing", "Hearing",
             "Designed for the sample rate from the threshold of hearing (ISO 389-7): the least "
             "audible noise there is for its depth." },
    Choice { "designed-f", "F curve, designed",
             "Designed for the sample rate from Wannamaker's F curve: for quiet noise." },
    Choice { "designed-468", "ITU-R 468, designed",
             "Designed for the sample rate from ITU-R 468: the lowest figure on a noise meter." },
    Choice { "designed-a", "A curve, designed",
             "Designed for the sample rate from A-weighting: the lowest dB(A), not the quietest." },
    Choice { "designed-low-pass", "Low-pass, designed",
             "Designed to keep the noise low and flat up to a cutoff: for further processing, and "
             "for high rates." },
    Choice { "lipshitz", "Lipshitz, 5 taps",
             "Minimally audible noise, gentle (Lipshitz, Vanderkooy, Wannamaker, 1991); made for "
             "44.1 kHz." },
    Choice { "f-weighted", "F-weighted, 9 taps", wannamaker },
    Choice { "modified-e", "Modified E, 9 taps", classic },
    Choice { "improved-e", "Improved E, 9 taps", classic },
    Choice { "gesemann", "Gesemann",
             "Poles and zeros, the most effective published one for its power; made for 44.1 and "
             "48 kHz." },
    Choice { "shibata", "Shibata",
             "Strong; made for 8, 11.025, 16, 22.05, 32, 37.8, 44.1 and 48 kHz." },
    Choice { "shibata-low", "Shibata, low", "Weaker than Shibata; made for 44.1 and 48 kHz." },
    Choice { "shibata-high", "Shibata, high", "Stronger than Shibata; made for 44.1 kHz." },
    Choice { "ssrc-a-0", "SSRC A 0", weakCurveA },
    Choice { "ssrc-a-1", "SSRC A 1", weakCurveA },
    Choice { "ssrc-a-2", "SSRC A 2", weakCurveA },
    Choice { "ssrc-a-3", "SSRC A 3", strongCurveA },
    Choice { "ssrc-a-4", "SSRC A 4", strongCurveA },
    Choice { "ssrc-a-5", "SSRC A 5", strongCurveA },
    Choice { "ssrc-a-6", "SSRC A 6", strongCurveA },
    Choice { "ssrc-b-0", "SSRC B 0", curveB },
    Choice { "ssrc-b-1", "SSRC B 1", curveB },
    Choice { "ssrc-b-2", "SSRC B 2", curveB },
    Choice { "ssrc-b-3", "SSRC B 3", curveB },
    Choice { "ssrc-b-4", "SSRC B 4", curveB },
    Choice { "ssrc-b-5", "SSRC B 5", curveB },
    Choice { "ssrc-b-6", "SSRC B 6", curveB },
    Choice { "f-weighted-3", "F-weighted, 3 taps", wannamaker },
    Choice { "f-weighted-24", "F-weighted, 24 taps", wannamaker },
    Choice { "modified-e-2", "Modified E, 2 taps", classic },
    Choice { "modified-e-3", "Modified E, 3 taps", classic },
    Choice { "sbm", "Super Bit Mapping, 12 taps",
             "Sony's, as circulated in open-source ditherers; made for 44.1 and 48 kHz." },
    Choice { "first-order", "First order",
             "1 - z^-1: no noise at 0 Hz, 6 dB an octave; any rate." },
    Choice { "second-order", "Second order",
             "(1 - z^-1)^2: no noise at 0 Hz, 12 dB an octave; any rate." },
};

static_assert (shapingList.size() == shapingCount);

constexpr std::array monitorList {
    Choice { "output", "Output", "What is delivered, bit for bit." },
    Choice { "error", "Error",
             "What the reduction changes and nothing else, raised until it can be heard; never "
             "above -12 dBFS." },
    Choice {
        "input", "Input",
        "What went in, at the output's level: switch between the two to hear the difference." },
    Choice { "zoom", "Zoom",
             "The signal fades away until only its noise floor is left, raised; never above -12 "
             "dBFS." },
};

static_assert (monitorList.size() == monitorSourceCount);

constexpr std::array lawList {
    Choice { "uniform", "Uniform", "Equal steps: what PCM is." },
    Choice {
        "mu-law", "Mu-law",
        "Small steps for small samples, by a logarithm: the SNR hardly depends on the level." },
    Choice { "a-law", "A-law", "The same with equal steps around 0." },
    Choice { "g711-mu", "G.711 mu-law",
             "The 8-bit codes of telephony in North America and Japan." },
    Choice { "g711-a", "G.711 A-law", "The 8-bit codes of telephony elsewhere." },
    Choice {
        "lloyd-max", "Lloyd-Max",
        "The levels with the least mean square error for a density, or for the signal: 1 to 12 "
        "bits." },
    Choice {
        "logarithmic", "Logarithmic",
        "Levels a fixed number of dB apart, and 0: the error is the same part of any sample." },
    Choice { "float16", "Half precision", "IEEE 754's binary16: 11 significant bits." },
    Choice { "bfloat16", "bfloat16", "The upper half of a 32-bit float: 8 significant bits." },
    Choice { "float8-e4m3", "FP8 E4M3", "OCP's 8-bit float of 4 significant bits." },
    Choice { "float8-e5m2", "FP8 E5M2", "OCP's 8-bit float of 3 significant bits." },
    Choice { "nf4", "NF4",
             "4-bit NormalFloat: 16 levels for a normal density, scaled to each 64 samples." },
    Choice { "block", "Block floating point",
             "Each block of samples shares an exponent: equal steps that follow the level." },
    Choice { "nicam", "NICAM", "NICAM-728's 14 bits in 10, in blocks of 32 samples." },
    Choice {
        "jayant", "Jayant",
        "The step follows the codes, so that nothing beside them has to be sent: 2 to 5 bits." },
};

static_assert (lawList.size() == static_cast<std::size_t> (Law::jayant) + 1);

constexpr std::array decisionList {
    Choice { "standard", "Standard", "At G.711's own decision values." },
    Choice { "nearest", "Nearest level", "Halfway, which errs less where two segments meet." },
};

constexpr std::array densityList {
    Choice { "signal", "Signal", "The signal's own: learned." },
    Choice { "gaussian", "Gaussian", "Normal: noise, and sums of many things." },
    Choice { "laplacian", "Laplacian", "Peaked, with long tails: speech and most music." },
    Choice { "uniform", "Uniform", "Flat: the levels are equally spaced." },
};

constexpr std::array overflowList {
    Choice { "saturate", "Saturate", "The largest finite level." },
    Choice { "infinity", "Infinity",
             "Infinity, or NaN where the law has none; measured is the largest level." },
};

constexpr std::array rangeChannelsList {
    Choice { "linked", "Linked", "One range for all channels, of all their samples." },
    Choice { "per-channel", "Per channel",
             "Each of the first 16 channels has its own range; the balance between channels "
             "stays." },
};

constexpr std::array rangeList {
    Choice { "full-scale", "Full scale", "From -1 to 1, whatever the signal." },
    Choice { "min-max", "Min-max", "From the lowest sample to the highest." },
    Choice { "symmetric-min-max", "Symmetric min-max",
             "As far on both sides of 0 as the largest sample." },
    Choice { "percentile", "Percentile", "As far as a percentage of the samples go; others clip." },
    Choice { "mse", "Least error", "The range with the least mean square error." },
    Choice { "entropy", "Entropy",
             "The range that changes the distribution least (Kullback-Leibler)." },
    Choice { "histogram", "Histogram", "As PyTorch's HistogramObserver finds it." },
};

} // namespace

std::span<const Choice> lattices() noexcept { return latticeList; }
std::span<const Choice> roundings() noexcept { return roundingList; }
std::span<const Choice> dithers() noexcept { return ditherList; }
std::span<const Choice> ditherStreams() noexcept { return streamList; }
std::span<const Choice> shapings() noexcept { return shapingList; }
std::span<const Choice> monitorSources() noexcept { return monitorList; }
std::span<const Choice> overflows() noexcept { return overflowList; }
std::span<const Choice> laws() noexcept { return lawList; }
std::span<const Choice> decisions() noexcept { return decisionList; }
std::span<const Choice> densities() noexcept { return densityList; }
std::span<const Choice> ranges() noexcept { return rangeList; }
std::span<const Choice> rangeChannels() noexcept { return rangeChannelsList; }

} // namespace choices

std::span<const Parameter> parameterTable() noexcept
{
    static const auto table = makeTable();
    return table;
}

const Parameter* findParameter (std::string_view id) noexcept
{
    const auto table = parameterTable();
    const auto found = std::find_if (table.begin(), table.end(),
                                     [id] (const Parameter& control) { return control.id == id; });
    return found != table.end() ? &*found : nullptr;
}

} // namespace requant
