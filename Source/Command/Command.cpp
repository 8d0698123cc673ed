#include "Command.h"

#include "CommandLine.h"
#include "Documents/InspectReport.h"
#include "Documents/ReportJson.h"
#include "Documents/ReportText.h"
#include "Files/FileProblem.h"
#include "Files/Interruption.h"
#include "Files/SoundFile.h"
#include "Files/Writing/AtomicFile.h"
#include "Files/Writing/FileOperations.h"
#include "Files/Writing/OutputFormat.h"
#include "Offline/Inspect.h"
#include "Offline/Measure.h"
#include "Offline/RenderPlan.h"
#include "ParameterOptions.h"
#include "Report/Warnings.h"

#include <algorithm>
#include <iostream>

namespace requant
{

namespace
{

enum ExitStatus
{
    done = 0,
    fileFailed = 1,
    commandLineWrong = 2,
    interrupted = 130
};

void complain (const std::string& sentence) { std::cerr << "requant: " << sentence << "\n"; }

/** Where --json goes to, claimed before the work starts so that it is not done in vain. */
class JsonOutput
{
public:
    JsonOutput (const std::string& name, bool mayReplace) : isStandardOutput (name == "-")
    {
        if (! name.empty() && ! isStandardOutput)
            file.emplace (name, mayReplace);
    }

    bool takesStandardOutput() const noexcept { return isStandardOutput; }
    bool isWanted() const noexcept { return isStandardOutput || file; }

    void write (const std::string& json)
    {
        if (isStandardOutput)
            std::cout << json;

        if (file)
            file->write (json);
    }

private:
    bool isStandardOutput;
    std::optional<AtomicFile> file;
};

// Standard output is the report's where it is asked for there; warnings still reach the user. Lost
// metadata is told on standard error in any case, for scripts that look at nothing else.
void show (const ErrorReport& report, const JsonOutput& json)
{
    if (! json.takesStandardOutput())
        std::cout << reportAsText (report) << "\n" << std::flush;

    const auto warnings = json.takesStandardOutput()
                              ? report.warnings
                              : sentencesOf (report.lostMetadata, report.input, report.output);

    for (const auto& warning : warnings)
        complain (report.input.file.string() + ": " + warning);
}

void complainOfReading (const AudioFileInfo& facts)
{
    for (const auto& sentence : readingWarnings (facts))
        complain (sentence);
}

bool holdsAudio (const std::filesystem::path& path)
{
    std::error_code failure;
    SF_INFO info {};
    return std::filesystem::is_regular_file (path, failure)
           && openSoundFile (path, SFM_READ, info) != nullptr;
}

// A report must not take the place of audio, not even with --force: not of what this run reads or
// is about to write, nor of any other.
void refuseAudioAsReport (const std::string& json,
                          const std::vector<std::filesystem::path>& audioOfThisRun)
{
    if (json.empty() || json == "-")
        return;

    for (const auto& audio : audioOfThisRun)
        if (identityOf (json) == identityOf (audio))
            throw CommandLineProblem ("--json takes the name of a file of its own, not the audio "
                                      "file "
                                      + audio.string() + "; give one that ends in .json.");

    if (hasAudioExtension (json) || holdsAudio (json))
        throw CommandLineProblem ("--json takes the name of a report, not of an audio file such as "
                                  + json + "; give one that ends in .json.");
}

std::string inQuotes (const std::filesystem::path& path) { return "\"" + path.string() + "\""; }

// A name too many on the command line, a value of an option for one, must not make a folder of what
// was meant to be a file.
void refuseAudioAsFolder (const RenderRequest& request, const RenderPlan& plan)
{
    std::error_code failure;
    const auto& output = request.output;

    if (! plan.isBatch || ! output.has_filename() || ! hasAudioExtension (output)
        || std::filesystem::exists (output, failure))
        return;

    auto sentence = "several inputs, or a folder, go to a folder, and --output " + inQuotes (output)
                    + " is the name of an audio file; give a folder's, as "
                    + inQuotes (output.string() + "/") + " would be.";

    for (const auto& input : request.inputs)
        if (! std::filesystem::exists (input, failure))
            sentence += " There is no file " + inQuotes (input) + ".";

    throw CommandLineProblem (sentence);
}

void refuseOtherContainer (const RenderRequest& request, const RenderPlan& plan)
{
    if (request.container == 0 || plan.goesToFolder
        || canBeNamed (request.output, request.container))
        return;

    throw CommandLineProblem (
        "--container says " + containerNameOf (request.container) + ", the extension of "
        + inQuotes (request.output) + " something else; write "
        + inQuotes (nameFor (request.output, request.container)) + ", or leave out --container.");
}

// What is thrown for one of several inputs must not stop the others.
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

// What was printed may still lie in a buffer; only then is it known whether it arrived.
bool standardOutputArrived() { return ! std::cout.flush().fail(); }

int perform (const PrintRequest& request)
{
    std::cout << request.text;
    return done;
}

int perform (const MeasureRequest& request)
{
    refuseAudioAsReport (request.json, { request.original, request.reduced });
    JsonOutput json (request.json, request.mayReplace);
    const auto report = measureFiles (request.original, request.reduced, request.lattice,
                                      request.bits, request.madeWith, request.unfinished);
    show (report, json);

    if (json.isWanted())
        json.write (reportAsJson (report));

    return done;
}

int perform (const InspectRequest& request)
{
    refuseAudioAsReport (request.json, request.files);
    JsonOutput json (request.json, request.mayReplace);
    std::vector<InspectResult> results;

    for (const auto& file : request.files)
        results.push_back (resultOf<FileContents> (file,
                                                   [&]
                                                   {
                                                       auto contents =
                                                           inspectFile (file, request.unfinished);

                                                       if (! json.takesStandardOutput())
                                                           std::cout << contentsAsText (contents)
                                                                     << std::flush;
                                                       else
                                                           complainOfReading (contents.facts);

                                                       return contents;
                                                   }));

    if (json.isWanted())
        json.write (contentsAsJson (results));

    return statusOf<FileContents> (results);
}

int perform (const RenderRequest& request)
{
    const auto plan = planRender (request.inputs, request.output, request.container);
    refuseAudioAsFolder (request, plan);
    refuseOtherContainer (request, plan);

    for (const auto& job : plan.jobs)
        refuseAudioAsReport (request.json, { job.input, job.output });

    std::optional<NewFolder> folder;

    if (plan.goesToFolder && ! plan.jobs.empty())
        folder.emplace (request.output);

    JsonOutput json (request.json, request.options.mayReplace);
    std::vector<RenderResult> results (plan.problems.begin(), plan.problems.end());

    for (const auto& failed : plan.problems)
        complain (failed.problem.what());

    auto options = request.options;
    options.parts = json.isWanted() ? Parts::ofReduction() : Parts {};

    for (const auto& job : plan.jobs)
        results.push_back (resultOf<ErrorReport> (job.input,
                                                  [&]
                                                  {
                                                      auto report = renderFile (job, options);
                                                      show (report, json);
                                                      return report;
                                                  }));

    const auto status = statusOf<ErrorReport> (results);

    if (json.isWanted() && plan.isBatch)
        json.write (reportsAsJson (results));
    else if (json.isWanted() && status == done)
        json.write (reportAsJson (std::get<ErrorReport> (results.front())));

    return status;
}

// "render ", or nothing where none is named.
std::string subcommandOf (int argumentCount, const char* const* arguments)
{
    const std::string first = argumentCount > 1 ? arguments[1] : "";
    return first == "render" || first == "measure" || first == "inspect" ? first + " " : "";
}

} // namespace

int runCommand (int argumentCount, const char* const* arguments)
{
    try
    {
        const auto request = parseCommandLine (argumentCount, arguments);
        const InterruptionSignals signals;
        const auto status =
            std::visit ([] (const auto& wanted) { return perform (wanted); }, request);

        if (standardOutputArrived())
            return status;

        complain ("standard output could not be written, because it was closed or its disk is "
                  "full: what was to be printed is not complete. Let it go somewhere else.");
        return fileFailed;
    }
    catch (const CommandLineProblem& problem)
    {
        complain (problem.what() + std::string (" See requant ")
                  + subcommandOf (argumentCount, arguments) + "--help.");
        return commandLineWrong;
    }
    catch (const Interrupted&)
    {
        interruption.store (false);
        complain ("interrupted; nothing half-written was left, finished files are kept.");
        return interrupted;
    }
    catch (const std::bad_alloc&)
    {
        complain ("there is not enough memory; close other programs.");
        return fileFailed;
    }
    catch (const std::exception& problem)
    {
        complain (problem.what());
        return fileFailed;
    }
}

} // namespace requant
