#include "Documents/InspectReport.h"
#include "Offline/Inspect.h"
#include "Report/Warnings.h"
#include "Subcommand.h"

#include <iostream>

namespace requant
{

namespace
{

class InspectCommand : public Subcommand
{
public:
    explicit InspectCommand (CLI::App& command)
        : Subcommand (command, "inspect", "What is really in these files?")
    {
        app.add_option ("FILE", files, "Audio files")->required()->type_name ("");
        addSwitch ("--force", mayReplace, "Replace an existing report");
        addJson (json);
        addReadOn (unfinished);
    }

    std::string usage() const override { return "requant inspect FILE..."; }

    bool takeNames (std::span<const std::string> names) override
    {
        files.insert (files.end(), names.begin(), names.end());
        return true;
    }

    void check() override
    {
        for (const auto& file : files)
            checkInput ("FILE", file);

        checkJson (json);
    }

    ExitStatus perform() override;

private:
    std::vector<std::string> files;
    bool mayReplace = false; // an existing report
    std::string json;
    Unfinished unfinished = Unfinished::refuse;
};

void complainOfReading (const AudioFileInfo& facts)
{
    for (const auto& sentence : readingWarnings (facts))
        complain (sentence);
}

ExitStatus InspectCommand::perform()
{
    const std::vector<std::filesystem::path> paths (files.begin(), files.end());
    refuseAudioAsReport (json, paths);
    JsonOutput report (json, mayReplace);
    std::vector<InspectResult> results;

    for (const auto& file : paths)
        results.push_back (resultOf<FileContents> (file,
                                                   [&]
                                                   {
                                                       auto contents =
                                                           inspectFile (file, unfinished);

                                                       if (! report.takesStandardOutput())
                                                           std::cout << contentsAsText (contents)
                                                                     << std::flush;
                                                       else
                                                           complainOfReading (contents.facts);

                                                       return contents;
                                                   }));

    if (report.isWanted())
        report.write (contentsAsJson (results));

    return statusOf<FileContents> (results);
}

} // namespace

std::unique_ptr<Subcommand> makeInspectCommand (CLI::App& command)
{
    return std::make_unique<InspectCommand> (command);
}

} // namespace requant
