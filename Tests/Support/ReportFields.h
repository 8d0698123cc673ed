#pragma once

#include "Catch.h"

#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace requant::test
{

inline std::set<std::string> keysOf (const nlohmann::json& object)
{
    std::set<std::string> keys;

    for (const auto& [name, value] : object.items())
        keys.insert (name);

    return keys;
}

/** The figures of a report, without what says whose they are and what only a render can tell. */
inline nlohmann::json figuresOf (const nlohmann::json& report)
{
    auto kept = report["channels"];
    kept.push_back (report["overall"]);

    for (auto& findings : kept)
        for (const auto* name : { "blanked_samples", "passed_samples" })
            findings.erase (name);

    return kept;
}

/** Equal but for the last bits, which depend on where blocks end. */
inline void checkAlike (const nlohmann::json& a, const nlohmann::json& b)
{
    REQUIRE (a.type() == b.type());

    if (a.is_structured())
    {
        REQUIRE (a.size() == b.size());

        for (const auto& [name, value] : a.items())
        {
            CAPTURE (name);
            checkAlike (value, a.is_object() ? b[name] : b[std::stoul (name)]);
        }
    }
    else if (a.is_number_float())
        CHECK (a.get<double>() == Approx (b.get<double>()).epsilon (1e-9).margin (1e-13));
    else
        CHECK (a == b);
}

} // namespace requant::test
