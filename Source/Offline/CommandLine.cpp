#include "CommandLine.h"

#include "ControlOptions.h"
#include "Controls/Control.h"
#include "Version.h"

#include <algorithm>

namespace requant
{

namespace
{

constexpr auto description =
    "Requant reduces the word length of audio files, with dither and noise shaping, and measures "
    "what that did.";

/** The parser with the variables that it writes into. */
class Parser
{
public:
    Parser()
    {
        // On Windows, too, what begins with a slash is a name.
        for (auto* each : { &app, render, measure, inspect })
            each->allow_windows_style_options (false);

        app.set_version_flag ("--version", std::string ("requant ") + versionText);
        app.add_flag ("--list-controls", wantsList,
                      "Print the table of the reduction's options: id, name, unit, range or "
                      "choices, default");
        app.require_subcommand (0, 1);
        app.get_formatter()->column_width (32);
        app.footer ("requant SUBCOMMAND --help says more.");
        addRender();
        addMeasure();
        addInspect();
    }

    Request parse (int argumentCount, const char* const* arguments)
    {
        try
        {
            app.parse (argumentCount, arguments);
        }
        catch (const CLI::CallForHelp&)
        {
            const auto chosen = app.get_subcommands();
            return PrintRequest { chosen.empty() ? app.help()
                                                 : chosen.front()->help (app.get_name()) };
        }
        catch (const CLI::CallForVersion&)
        {
            return PrintRequest { app.version() + "\n" };
        }
        catch (const CLI::ExtrasError&)
        {
            throw CommandLineProblem (
                sentenceOnUnexpected ({ arguments, arguments + argumentCount }));
        }
        catch (const CLI::ArgumentMismatch& problem)
        {
            throw CommandLineProblem (sentenceOnValueCount (problem.what()));
        }
        catch (const CLI::ParseError& problem)
        {
            throw CommandLineProblem (problem.what() + std::string ("."));
        }

        return request();
    }

private:
    void addRender()
    {
        render->add_option ("INPUT", inputs, "Audio files, or folders to search for them")
            ->required()
            ->type_name ("");
        render
            ->add_option ("-o,--output", renderRequest.output,
                          "The output's file; for several inputs or a folder, a folder")
            ->required()
            ->type_name ("OUTPUT");
        render->add_flag ("--float", renderRequest.options.asFloat,
                          "Write 32-bit float samples instead of the smallest PCM");
        render->add_flag ("--force", renderRequest.options.mayReplace, "Replace existing files");
        addJson (*render, renderRequest.json);
        addReadOn (*render, renderRequest.options.unfinished);
        reduction.addAllTo (*render);
    }

    void addMeasure()
    {
        measure->add_option ("ORIGINAL", measureRequest.original, "The audio before the reduction")
            ->required()
            ->type_name ("");
        measure->add_option ("REDUCED", measureRequest.reduced, "The audio after it")
            ->required()
            ->type_name ("");
        const auto& bits = *findControl (controlId::bits);
        const auto& lattice = *findControl (controlId::lattice);
        reduced.addTo (*measure, bits,
                       "REDUCED's word length, " + bits.allowed()
                           + ". Default: that of its sample format.");
        reduced.addTo (*measure, lattice,
                       "REDUCED's lattice: " + lattice.allowed()
                           + ". Default: " + lattice.idText (lattice.defaultValue) + ".");

        for (const auto& control : controls())
            if (control.isReduction && &control != &bits && &control != &lattice)
                reduced.addTo (*measure, control,
                               "What REDUCED is said to be made with, for theory to stand beside "
                               "the figures: "
                                   + control.allowed() + ".");

        measure->add_flag ("--force", measureRequest.mayReplace, "Replace an existing report");
        addJson (*measure, measureRequest.json);
        addReadOn (*measure, measureRequest.unfinished);
    }

    void addInspect()
    {
        inspect->add_option ("FILE", inspected, "Audio files")->required()->type_name ("");
        inspect->add_flag ("--force", inspectRequest.mayReplace, "Replace an existing report");
        addJson (*inspect, inspectRequest.json);
        addReadOn (*inspect, inspectRequest.unfinished);
    }

    static void addJson (CLI::App& app, std::string& json)
    {
        app.add_option ("--json", json, "Write all figures to a file; - is standard output")
            ->type_name ("FILE");
    }

    static void addReadOn (CLI::App& app, Unfinished& unfinished)
    {
        app.add_flag_callback (
            "--read-on", [&unfinished] { unfinished = Unfinished::readOn; },
            "Read a recording that was never finished, so that its header does not say how long it "
            "is, to the end of the file");
    }

    // written: the whole command line, in which all is a name that stands behind "--".
    std::string sentenceOnUnexpected (const std::vector<std::string>& written) const
    {
        const auto names = std::find (written.begin(), written.end(), "--");
        const auto left = app.remaining (true);
        const auto& first = *std::find_if (left.begin(), left.end(),
                                           [] (const std::string& each) { return each != "--"; });

        if (first.size() > 1 && first.starts_with ('-')
            && (names == written.end() || std::find (written.begin(), names, first) != names))
            return "there is no option " + first.substr (0, first.find ('=')) + " here.";

        const auto quoted = "\"" + first + "\"";
        return app.get_subcommands().empty()
                   ? "there is no subcommand " + quoted + ": give render, measure or inspect."
                   : quoted + " is one argument too many.";
    }

    // The parser's words: "--bits: 1 required X missing", "--bits: At Most 1 required but ...".
    static std::string sentenceOnValueCount (const std::string& complaint)
    {
        const auto name = complaint.substr (0, complaint.find (':'));

        if (complaint.ends_with ("missing"))
            return name + " needs a value.";

        return complaint.find ("At Most 1") != std::string::npos
                   ? name + " is given more than once; give it once."
                   : complaint + ".";
    }

    Request request()
    {
        if (wantsList)
            return PrintRequest { listOfControls() };

        if (render->parsed())
        {
            if (renderRequest.output.empty())
                throw CommandLineProblem ("--output takes the name of a file or folder, not \"\".");

            renderRequest.inputs.assign (inputs.begin(), inputs.end());
            renderRequest.options.settings = reduction.settings();
            return renderRequest;
        }

        if (measure->parsed())
        {
            const auto settings = reduced.settings().reduction;
            measureRequest.lattice = settings.latticeKind;

            if (reduced.isGiven (controlId::bits))
                measureRequest.bits = settings.bits;

            if (reduced.isAnyGivenBut ({ controlId::bits, controlId::lattice }))
                measureRequest.madeWith = settings;

            return measureRequest;
        }

        if (inspect->parsed())
        {
            inspectRequest.files.assign (inspected.begin(), inspected.end());
            return inspectRequest;
        }

        throw CommandLineProblem ("a subcommand is missing: give render, measure or inspect.");
    }

    CLI::App app { description, "requant" };
    CLI::App* render = app.add_subcommand ("render", "Reduce audio files");
    CLI::App* measure =
        app.add_subcommand ("measure", "What did a reduction, by any tool, do to a file?");
    CLI::App* inspect = app.add_subcommand ("inspect", "What is really in these files?");
    ControlOptions reduction, reduced;
    RenderRequest renderRequest;
    MeasureRequest measureRequest;
    InspectRequest inspectRequest;
    std::vector<std::string> inputs, inspected;
    bool wantsList = false;
};

} // namespace

Request parseCommandLine (int argumentCount, const char* const* arguments)
{
    return Parser().parse (argumentCount, arguments);
}

} // namespace requant
