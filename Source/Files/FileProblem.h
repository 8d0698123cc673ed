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
    FileProblem (const std::filesystem::path& fileToName, const std::string& reasonToTell)
        : std::runtime_error (fileToName.string() + ": " + reasonToTell), named (fileToName),
          told (reasonToTell)
    {
    }

    const std::filesystem::path& file() const noexcept { return named; }
    const std::string& reason() const noexcept { return told; } ///< what() without the file

private:
    std::filesystem::path named;
    std::string told;
};

/** An input that nothing came of, and why: its problem may be another file's, the output's. */
struct FailedInput
{
    std::filesystem::path input;
    FileProblem problem;
};

} // namespace requant
