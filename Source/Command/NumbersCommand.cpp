#include "Documents/NumbersReport.h"
#include "Offline/NumbersOptions.h"
#include "Offline/RenderPlan.h"
#include "Subcommand.h"

#include <deque>
#include <iostream>

namespace requant
{

namespace
{

[[noreturn]] void refuse (const std::string& sentence) { throw CommandLineProblem (sentence); }

class NumbersCommand : public Subcommand
{
public:
    explicit NumbersCommand (CLI::App& command)
        : Subcommand (command, "numbers",
                      "What do quantizers make of plain numbers, text or .npy, not audio?")
    {
        app.add_option ("FILE", file,
                        "Numbers: text, apart by blanks or commas, or .npy; - is standard input, "
                        "which is read where no file is given")
            ->type_name ("");

        for (const auto& option : numbersOptions())
        {
            auto& text = texts.emplace_back();
            options.push_back (app.add_option (option.name, text, option.help)
                                   ->type_name (option.type)
                                   ->group ("Reduction"));
        }

        addSwitch ("--force", mayReplace, "Replace an existing report");
        addJson (json);
    }

    std::string usage() const override { return "requant numbers [FILE|-]"; }

    bool takeNames (std::span<const std::string> names) override
    {
        if (! file.empty() || names.size() != 1)
            return false;

        file = names.front();
        return true;
    }

    void check() override
    {
        if (app.count ("FILE") > 0 && file.empty())
            refuse ("FILE takes the name of a file of numbers, or - for standard input, not \"\".");

        checkJson (json);
        const auto written = given();
        const auto calibration = written.find (calibrate);

        if (calibration != written.end())
            calibrationFile = calibration->second;

        if (calibration != written.end() && calibrationFile.empty())
            refuse ("--calibrate takes the name of a file of numbers, not \"\".");

        plan = planNumbers (written);

        if (calibrationFile == "-" && (file.empty() || file == "-"))
            refuse ("--calibrate takes another file than FILE; standard input can be read once.");
    }

    ExitStatus perform() override;

private:
    static constexpr std::string_view calibrate = "--calibrate";

    WrittenNumbersOptions given() const
    {
        WrittenNumbersOptions written;

        for (std::size_t i = 0; i < options.size(); ++i)
            if (! options[i]->empty())
                written[numbersOptions()[i].name] = texts[i];

        return written;
    }

    std::string file, calibrationFile, json;
    std::deque<std::string> texts; // of numbersOptions(); the parser keeps references
    std::vector<CLI::Option*> options;
    NumbersPlan plan;
    bool mayReplace = false; // an existing report
};

// An option that the numbers do not fit, or numbers that no option is to blame for.
[[noreturn]] void tell (const NumbersProblem& problem, const std::string& file)
{
    blameOption (problem);
    throw FileProblem (file == "-" ? "standard input" : file, problem.what());
}

// What is wrong with them is that file's fault.
std::vector<double> calibrationNumbers (const std::string& file, const NumbersPlan& plan)
{
    auto values = readNumbers (file).values;

    try
    {
        plan.checkCalibration (values);
    }
    catch (const NumbersProblem& problem)
    {
        tell (problem, file);
    }

    return values;
}

ExitStatus NumbersCommand::perform()
{
    const auto name = file.empty() ? std::string ("-") : file;

    for (const auto& [input, what] :
         { std::pair (name, "the numbers"), std::pair (calibrationFile, "--calibrate") })
        if (! json.empty() && json != "-" && ! input.empty() && input != "-"
            && identityOf (json) == identityOf (input))
            refuse (std::string ("--json takes the name of a file of its own, not that of ") + what
                    + ", " + input + "; give one that ends in .json.");

    refuseAudioAsReport (json, {});
    JsonOutput report (json, mayReplace);

    try
    {
        CalibrationNumbers calibration;

        if (! calibrationFile.empty())
            calibration.ofFile = std::make_shared<const std::vector<double>> (
                calibrationNumbers (calibrationFile, plan));

        const auto numbers = plan.quantize (readNumbers (name), calibration);

        if (report.isWanted())
            report.write (numbersAsJson (numbers));
        else
            std::cout << numbersAsText (numbers) << std::flush;
    }
    catch (const NumbersProblem& problem)
    {
        tell (problem, name);
    }

    return done;
}

} // namespace

std::unique_ptr<Subcommand> makeNumbersCommand (CLI::App& command)
{
    return std::make_unique<NumbersCommand> (command);
}

} // namespace requant
