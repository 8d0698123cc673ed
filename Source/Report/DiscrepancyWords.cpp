#include "DiscrepancyWords.h"

namespace requant
{

namespace
{

struct Words
{
    std::string_view id, words;
};

Words allOf (DiscrepancyReason reason) noexcept
{
    switch (reason)
    {
        case DiscrepancyReason::clipping:
            return { "clipping", "samples clipped, and what was cut off is error as well" };
        case DiscrepancyReason::replacedSamples:
            return { "replaced_samples", "samples that were no numbers were measured as 0" };
        case DiscrepancyReason::noTheory:
            return { "no_theory", "theory says nothing of rounding toward zero with shaping" };
        case DiscrepancyReason::tooFewSamples:
            return { "too_few_samples", "so few samples were measured that chance is large" };
        case DiscrepancyReason::tooLittleSignal:
            return {
                "too_little_signal",
                "the signal is silent or stays within a step, and theory speaks of a busy one"
            };
        case DiscrepancyReason::passedUntouched:
            return { "passed_untouched", "silence or samples that are levels passed as they are" };
        case DiscrepancyReason::inputOnLattice:
            return { "input_on_lattice", "the input lies on the levels already" };
        case DiscrepancyReason::correlatedError:
            return { "correlated_error",
                     "the error follows the signal: it is distortion, which depends on it" };
        case DiscrepancyReason::unevenInput:
            return { "uneven_input",
                     "the input does not visit all places inside a step equally often" };
        case DiscrepancyReason::unexplained:
            break;
    }

    return { "unexplained", "nothing that is known explains it" };
}

} // namespace

std::string_view reasonId (DiscrepancyReason reason) noexcept { return allOf (reason).id; }
std::string_view reasonWords (DiscrepancyReason reason) noexcept { return allOf (reason).words; }

} // namespace requant
