#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace requant
{

/** A file that cannot be used. what() is a sentence for the user: which file, why, and what would
    be right. */
class FileProblem : public std::runtime_error
{
public:
    FileProblem (const std::filesystem::path& file, const std::string& reason)
        : std::runtime_error (file.string() + ": " + reason)
    {
    }
};

} // namespace requant
