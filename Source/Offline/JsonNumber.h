#pragma once

#include "FileProblem.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

namespace requant
{

using Json = nlohmann::ordered_json;

/** null where a figure does not exist or is not finite, which JSON cannot say. */
inline Json jsonNumber (const std::optional<double>& value)
{
    return value && std::isfinite (*value) ? Json (*value) : Json (nullptr);
}

/** Why nothing came of a file, as reports of several have it. */
inline Json failureJson (const FileProblem& problem)
{
    return { { "file", problem.file().string() }, { "reason", problem.reason() } };
}

/** As text. File names need not be UTF-8; what is not becomes a replacement character. */
inline std::string jsonText (const Json& value)
{
    return value.dump (2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace requant
