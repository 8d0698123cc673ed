#include "Documents/ReportJson.h"
#include "Offline/Measure.h"
#include "ParameterOptions.h"
#include "Parameters/Parameter.h"
#include "Subcommand.h"

namespace requant
{

namespace
{

class MeasureCommand : public Subcommand
{
public:
    explicit MeasureCommand (CLI::App& command)
        : Subcommand (command, "measure", "What did a reduction, by any tool, do to a file?")
    {
        app.add_option ("ORIGINAL", original, "The audio before the reduction")
            ->required()
            ->type_name ("");
        app.add_option ("REDUCED", reduced, "The audio after it")->required()->type_name ("");
        const auto& bits = *findParameter (parameterId::bits);
        const auto& lattice = *findParameter (parameterId::lattice);
        said.addTo (app, bits,
                    "REDUCED's word length, " + bits.allowed()
                        + ". Default: that of its sample format.");
        said.addTo (app, lattice,
                    "REDUCED's lattice: " + lattice.allowed()
                        + ". Default: " + lattice.idText (lattice.defaultValue) + ".");

        for (const auto& control : parameterTable())
            if (control.isReduction && &control != &bits && &control != &lattice)
                said.addTo (app, control,
                            "What REDUCED is said to be made with, for theory to stand beside "
                            "the figures: "
                                + control.allowed() + ".");

        addSwitch ("--force", mayReplace, "Replace an existing report");
        addJson (json);
        addReadOn (unfinished);
    }

    std::string usage() const override { return "requant measure ORIGINAL REDUCED"; }

    void check() override
    {
        checkInput ("ORIGINAL", original.string());
        checkInput ("REDUCED", reduced.string());
        checkJson (json);
        said.given().checkLaw();
    }

    ExitStatus perform() override;

private:
    std::filesystem::path original, reduced;
    ParameterOptions said;   // what REDUCED is, or is said to be made with
    bool mayReplace = false; // an existing report
    std::string json;
    Unfinished unfinished = Unfinished::refuse;
};

ExitStatus MeasureCommand::perform()
{
    refuseAudioAsReport (json, { original, reduced });
    JsonOutput report (json, mayReplace);
    const auto measured =
        measureFiles (original, reduced, SaidOfReduced::of (said.given()), unfinished);
    show (measured, report);

    if (report.isWanted())
        report.write (reportAsJson (measured));

    return done;
}

} // namespace

std::unique_ptr<Subcommand> makeMeasureCommand (CLI::App& command)
{
    return std::make_unique<MeasureCommand> (command);
}

} // namespace requant
