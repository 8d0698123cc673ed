#include "Documents/ReportJson.h"
#include "Files/Writing/FileOperations.h"
#include "Files/Writing/OutputFormat.h"
#include "Offline/RenderPlan.h"
#include "ParameterOptions.h"
#include "Subcommand.h"

#include <algorithm>

namespace requant
{

namespace
{

std::string inQuotes (const std::filesystem::path& path) { return "\"" + path.string() + "\""; }

std::string namesOfContainers()
{
    std::string names;

    for (const auto& each : outputContainers)
        names.append (names.empty() ? "" : ", ").append (each.name);

    return names;
}

class RenderCommand : public Subcommand
{
public:
    explicit RenderCommand (CLI::App& command)
        : Subcommand (command, "render", "Reduce audio files")
    {
        app.add_option ("INPUT", inputs, "Audio files, or folders to search for them")
            ->required()
            ->type_name ("");
        app.add_option ("-o,--output", output,
                        "The output's file; for several inputs or a folder, a folder")
            ->required()
            ->type_name ("OUTPUT");
        app.add_option ("--container", container,
                        "The outputs' container, where OUTPUT is a folder above all: "
                            + namesOfContainers() + ". Default: the inputs'")
            ->type_name ("CHOICE");
        addSwitch ("--float", options.asFloat,
                   "Write 32-bit float samples instead of the smallest PCM");
        addSwitch ("--force", options.mayReplace, "Replace existing files");
        app.add_option ("--calibrate", calibration,
                        "An audio file that the range, or Lloyd-Max's levels, are found from, "
                        "instead of each input itself")
            ->type_name ("FILE");
        addJson (json);
        addReadOn (options.unfinished);
        reduction.addAllTo (app);
    }

    std::string usage() const override { return "requant render INPUT... -o OUTPUT"; }

    bool takeNames (std::span<const std::string> names) override
    {
        inputs.insert (inputs.end(), names.begin(), names.end());
        return true;
    }

    void check() override
    {
        checkName ("--output", output.string(), "a file or folder",
                   "audio does not go to standard output");

        for (const auto& input : inputs)
            checkInput ("INPUT", input);

        checkJson (json);
        chosenContainer();
        reduction.given().checkLaw();
        checkCalibration();
    }

    ExitStatus perform() override;

private:
    /** One of outputContainers; 0: as the names say. */
    int chosenContainer() const;

    void checkCalibration() const;
    void refuseAudioAsFolder (const RenderPlan&) const;
    void refuseOtherContainer (const RenderPlan&, int chosen) const;

    std::vector<std::string> inputs;
    std::filesystem::path output;
    std::string container, json, calibration;
    ParameterOptions reduction;
    RenderOptions options;
};

int RenderCommand::chosenContainer() const
{
    if (app.count ("--container") == 0)
        return 0;

    for (const auto& each : outputContainers)
        if (each.name == container)
            return each.format;

    throw CommandLineProblem ("--container takes one of " + namesOfContainers() + ", not \""
                              + container + "\".");
}

void RenderCommand::checkCalibration() const
{
    if (app.count ("--calibrate") == 0)
        return;

    checkInput ("--calibrate", calibration);

    reduction.given().checkCalibration();
}

// A name too many on the command line, a value of an option for one, must not make a folder of what
// was meant to be a file.
void RenderCommand::refuseAudioAsFolder (const RenderPlan& plan) const
{
    std::error_code failure;

    if (! plan.isBatch || ! output.has_filename() || ! hasAudioExtension (output)
        || std::filesystem::exists (output, failure))
        return;

    auto sentence = "several inputs, or a folder, go to a folder, and --output " + inQuotes (output)
                    + " is the name of an audio file; give a folder's, as "
                    + inQuotes (output.string() + "/") + " would be.";

    for (const auto& input : inputs)
        if (! std::filesystem::exists (input, failure))
            sentence += " There is no file " + inQuotes (input) + ".";

    throw CommandLineProblem (sentence);
}

void RenderCommand::refuseOtherContainer (const RenderPlan& plan, int chosen) const
{
    if (chosen == 0 || plan.goesToFolder || canBeNamed (output, chosen))
        return;

    throw CommandLineProblem ("--container says " + containerNameOf (chosen) + ", the extension of "
                              + inQuotes (output) + " something else; write "
                              + inQuotes (nameFor (output, chosen))
                              + ", or leave out --container.");
}

ExitStatus RenderCommand::perform()
{
    const std::vector<std::filesystem::path> paths (inputs.begin(), inputs.end());
    const auto chosen = chosenContainer();
    const auto plan = planRender (paths, output, chosen);
    refuseAudioAsFolder (plan);
    refuseOtherContainer (plan, chosen);

    for (const auto& job : plan.jobs)
        refuseAudioAsReport (json, { job.input, job.output });

    std::optional<NewFolder> folder;

    if (plan.goesToFolder && ! plan.jobs.empty())
        folder.emplace (output);

    JsonOutput reports (json, options.mayReplace);
    std::vector<RenderResult> results (plan.problems.begin(), plan.problems.end());

    for (const auto& failed : plan.problems)
        complain (failed.problem.what());

    options.settings = reduction.given().settings();
    options.calibration = calibration;
    options.parts = reports.isWanted() ? Parts::ofReduction() : Parts {};

    for (const auto& job : plan.jobs)
        results.push_back (resultOf<ErrorReport> (job.input,
                                                  [&]
                                                  {
                                                      auto report = renderFile (job, options);
                                                      show (report, reports);
                                                      return report;
                                                  }));

    const auto status = statusOf<ErrorReport> (results);

    if (reports.isWanted() && plan.isBatch)
        reports.write (reportsAsJson (results));
    else if (reports.isWanted() && status == done)
        reports.write (reportAsJson (std::get<ErrorReport> (results.front())));

    return status;
}

} // namespace

std::unique_ptr<Subcommand> makeRenderCommand (CLI::App& command)
{
    return std::make_unique<RenderCommand> (command);
}

} // namespace requant
