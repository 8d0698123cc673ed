#include "Parameters/Parameter.h"
#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"
#include "Vectors/Target.h"

#include <sstream>

using namespace requant::test;

TEST_CASE ("A wrong command line ends with 2 and a sentence that names the option",
           "[offline][command-line]")
{
    struct Case
    {
        std::vector<std::string> arguments;
        std::string sentence;
    };

    const auto wrong = GENERATE (values<Case> ({
        { {}, "a subcommand is missing" },
        { { "transmogrify" },
          "there is no subcommand \"transmogrify\": give render, measure, inspect or numbers." },
        { { "" }, "there is no subcommand \"\": give render, measure, inspect or numbers." },
        { { "--", "x" },
          "there is no subcommand \"x\": give render, measure, inspect or numbers." },
        { { "--bogus" }, "there is no option --bogus here." },
        { { "render" }, "INPUT is required: write requant render INPUT... -o OUTPUT." },
        { { "render", "in.wav" }, "--output is required: write requant render INPUT... -o" },
        { { "inspect" }, "FILE is required: write requant inspect FILE..." },
        { { "render", "a.wav", "-x" }, "there is no option -x here." },
        { { "render", "in.wav", "-o", "" }, "--output takes the name of a file or folder" },
        { { "measure", "a.wav" }, "REDUCED is required: write requant measure ORIGINAL REDUCED." },
        { { "measure", "a.wav", "b.wav", "c.wav" }, "\"c.wav\" is one argument too many." },
        { { "measure", "a.wav", "b.wav", "-" }, "\"-\" is one argument too many." },
        { { "measure", "--", "a.wav", "b.wav", "c.wav" }, "\"c.wav\" is one argument too many." },
        { { "measure", "a.wav", "b.wav", "--", "-c.wav" }, "\"-c.wav\" is one argument too many." },
        { { "inspect", "--bogus=5", "--", "a.wav" }, "there is no option --bogus here." },
        { { "inspect", "a.wav", "--bits", "3" }, "there is no option --bits here." },
        { { "render", "a.wav", "-o", "b.wav", "--bogus" }, "there is no option --bogus here." },
        { { "render", "a.wav", "-o", "b.wav", "--bits" }, "--bits needs a value." },
        { { "render", "a.wav", "--output" }, "--output needs a value." },
        { { "render", "a.wav", "-o", "b.wav", "--bits", "8", "--bits", "9" },
          "--bits is given more than once; give it once." },
        { { "render", "a.wav", "-o", "b.wav", "--bits", "25" },
          "--bits takes a number, 1 to 24, not \"25\"." },
        { { "render", "a.wav", "-o", "b.wav", "--bits", "-3" }, "--bits takes a number, 1 to 24" },
        { { "render", "a.wav", "-o", "b.wav", "--seed", "1.5" },
          "--seed takes a whole number, 0 to 65535, not \"1.5\"." },
        { { "render", "a.wav", "-o", "b.wav", "--dither", "loud" },
          "--dither takes one of tpdf, none, rpdf, high-pass, gaussian, not \"loud\"." },
        { { "render", "a.wav", "-o", "b.wav", "--shaping", "x" },
          "--shaping takes one of none, hearing" },
        { { "render", "a.wav", "-o", "b.wav", "--auto-blank=perhaps" }, "--auto-blank takes on" },
        { { "render", "a.wav", "-o", "b.wav", "--lattice", "symmetric", "--bits", "1.9" },
          "--lattice symmetric takes --bits of 2 or more, not 1.9" },
        { { "measure", "a.wav", "b.wav", "--lattice", "symmetric", "--bits", "1" },
          "--lattice symmetric takes --bits of 2 or more, not 1:" },
        { { "measure", "a.wav", "b.wav", "--bits", "99" }, "--bits takes a number, 1 to 24" },
        { { "measure", "a.wav", "b.wav", "--lattice", "x" },
          "--lattice takes one of twos-complement, symmetric, end-points" },

        // Names that are none.
        { { "render", "a.wav", "-o", "b.wav", "--json", "" },
          "--json takes the name of a file, or - for standard output, not \"\"." },
        { { "measure", "a.wav", "b.wav", "--json", "" }, "--json takes the name of a file, or -" },
        { { "inspect", "a.wav", "--json", "" }, "--json takes the name of a file, or -" },
        { { "render", "", "-o", "b.wav" }, "INPUT takes the name of an audio file, not \"\"." },
        { { "measure", "", "b.wav" }, "ORIGINAL takes the name of an audio file, not \"\"." },
        { { "measure", "a.wav", "" }, "REDUCED takes the name of an audio file, not \"\"." },
        { { "inspect", "a.wav", "" }, "FILE takes the name of an audio file, not \"\"." },
        { { "render", "a.wav", "-o", "-" },
          "--output takes the name of a file or folder, not \"-\": audio does not go to standard "
          "output (a file of that name is ./-)." },
        { { "render", "a.wav", "-o", "-", "--json", "-" }, "audio does not go to standard output" },
        { { "render", "-", "-o", "b.wav" }, "INPUT takes the name of an audio file, not \"-\"" },
        { { "inspect", "-" }, "has a name of its own where it can be read, /dev/stdin" },

        // What stands beside an option.
        { { "render", "a.wav", "-o", "b.wav", "--auto-blank", "on" },
          "--auto-blank stands alone, or has its value behind an equals sign (--auto-blank=on), "
          "and there is no file \"on\"." },
        { { "measure", "a.wav", "b.wav", "--pass-exact", "no" }, "--pass-exact stands alone" },
        { { "render", "a.wav", "-o", "b.wav", "--float", "32" },
          "--float takes no value, and there is no file \"32\"." },
        { { "inspect", "a.wav", "--read-on=no" }, "--read-on takes no value; write it" },
        { { "inspect", "a.wav", "--read-on", "--read-on" }, "--read-on is given more than once" },
        { { "render", "a.wav", "-o", "b.wav", "--force=no" }, "--force takes no value; write it" },
        { { "render", "a.wav", "-o", "b.wav", "--float=32" }, "--float takes no value; write it" },
        { { "render", "a.wav", "-o", "--bits", "8" },
          "-o needs a value, and --bits looks like an option; a name that begins so is written "
          "./--bits." },
        { { "render", "a.wav", "-o", "b.wav", "--json", "--force" },
          "--json needs a value, and --force looks like an option" },
        { { "render", "a.wav", "--json", "-o", "b.wav" }, "--json needs a value, and -o looks" },
        { { "render", "a.wav", "-o=b.wav" }, "-o has its value behind a blank: write -o b.wav." },

        // Given twice.
        { { "render", "a.wav", "-o", "b.wav", "-o", "c.wav" }, "--output is given more than once" },
        { { "inspect", "a.wav", "--json", "-", "--json", "-" }, "--json is given more than once" },
        { { "render", "a.wav", "-o", "b.wav", "--force", "--force" },
          "--force is given more than once" },
        { { "render", "a.wav", "-o", "b.wav", "--headroom", "--headroom=off" },
          "--headroom is given more than once" },

        // What the output is.
        { { "render", "a.wav", "b.wav", "-o", "c.wav" },
          "several inputs, or a folder, go to a folder, and --output \"c.wav\" is the name of an "
          "audio file; give a folder's, as \"c.wav/\" would be. There is no file \"a.wav\"." },
        { { "render", "a.wav", "--dither", "tpdf", "none", "-o", "c.wav" },
          "There is no file \"none\"." },
        { { "render", "a.wav", "-o", "b.wav", "--container", "ogg" },
          "--container takes one of wav, flac, aiff, caf, w64, rf64, not \"ogg\"." },
        { { "render", "a.wav", "-o", "b.wav", "--container", "flac" },
          "--container says FLAC, the extension of \"b.wav\" something else; write \"b.flac\", or "
          "leave out --container." },
    }));

    const auto result = run (wrong.arguments);
    CAPTURE (wrong.arguments, result.complaints);
    CHECK (result.status == 2);
    CHECK (result.output.empty());
    CHECK (result.complainsOf (wrong.sentence));
}

// The name of a file behind a switch is one, whatever it is.
TEST_CASE ("What stands behind a switch is an input where there is such a file",
           "[offline][command-line]")
{
    const TemporaryFolder folder;
    const auto previous = std::filesystem::current_path();
    std::filesystem::current_path (folder.path);
    writeAudio ("on", wav16, 44100, 1, busySignal (500));
    const auto named = run ({ "render", "--force", "on", "-o", "out.wav" });
    const auto missing = run ({ "render", "--force", "in.wav", "-o", "out.wav" });
    const auto likeHelp = run ({ "inspect", "on", "--json", "FILE" }); // as --help writes it
    std::filesystem::current_path (previous);
    CHECK (named.status == 0);
    CHECK (likeHelp.status == 0);
    CHECK (missing.status == 1);
    CHECK (missing.complainsOf ("in.wav: there is no such file; check the name."));
}

TEST_CASE ("What stands behind -- is the name of an input, wherever that is",
           "[offline][command-line]")
{
    const TemporaryFolder folder;
    const auto previous = std::filesystem::current_path();
    std::filesystem::current_path (folder.path);

    for (const auto* name : { "a.wav", "-b.wav", "--bits" })
        writeAudio (name, wav16, 44100, 1, busySignal (500));

    const auto alone = run ({ "render", "-o", "alone", "--", "a.wav", "-b.wav" });
    const auto after = run ({ "render", "a.wav", "-o", "after", "--", "-b.wav", "--bits" });
    const auto inspected = run ({ "inspect", "a.wav", "--json", "-", "--", "-b.wav" });
    std::filesystem::current_path (previous);

    CHECK (alone.status == 0);
    CHECK (after.status == 0);

    for (const auto* name : { "alone/-b.wav", "after/a.wav", "after/-b.wav", "after/--bits" })
        CHECK (std::filesystem::exists (folder / name));

    REQUIRE (inspected.status == 0);
    CHECK (inspected.json().size() == 2);
}

TEST_CASE ("A wrong command line is told where help is, that of its subcommand",
           "[offline][command-line]")
{
    CHECK (run ({ "--bogus" }).complainsOf ("here. See requant --help.\n"));
    CHECK (run ({ "render", "--bogus" }).complainsOf ("here. See requant render --help.\n"));
    CHECK (run ({ "inspect", "--bogus" }).complainsOf ("here. See requant inspect --help.\n"));
    CHECK (run ({ "measure", "a" }).complainsOf ("REDUCED. See requant measure --help.\n"));
}

TEST_CASE ("A wrong command line makes no file and no folder", "[offline][command-line]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav16, 44100, 1, busySignal (500));
    const auto more = GENERATE (values<std::vector<std::string>> (
        { { "--json", "" }, { "--auto-blank", "on" }, { "none" }, { "--container", "flac" } }));
    std::vector<std::string> arguments { "render", folder / "in.wav", "-o", folder / "out.wav" };
    arguments.insert (arguments.end(), more.begin(), more.end());
    CHECK (run (arguments).status == 2);
    CHECK (folder.contents() == std::vector<std::string> { "in.wav" });
}

TEST_CASE ("A value that a control does not have is refused, with what it takes instead",
           "[offline][command-line]")
{
    for (const auto& control : requant::parameterTable())
    {
        if (! control.isReduction || control.kind == requant::Parameter::Kind::toggle)
            continue;

        std::vector<std::string> wrong { "", "?", "nan", "1e999", "0x1", "1,5", "999999999" };

        if (control.kind == requant::Parameter::Kind::number)
        {
            wrong.push_back (std::to_string (control.minimum - 0.001));
            wrong.push_back (std::to_string (control.maximum + 0.001));
        }

        for (const auto& value : wrong)
        {
            const auto option = "--" + std::string (control.id);
            const auto result = run ({ "render", "a.wav", "-o", "b.wav", option, value });
            CAPTURE (option, value, result.complaints);
            CHECK (result.status == 2);
            CHECK (result.complainsOf (option + " takes "));
            CHECK (result.complainsOf (control.allowed() + ", not \"" + value + "\"."));
        }
    }
}

TEST_CASE (
    "The option --help names every option, range, choice and default of the table of controls",
    "[offline][command-line]")
{
    CHECK (run ({ "--help" }).status == 0);
    CHECK (run ({ "--help" }).output.find ("measure") != std::string::npos);
    CHECK (run ({ "--help" }).output.find ("requant SUBCOMMAND --help says more.")
           != std::string::npos);
    CHECK (run ({ "measure", "--help" }).output.find ("says more") == std::string::npos);
    CHECK (run ({ "measure", "--help" }).output.find ("REDUCED") != std::string::npos);

    const auto result = run ({ "render", "--help" });
    CHECK (result.status == 0);

    for (const auto& control : requant::parameterTable())
    {
        const auto option = "--" + std::string (control.id);
        CAPTURE (option);
        CHECK ((result.output.find (option) != std::string::npos) == control.isReduction);

        for (const auto& choice : control.choices)
            CHECK ((result.output.find (std::string (choice.id) + ": ") != std::string::npos)
                   == control.isReduction);
    }
}

TEST_CASE ("The option --help has one line for each choice, with what it is for",
           "[offline][command-line]")
{
    const auto help = run ({ "render", "--help" }).output;

    for (const auto& control : requant::parameterTable())
        for (const auto& choice : control.choices)
        {
            const auto line =
                std::string (choice.id).append (": ").append (choice.help).append ("\n");
            CAPTURE (line);
            CHECK ((help.find (line) != std::string::npos) == control.isReduction);
        }
}

TEST_CASE ("The option --list-controls has one line for each control of the reduction",
           "[offline][command-line]")
{
    const auto result = run ({ "--list-controls" });
    CHECK (result.status == 0);
    std::istringstream lines (result.output);
    std::string line;
    std::getline (lines, line);

    for (const auto& control : requant::parameterTable())
    {
        if (! control.isReduction)
            continue;

        REQUIRE (std::getline (lines, line));
        CHECK (line.starts_with (std::string (control.id)));
        CHECK (line.find (control.name) != std::string::npos);
        CHECK (line.find (control.allowed()) != std::string::npos);
        CHECK (line.ends_with (control.idText (control.defaultValue)));
    }

    CHECK (! std::getline (lines, line));
}

TEST_CASE ("The option --version says which one this is", "[offline][command-line]")
{
    const auto result = run ({ "--version" });
    CHECK (result.status == 0);
    CHECK (result.output.starts_with ("requant "));
    CHECK (
        result.output.find ("kernels: " + std::string (requant::nameOf (requant::activeTarget())))
        != std::string::npos);
}
