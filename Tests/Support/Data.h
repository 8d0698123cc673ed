#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace requant::test
{

/** A file of Tests/Data. Throws std::runtime_error where it cannot be read. */
nlohmann::json dataOf (const std::string& file);

} // namespace requant::test
