#pragma once

#include "Subcommand.h"

#include <array>

namespace requant
{

// Each makes the subcommand of the file that is named after it.
std::unique_ptr<Subcommand> makeRenderCommand (CLI::App& command);
std::unique_ptr<Subcommand> makeMeasureCommand (CLI::App& command);
std::unique_ptr<Subcommand> makeInspectCommand (CLI::App& command);

/** Everything that `requant` can do, in the order of its help. */
inline constexpr std::array subcommandMakers { makeRenderCommand, makeMeasureCommand,
                                               makeInspectCommand };

} // namespace requant
