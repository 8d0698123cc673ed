#include "CommandLine.h"

#include "ParameterOptions.h"
#include "Parameters/Parameter.h"
#include "Subcommand.h"
#include "Vectors/Target.h"
#include "Version.h"

#include <array>

namespace requant
{

namespace
{

constexpr auto description =
    "Requant reduces the word length of audio files, with dither and noise shaping, and measures "
    "what that did.";

void checkTarget()
{
    const auto unknown = unknownTarget();

    if (unknown.empty())
        return;

    std::string names;

    for (const auto target : availableTargets())
        names.append (names.empty() ? "" : ", ").append (nameOf (target));

    throw CommandLineProblem ("the environment variable REQUANT_TARGET takes one of " + names
                              + " on this processor, not \"" + std::string (unknown) + "\".");
}

void checkWhatFollowsSwitch (const std::string& name, const std::string& next)
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

// The parser's words: "--bits: 1 required X missing", "--bits: At Most 1 required but ...".
std::string sentenceOnValueCount (const std::string& complaint)
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

} // namespace

CommandLine::CommandLine() : app (description, "requant")
{
    app.allow_windows_style_options (false); // on Windows, too, a slash begins a name
    app.set_version_flag ("--version", std::string ("requant ") + versionText + " (kernels: "
                                           + std::string (nameOf (activeTarget())) + ")");
    app.add_flag ("--list-controls", wantsList,
                  "Print the table of the reduction's options: id, name, unit, range or "
                  "choices, default");
    app.require_subcommand (0, 1);
    app.get_formatter()->column_width (32);

    for (const auto make : subcommandMakers)
        subcommands.push_back (make (app));

    app.footer ("requant SUBCOMMAND --help says more."); // last: subcommands would inherit it
}

CommandLine::~CommandLine() = default;

CommandLine::Request CommandLine::parse (int argumentCount, const char* const* arguments)
{
    const std::vector<std::string> written (arguments, arguments + argumentCount);

    checkTarget();

    try
    {
        checkValues (written);
        app.parse (argumentCount, arguments);
    }
    catch (const CLI::CallForHelp&)
    {
        const auto* const asked = chosen();
        return asked == nullptr ? app.help() : asked->options().help (app.get_name());
    }
    catch (const CLI::CallForVersion&)
    {
        return app.version() + "\n";
    }
    catch (const CLI::ExtrasError&)
    {
        if (! takeNamesBehindDashes (written))
            throw CommandLineProblem (sentenceOnUnexpected (written));
    }
    catch (const CLI::RequiredError& problem)
    {
        // Of two mistakes, the one that explains the other.
        throw CommandLineProblem (unexpected().empty() ? problem.what() + std::string (": write ")
                                                             + chosen()->usage() + "."
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

    if (wantsList)
        return listOfControls();

    if (chosen() == nullptr)
        throw CommandLineProblem ("a subcommand is missing: give " + namesOfSubcommands() + ".");

    chosen()->check();
    return chosen();
}

const Subcommand* CommandLine::find (const std::string& name) const noexcept
{
    const auto found = std::find_if (subcommands.begin(), subcommands.end(),
                                     [&] (const auto& each) { return each->name() == name; });
    return found == subcommands.end() ? nullptr : found->get();
}

Subcommand* CommandLine::chosen() const noexcept
{
    const auto found = std::find_if (subcommands.begin(), subcommands.end(),
                                     [] (const auto& each) { return each->isChosen(); });
    return found == subcommands.end() ? nullptr : found->get();
}

// "render, measure or inspect".
std::string CommandLine::namesOfSubcommands() const
{
    std::string names;

    for (std::size_t i = 0; i < subcommands.size(); ++i)
        names.append (i == 0                       ? ""
                      : i + 1 < subcommands.size() ? ", "
                                                   : " or ")
            .append (subcommands[i]->name());

    return names;
}

// What the parser lets pass: the name of an option taken for the value of the one before it,
// and a value behind a switch, which has none, taken for the name of a file.
void CommandLine::checkValues (const std::vector<std::string>& written) const
{
    const CLI::App* options = nullptr;

    for (std::size_t i = 1; i < written.size() && written[i] != "--"; ++i)
    {
        const auto& name = written[i];

        if (const auto* const named = find (name); options == nullptr && named != nullptr)
            options = &named->options();

        if (options == nullptr || ! name.starts_with ('-'))
            continue;

        if (name.starts_with ("-o="))
            throw CommandLineProblem ("-o has its value behind a blank: write -o " + name.substr (3)
                                      + ".");

        const auto* const option = options->get_option_no_throw (name);

        if (option == nullptr || i + 1 == written.size())
            continue;

        const auto& next = written[i + 1];

        if (option->get_items_expected_max() == 0)
            checkWhatFollowsSwitch (name, next);
        else if (next.starts_with ('-')
                 && (next.starts_with ("--") || options->get_option_no_throw (next) != nullptr))
            throw CommandLineProblem (name + " needs a value, and " + next
                                      + " looks like an option; a name that begins so is written ./"
                                      + next + ".");
        else
            ++i;
    }
}

// "a.wav -- -b.wav": to the parser inputs are over where an option or "--" follows them.
bool CommandLine::takeNamesBehindDashes (const std::vector<std::string>& written)
{
    const auto dashes = std::find (written.begin(), written.end(), "--");

    if (chosen() == nullptr || dashes == written.end()
        || unexpected() != std::vector<std::string> (dashes + 1, written.end()))
        return false;

    return chosen()->takeNames ({ dashes + 1, written.end() });
}

// What nothing on the command line asked for, but for "--".
std::vector<std::string> CommandLine::unexpected() const
{
    auto left = app.remaining (true);
    std::erase (left, "--");
    return left;
}

// written: the whole command line, in which all is a name that stands behind "--".
std::string CommandLine::sentenceOnUnexpected (const std::vector<std::string>& written) const
{
    const auto names = std::find (written.begin(), written.end(), "--");
    const auto first = unexpected().front();

    if (first.size() > 1 && first.starts_with ('-')
        && (names == written.end() || std::find (written.begin(), names, first) != names))
        return "there is no option " + first.substr (0, first.find ('=')) + " here.";

    const auto quoted = "\"" + first + "\"";

    if (app.get_subcommands().empty())
        return "there is no subcommand " + quoted + ": give " + namesOfSubcommands() + ".";

    return quoted + " is one argument too many. Write " + chosen()->usage() + ".";
}

} // namespace requant
