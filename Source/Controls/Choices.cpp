#include "Choices.h"

#include <array>

namespace requant::choices
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

} // namespace

std::span<const Choice> lattices() noexcept { return latticeList; }
std::span<const Choice> roundings() noexcept { return roundingList; }
std::span<const Choice> dithers() noexcept { return ditherList; }
std::span<const Choice> ditherStreams() noexcept { return streamList; }
std::span<const Choice> shapings() noexcept { return shapingList; }
std::span<const Choice> monitorSources() noexcept { return monitorList; }

} // namespace requant::choices
