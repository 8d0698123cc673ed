#pragma once

#include "Engine/Settings.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace requant
{

/** One value of a control that offers a list. */
struct Choice
{
    std::string_view id;   ///< in state files and on the command line; never changes
    std::string_view name; ///< on screen and in hosts
    std::string_view help; ///< one sentence: what it is for
};

/** One choice a user has, declared once: the plug-in's parameter, the command's option, its help
    and Documentation/Parameters.md all come from it. A value is a double: a number, the index of a
    choice, or 0 and 1 for off and on.

    Thread: any; everything is constant. Real time: get and set.
*/
struct Parameter
{
    enum class Kind
    {
        number,
        choice,
        toggle
    };

    std::string_view id;   ///< also the parameter's id in hosts; never changes once released
    std::string_view name; ///< on screen and in hosts
    std::string_view unit; ///< after a number, or empty
    std::string_view help; ///< one sentence
    Kind kind;
    double minimum, maximum, defaultValue;
    int stepsPerUnit;                ///< how finely a knob moves a number: 1 for whole numbers
    std::span<const Choice> choices; ///< Kind::choice only
    bool isReduction; ///< false: a matter of the plug-in alone, not of the command and of presets
    int versionHint;  ///< 1: in 0.1.0 already; 2: since 0.2.0. Keeps Audio Units' numbering
    bool isSaved;     ///< false: every session opens with the default, whatever it was saved with

    double (*get) (const Settings&);
    void (*set) (Settings&, double value); ///< value: legal as in isLegal()

    /** True for a value that this control can have: within its range, and whole but for numbers
        that have a fraction. */
    bool isLegal (double value) const noexcept;

    /** Whether a state or a preset has to hold a value. What 0.1.0 did not know is left out at its
        default, so that 0.1.0 still reads what it could have written. */
    bool isWorthWriting (double value) const noexcept
    {
        return versionHint == 1 || value != defaultValue;
    }

    /** Whether every value is whole. */
    bool isWhole() const noexcept { return stepsPerUnit == 1; }

    /** The legal value of a knob's step that is nearest. value: not NaN. */
    double nearestStep (double value) const noexcept;

    /** What a person reads: "16 bits", "TPDF", "on". value: legal. */
    std::string text (double value) const;

    /** What a file or a command line holds: "16", "tpdf", "on". value: legal. */
    std::string idText (double value) const;

    /** The value of what a person, a file or a command line wrote, or nothing where it is none of
        this control's: a number with or without the unit, a choice's id or name, on or off; case
        and surrounding space do not matter. */
    std::optional<double> parse (std::string_view text) const;

    /** What parse() takes, for messages and help: "1 to 24", "tpdf, none". */
    std::string allowed() const;
};

/** The ids that code needs by name; they stand in the table like all others. */
namespace parameterId
{
inline constexpr std::string_view bits = "bits", lattice = "lattice", rounding = "rounding",
                                  dither = "dither", ditherAmount = "dither-amount",
                                  ditherStreams = "dither-streams", shaping = "shaping",
                                  shapingDepth = "shaping-depth", shapingOrder = "shaping-order",
                                  shapingCutoff = "shaping-cutoff", seed = "seed",
                                  freshNoise = "fresh-noise", autoBlank = "auto-blank",
                                  autoBlankAfter = "auto-blank-after", passExact = "pass-exact",
                                  headroom = "headroom", bypass = "bypass",
                                  resetMeters = "reset-meters", monitor = "monitor",
                                  monitorGain = "monitor-gain", monitorAuto = "monitor-auto",
                                  law = "law", mu = "mu", a = "a", levelSpacing = "level-spacing",
                                  blockLength = "block-length", exponentBits = "exponent-bits",
                                  decisions = "decisions", density = "density", scale = "scale",
                                  range = "range", percentile = "percentile", overflow = "overflow",
                                  rangeChannels = "range-channels";
}

/** Every control, in the order of the plug-in's parameters. Ids and order are frozen by a test. */
std::span<const Parameter> parameterTable() noexcept;

/** The control of an id, or nullptr. */
const Parameter* findParameter (std::string_view id) noexcept;

/** Why a control does nothing while the law is what it is: "mu-law alone has it". Empty where it
    does something, as far as the law decides. Thread: any. */
std::string whyUnused (const Parameter&, const ReductionSettings&);

/** What is wrong with a word length that the law does not have: "Lloyd-Max has 1 to 12 bits, a
    whole number". Empty where it is right. A law of fixed width has its own, whatever the settings
    say.
    Thread: any. */
std::string whyNotBits (const ReductionSettings&);

namespace choices
{

/** The lists that Table.cpp offers, each in the order of the enumeration that it stands for. */
std::span<const Choice> lattices() noexcept;
std::span<const Choice> roundings() noexcept;
std::span<const Choice> dithers() noexcept;
std::span<const Choice> ditherStreams() noexcept;
std::span<const Choice> shapings() noexcept;
std::span<const Choice> monitorSources() noexcept;
std::span<const Choice> laws() noexcept;
std::span<const Choice> decisions() noexcept;
std::span<const Choice> densities() noexcept;
std::span<const Choice> ranges() noexcept;
std::span<const Choice> rangeChannels() noexcept;
std::span<const Choice> overflows() noexcept;

} // namespace choices

} // namespace requant
