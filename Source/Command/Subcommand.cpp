#include "Subcommand.h"

#include "Documents/ReportText.h"
#include "Files/SoundFile.h"
#include "Files/Writing/OutputFormat.h"
#include "Offline/RenderPlan.h"
#include "Report/Warnings.h"

#include <iostream>

namespace requant
{

namespace
{

// What is written behind a switch, "--force=no", would be taken for anything.
void refuseValue (CLI::Option* option)
{
    option->disable_flag_override()->multi_option_policy (CLI::MultiOptionPolicy::Throw);
}

bool holdsAudio (const std::filesystem::path& path)
{
    std::error_code failure;
    SF_INFO info {};
    return std::filesystem::is_regular_file (path, failure)
           && openSoundFile (path, SFM_READ, info) != nullptr;
}

} // namespace

Subcommand::Subcommand (CLI::App& command, const std::string& name, const std::string& description)
    : app (*command.add_subcommand (name, description))
{
    app.allow_windows_style_options (false); // on Windows, too, a slash begins a name
}

void Subcommand::addSwitch (const std::string& option, bool& isOn, const std::string& help)
{
    refuseValue (app.add_flag (option, isOn, help));
}

void Subcommand::addReadOn (Unfinished& unfinished)
{
    refuseValue (app.add_flag_callback (
        "--read-on", [&unfinished] { unfinished = Unfinished::readOn; },
        "Read a recording that was never finished, so that its header does not say how long it "
        "is, to the end of the file"));
}

void Subcommand::addJson (std::string& json)
{
    app.add_option ("--json", json, "Write all figures to a file; - is standard output")
        ->type_name ("FILE");
}

void Subcommand::checkJson (const std::string& json) const
{
    if (app.count ("--json") > 0)
        checkName ("--json", json, "a file, or - for standard output", "");
}

void checkName (const std::string& option, const std::string& name, const std::string& what,
                const std::string& whyNoDash)
{
    if (name.empty())
        throw CommandLineProblem (option + " takes the name of " + what + ", not \"\".");

    if (name == "-" && ! whyNoDash.empty())
        throw CommandLineProblem (option + " takes the name of " + what
                                  + ", not \"-\": " + whyNoDash + " (a file of that name is ./-).");
}

void checkInput (const std::string& option, const std::string& name)
{
    checkName (option, name, "an audio file",
               "standard input has a name of its own where it can be read, /dev/stdin");
}

void complain (const std::string& sentence) { std::cerr << "requant: " << sentence << "\n"; }

JsonOutput::JsonOutput (const std::string& name, bool mayReplace) : isStandardOutput (name == "-")
{
    if (! name.empty() && ! isStandardOutput)
        file.emplace (name, mayReplace);
}

void JsonOutput::write (const std::string& json)
{
    if (isStandardOutput)
        std::cout << json;

    if (file)
        file->write (json);
}

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

} // namespace requant
