#include "CommandLine.h"

#include "Files/Writing/OutputFormat.h"
#include "ParameterOptions.h"
#include "Parameters/Parameter.h"
#include "Version.h"

#include <algorithm>
#include <array>

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
        const std::vector<std::string> written (arguments, arguments + argumentCount);

        try
        {
            checkValues (written);
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
            if (! takeNamesBehindDashes (written))
                throw CommandLineProblem (sentenceOnUnexpected (written));
        }
        catch (const CLI::RequiredError& problem)
        {
            // Of two mistakes, the one that explains the other.
            throw CommandLineProblem (unexpected().empty()
                                          ? problem.what() + std::string (": write ") + usage()
                                          : sentenceOnUnexpected (written));
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
        render
            ->add_option ("--container", container,
                          "The outputs' container, where OUTPUT is a folder above all: "
                              + namesOfContainers() + ". Default: the inputs'")
            ->type_name ("CHOICE");
        addSwitch (*render, "--float", renderRequest.options.asFloat,
                   "Write 32-bit float samples instead of the smallest PCM");
        addSwitch (*render, "--force", renderRequest.options.mayReplace, "Replace existing files");
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
        const auto& bits = *findParameter (parameterId::bits);
        const auto& lattice = *findParameter (parameterId::lattice);
        reduced.addTo (*measure, bits,
                       "REDUCED's word length, " + bits.allowed()
                           + ". Default: that of its sample format.");
        reduced.addTo (*measure, lattice,
                       "REDUCED's lattice: " + lattice.allowed()
                           + ". Default: " + lattice.idText (lattice.defaultValue) + ".");

        for (const auto& control : parameterTable())
            if (control.isReduction && &control != &bits && &control != &lattice)
                reduced.addTo (*measure, control,
                               "What REDUCED is said to be made with, for theory to stand beside "
                               "the figures: "
                                   + control.allowed() + ".");

        addSwitch (*measure, "--force", measureRequest.mayReplace, "Replace an existing report");
        addJson (*measure, measureRequest.json);
        addReadOn (*measure, measureRequest.unfinished);
    }

    void addInspect()
    {
        inspect->add_option ("FILE", inspected, "Audio files")->required()->type_name ("");
        addSwitch (*inspect, "--force", inspectRequest.mayReplace, "Replace an existing report");
        addJson (*inspect, inspectRequest.json);
        addReadOn (*inspect, inspectRequest.unfinished);
    }

    // What is written behind a switch, "--force=no", would be taken for anything.
    static void refuseValue (CLI::Option* option)
    {
        option->disable_flag_override()->multi_option_policy (CLI::MultiOptionPolicy::Throw);
    }

    static void addSwitch (CLI::App& app, const std::string& name, bool& isOn,
                           const std::string& help)
    {
        refuseValue (app.add_flag (name, isOn, help));
    }

    static void addJson (CLI::App& app, std::string& json)
    {
        app.add_option ("--json", json, "Write all figures to a file; - is standard output")
            ->type_name ("FILE");
    }

    static void addReadOn (CLI::App& app, Unfinished& unfinished)
    {
        refuseValue (app.add_flag_callback (
            "--read-on", [&unfinished] { unfinished = Unfinished::readOn; },
            "Read a recording that was never finished, so that its header does not say how long it "
            "is, to the end of the file"));
    }

    // What the parser lets pass: the name of an option taken for the value of the one before it,
    // and a value behind a switch, which has none, taken for the name of a file.
    void checkValues (const std::vector<std::string>& written) const
    {
        const CLI::App* chosen = nullptr;

        for (std::size_t i = 1; i < written.size() && written[i] != "--"; ++i)
        {
            const auto& name = written[i];

            for (const auto* each : { render, measure, inspect })
                if (chosen == nullptr && each->get_name() == name)
                    chosen = each;

            if (chosen == nullptr || ! name.starts_with ('-'))
                continue;

            if (name.starts_with ("-o="))
                throw CommandLineProblem ("-o has its value behind a blank: write -o "
                                          + name.substr (3) + ".");

            const auto* const option = chosen->get_option_no_throw (name);

            if (option == nullptr || i + 1 == written.size())
                continue;

            const auto& next = written[i + 1];

            if (option->get_items_expected_max() == 0)
                checkWhatFollowsSwitch (name, next);
            else if (next.starts_with ('-')
                     && (next.starts_with ("--") || chosen->get_option_no_throw (next) != nullptr))
                throw CommandLineProblem (
                    name + " needs a value, and " + next
                    + " looks like an option; a name that begins so is written ./" + next + ".");
            else
                ++i;
        }
    }

    static void checkWhatFollowsSwitch (const std::string& name, const std::string& next)
    {
        constexpr std::array values { "on", "off", "true", "false", "yes", "no" };
        const auto isNumber =
            ! next.empty() && next.find_first_not_of ("0123456789.") == std::string::npos;
        std::error_code failure;

        if ((! isNumber && std::find (values.begin(), values.end(), next) == values.end())
            || std::filesystem::exists (next, failure))
            return;

        const auto isControl = findParameter (name.substr (2)) != nullptr;
        throw CommandLineProblem (
            (isControl
                 ? name + " stands alone, or has its value behind an equals sign (" + name + "=on)"
                 : name + " takes no value")
            + ", and there is no file \"" + next + "\".");
    }

    // "a.wav -- -b.wav": to the parser inputs are over where an option or "--" follows them.
    bool takeNamesBehindDashes (const std::vector<std::string>& written)
    {
        const auto dashes = std::find (written.begin(), written.end(), "--");

        if ((! render->parsed() && ! inspect->parsed()) || dashes == written.end()
            || unexpected() != std::vector<std::string> (dashes + 1, written.end()))
            return false;

        auto& names = render->parsed() ? inputs : inspected;
        names.insert (names.end(), dashes + 1, written.end());
        return true;
    }

    /** What nothing on the command line asked for, but for "--". */
    std::vector<std::string> unexpected() const
    {
        auto left = app.remaining (true);
        std::erase (left, "--");
        return left;
    }

    std::string usage() const
    {
        return render->parsed()    ? "requant render INPUT... -o OUTPUT."
               : measure->parsed() ? "requant measure ORIGINAL REDUCED."
                                   : "requant inspect FILE...";
    }

    // written: the whole command line, in which all is a name that stands behind "--".
    std::string sentenceOnUnexpected (const std::vector<std::string>& written) const
    {
        const auto names = std::find (written.begin(), written.end(), "--");
        const auto first = unexpected().front();

        if (first.size() > 1 && first.starts_with ('-')
            && (names == written.end() || std::find (written.begin(), names, first) != names))
            return "there is no option " + first.substr (0, first.find ('=')) + " here.";

        const auto quoted = "\"" + first + "\"";

        if (app.get_subcommands().empty())
            return "there is no subcommand " + quoted + ": give render, measure or inspect.";

        return quoted + " is one argument too many. Write " + usage();
    }

    // The parser's words: "--bits: 1 required X missing", "--bits: At Most 1 required but ...".
    static std::string sentenceOnValueCount (const std::string& complaint)
    {
        const auto name = complaint.substr (0, complaint.find (':'));

        if (complaint.find ("flag override") != std::string::npos)
        {
            const auto bare = complaint.substr (0, complaint.find (' '));
            return (bare.starts_with ('-') ? "" : "--") + bare
                   + " takes no value; write it alone, or leave it out.";
        }

        if (complaint.ends_with ("missing"))
            return name + " needs a value.";

        return complaint.find ("At Most 1") != std::string::npos
                   ? name + " is given more than once; give it once."
                   : complaint + ".";
    }

    static void checkName (const std::string& option, const std::string& name,
                           const std::string& what, const std::string& whyNoDash)
    {
        if (name.empty())
            throw CommandLineProblem (option + " takes the name of " + what + ", not \"\".");

        if (name == "-" && ! whyNoDash.empty())
            throw CommandLineProblem (option + " takes the name of " + what + ", not \"-\": "
                                      + whyNoDash + " (a file of that name is ./-).");
    }

    static void checkInput (const std::string& option, const std::string& name)
    {
        checkName (option, name, "an audio file",
                   "standard input has a name of its own where it can be read, /dev/stdin");
    }

    static void checkJson (const CLI::App& app, const std::string& json)
    {
        if (app.count ("--json") > 0)
            checkName ("--json", json, "a file, or - for standard output", "");
    }

    static std::string namesOfContainers()
    {
        std::string names;

        for (const auto& each : outputContainers)
            names.append (names.empty() ? "" : ", ").append (each.name);

        return names;
    }

    int chosenContainer() const
    {
        if (render->count ("--container") == 0)
            return 0;

        for (const auto& each : outputContainers)
            if (each.name == container)
                return each.format;

        throw CommandLineProblem ("--container takes one of " + namesOfContainers() + ", not \""
                                  + container + "\".");
    }

    Request request()
    {
        if (wantsList)
            return PrintRequest { listOfControls() };

        if (render->parsed())
        {
            checkName ("--output", renderRequest.output.string(), "a file or folder",
                       "audio does not go to standard output");

            for (const auto& input : inputs)
                checkInput ("INPUT", input);

            checkJson (*render, renderRequest.json);
            renderRequest.inputs.assign (inputs.begin(), inputs.end());
            renderRequest.container = chosenContainer();
            renderRequest.options.settings = reduction.settings();
            return renderRequest;
        }

        if (measure->parsed())
        {
            checkInput ("ORIGINAL", measureRequest.original.string());
            checkInput ("REDUCED", measureRequest.reduced.string());
            checkJson (*measure, measureRequest.json);
            const auto settings = reduced.settings().reduction;
            measureRequest.lattice = settings.latticeKind;

            if (reduced.isGiven (parameterId::bits))
                measureRequest.bits = settings.bits;

            if (reduced.isAnyGivenBut ({ parameterId::bits, parameterId::lattice }))
                measureRequest.madeWith = settings;

            return measureRequest;
        }

        if (inspect->parsed())
        {
            for (const auto& file : inspected)
                checkInput ("FILE", file);

            checkJson (*inspect, inspectRequest.json);
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
    ParameterOptions reduction, reduced;
    RenderRequest renderRequest;
    MeasureRequest measureRequest;
    InspectRequest inspectRequest;
    std::vector<std::string> inputs, inspected;
    std::string container;
    bool wantsList = false;
};

} // namespace

Request parseCommandLine (int argumentCount, const char* const* arguments)
{
    return Parser().parse (argumentCount, arguments);
}

} // namespace requant
