#pragma once

#include "Offline/Render.h"

#include <variant>
#include <vector>

namespace requant
{

/** `requant render` */
struct RenderRequest
{
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path output;
    RenderOptions options;
    int container = 0; ///< one of outputContainers; 0: as the names say
    std::string json;  ///< a file, "-" for standard output, or empty
};

/** `requant measure` */
struct MeasureRequest
{
    std::filesystem::path original, reduced;
    LatticeKind lattice = LatticeKind::twosComplement;
    std::optional<double> bits;                ///< empty: those of its sample format
    std::optional<ReductionSettings> madeWith; ///< what REDUCED is said to be; empty: nothing
    bool mayReplace = false;                   ///< an existing report
    std::string json;
    Unfinished unfinished = Unfinished::refuse;
};

/** `requant inspect` */
struct InspectRequest
{
    std::vector<std::filesystem::path> files;
    bool mayReplace = false; ///< an existing report
    std::string json;
    Unfinished unfinished = Unfinished::refuse;
};

/** Something to print, and nothing else to do. */
struct PrintRequest
{
    std::string text;
};

using Request = std::variant<RenderRequest, MeasureRequest, InspectRequest, PrintRequest>;

/** What a command line asks for. Throws CommandLineProblem where that cannot be understood. */
Request parseCommandLine (int argumentCount, const char* const* arguments);

} // namespace requant
