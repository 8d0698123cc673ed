#pragma once

#include "Command/Command.h"

#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace requant::test
{

struct CommandResult
{
    int status;
    std::string output, complaints;

    nlohmann::json json() const { return nlohmann::json::parse (output); }
    bool complainsOf (const std::string& text) const
    {
        return complaints.find (text) != std::string::npos;
    }
};

/** Runs `requant` with these arguments, and keeps what it prints, unless that goes elsewhere. */
inline CommandResult run (const std::vector<std::string>& arguments,
                          std::streambuf* standardOutput = nullptr)
{
    std::vector<const char*> raw { "requant" };

    for (const auto& argument : arguments)
        raw.push_back (argument.c_str());

    std::ostringstream output, complaints;
    auto* const previousOutput =
        std::cout.rdbuf (standardOutput != nullptr ? standardOutput : output.rdbuf());
    auto* const previousErrors = std::cerr.rdbuf (complaints.rdbuf());
    const auto status = runCommand (static_cast<int> (raw.size()), raw.data());
    std::cout.rdbuf (previousOutput);
    std::cerr.rdbuf (previousErrors);
    return { status, output.str(), complaints.str() };
}

} // namespace requant::test
