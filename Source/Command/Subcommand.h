#pragma once

#include "Files/FileProblem.h"
#include "Files/Reading/AudioReader.h"
#include "Files/Writing/AtomicFile.h"
#include "Parameters/WrittenOptions.h"
#include "Report/ErrorReport.h"

#include <algorithm>
#include <array>
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace requant
{

/** What `requant` ends with. */
enum ExitStatus
{
    done = 0,
    fileFailed = 1,
    commandLineWrong = 2,
    interrupted = 130
};

/** A command line that cannot be understood. what() is a sentence for the user. */
class CommandLineProblem : public OptionProblem
{
    using OptionProblem::OptionProblem;
};

/** A subcommand of `requant`: its options, and its work. It adds its options to the parser when it
    is made, and has their values once the parser has run. A new one is a file of its own and a name
    in the list below. */
class Subcommand
{
public:
    /** description: a line in the help. */
    Subcommand (CLI::App& command, const std::string& name, const std::string& description);
    virtual ~Subcommand() = default;

    Subcommand (const Subcommand&) = delete;
    Subcommand& operator= (const Subcommand&) = delete;

    std::string name() const { return app.get_name(); }
    bool isChosen() const { return app.parsed(); }
    const CLI::App& options() const noexcept { return app; }

    /** How it is written: "requant inspect FILE...". */
    virtual std::string usage() const = 0;

    /** Takes what stands behind "--" as further names; false where it has no use for them. */
    virtual bool takeNames (std::span<const std::string>) { return false; }

    /** Says what the parser could not see. Throws CommandLineProblem. */
    virtual void check() {}

    /** Does it. Throws CommandLineProblem, FileProblem and Interrupted. */
    virtual ExitStatus perform() = 0;

protected:
    /** A flag that takes no value, which would be taken for anything. */
    void addSwitch (const std::string& option, bool& isOn, const std::string& help);

    void addReadOn (Unfinished&);
    void addJson (std::string& json);

    /** Throws where --json was given an empty name. */
    void checkJson (const std::string& json) const;

    CLI::App& app;
};

/** Throws where a name is empty or, where the reason says why it may not be, a dash. */
void checkName (const std::string& option, const std::string& name, const std::string& what,
                const std::string& whyNoDash);

/** Throws where this is not the name of an input. */
void checkInput (const std::string& option, const std::string& name);

/** Tells standard error. */
void complain (const std::string& sentence);

/** Where --json goes to, claimed before the work starts so that it is not done in vain. */
class JsonOutput
{
public:
    /** name: of a file, "-" for standard output, or empty. */
    JsonOutput (const std::string& name, bool mayReplace);

    bool takesStandardOutput() const noexcept { return isStandardOutput; }
    bool isWanted() const noexcept { return isStandardOutput || file; }
    void write (const std::string& json);

private:
    bool isStandardOutput;
    std::optional<AtomicFile> file;
};

/** Tells a person what a reduction did. Standard output is the report's where it is asked for
    there; warnings still reach the user. Lost metadata is told on standard error in any case, for
    scripts that look at nothing else. */
void show (const ErrorReport&, const JsonOutput&);

/** A report must not take the place of audio, not even with --force: not of what this run reads or
    is about to write, nor of any other. Throws CommandLineProblem. */
void refuseAudioAsReport (const std::string& json,
                          const std::vector<std::filesystem::path>& audioOfThisRun);

/** What came of one of several inputs: what is thrown for it must not stop the others. */
template <typename Result, typename Work>
std::variant<Result, FailedInput> resultOf (const std::filesystem::path& input, const Work& work)
{
    const auto failed = [&] (const FileProblem& problem)
    {
        complain (problem.what());
        return FailedInput { input, problem };
    };

    try
    {
        return work();
    }
    catch (const FileProblem& problem)
    {
        return failed (problem);
    }
    catch (const std::bad_alloc&)
    {
        return failed ({ input, "there is not enough memory for it; close other programs." });
    }
    catch (const std::exception& problem)
    {
        return failed ({ input, std::string ("it could not be finished: ") + problem.what()
                                    + "; check the disk and try again." });
    }
}

template <typename Result>
ExitStatus statusOf (const std::vector<std::variant<Result, FailedInput>>& results)
{
    return std::any_of (results.begin(), results.end(),
                        [] (const auto& result)
                        { return std::holds_alternative<FailedInput> (result); })
               ? fileFailed
               : done;
}

// Each makes the subcommand of the file that is named after it.
std::unique_ptr<Subcommand> makeRenderCommand (CLI::App& command);
std::unique_ptr<Subcommand> makeMeasureCommand (CLI::App& command);
std::unique_ptr<Subcommand> makeInspectCommand (CLI::App& command);
std::unique_ptr<Subcommand> makeNumbersCommand (CLI::App& command);

/** Everything that `requant` can do, in the order of its help. */
inline constexpr std::array subcommandMakers { makeRenderCommand, makeMeasureCommand,
                                               makeInspectCommand, makeNumbersCommand };

} // namespace requant
