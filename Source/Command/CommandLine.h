#pragma once

#include "Subcommand.h"

namespace requant
{

/** The parser of the command line, and everything that `requant` can do. */
class CommandLine
{
public:
    CommandLine();
    ~CommandLine();

    /** What was asked for: a subcommand, checked, or a text to print. Throws CommandLineProblem
        where that cannot be understood. */
    using Request = std::variant<Subcommand*, std::string>;
    Request parse (int argumentCount, const char* const* arguments);

    /** The subcommand of this name, or nullptr. */
    const Subcommand* find (const std::string& name) const noexcept;

private:
    Subcommand* chosen() const noexcept;
    void checkValues (const std::vector<std::string>& written) const;
    bool takeNamesBehindDashes (const std::vector<std::string>& written);
    std::vector<std::string> unexpected() const;
    std::string sentenceOnUnexpected (const std::vector<std::string>& written) const;
    std::string namesOfSubcommands() const;

    CLI::App app;
    std::vector<std::unique_ptr<Subcommand>> subcommands;
    bool wantsList = false;
};

} // namespace requant
