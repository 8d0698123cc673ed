#pragma once

#include "Parameter.h"

namespace requant::choices
{

/** The lists that Table.cpp offers, each in the order of the enumeration that it stands for. */
std::span<const Choice> lattices() noexcept;
std::span<const Choice> roundings() noexcept;
std::span<const Choice> dithers() noexcept;
std::span<const Choice> ditherStreams() noexcept;
std::span<const Choice> shapings() noexcept;
std::span<const Choice> monitorSources() noexcept;

} // namespace requant::choices
