#include "FolderRule.h"
#include "Parameters/Parameter.h"
#include "Support/Catch.h"

#include <algorithm>

using namespace requant::test;

namespace
{

bool isRefused (const std::string& path, const std::string& include)
{
    return ! brokenIncludes ({ path, "#pragma once\n\n#include " + include + "\n" }).empty();
}

} // namespace

TEST_CASE ("Includes point down: no folder knows what stands above or beside it", "[architecture]")
{
    CHECK (complaints (readSources ("Source"), brokenIncludes) == "");
}

TEST_CASE ("Control ids are written out in Source/Parameters alone", "[architecture]")
{
    CHECK (complaints (readSources ("Source"), rawParameterIds) == "");
}

TEST_CASE ("No line is wider than 100 columns, comments neither", "[architecture]")
{
    CHECK (complaints (readSources ("Source"), tooWide) == "");
    CHECK (complaints (readSources ("Tests"), tooWide) == "");
    CHECK (complaints (readSources ("Benchmarks"), tooWide) == "");
}

TEST_CASE ("The check reads the whole of Source", "[architecture][self]")
{
    const auto files = readSources ("Source");
    const auto has = [&] (const std::string& path)
    {
        return std::any_of (files.begin(), files.end(),
                            [&] (const SourceFile& file)
                            { return file.path == path && ! file.text.empty(); });
    };

    for (const auto* path : { "Levels/Lattice.h", "Measurement/Error/ErrorSums.cpp",
                              "Engine/Engine.h", "Parameters/Table.cpp", "Plots/Juce/Style.h",
                              "Plugin/Processor.cpp", "Command/Command.cpp", "Editor/Editor.h",
                              "Standalone/Application.h", "Entry/CreatePlugin.cpp" })
    {
        CAPTURE (path);
        CHECK (has (path));
    }
}

TEST_CASE ("An include that breaks the folder rule is reported, with file and line",
           "[architecture][self]")
{
    const auto broken = brokenIncludes (
        { "Measurement/Bad.h", "#pragma once\n\n  #  include \"Quantization/Dither/Dither.h\"\n" });
    REQUIRE (broken.size() == 1);
    CHECK (
        broken[0]
        == "Measurement/Bad.h:3 includes Quantization/Dither/Dither.h, but stands below or beside "
           "Quantization");

    CHECK (isRefused ("Quantization/A.cpp", "\"Measurement/Error/ErrorSums.h\""));
    CHECK (isRefused ("Engine/A.cpp", "\"Parameters/Parameter.h\""));
    CHECK (isRefused ("Parameters/A.cpp", "\"Measurement/Error/ErrorSums.h\""));
    CHECK (isRefused ("Plots/A.cpp", "\"Engine/Engine.h\""));
    CHECK (isRefused ("Plots/Error/A.cpp", "\"Plots/Juce/Style.h\""));
    CHECK (isRefused ("Plots/Juce/A.cpp", "\"Report/Figures.h\""));
    CHECK (isRefused ("Documents/A.cpp", "\"Plots/Juce/Style.h\""));
    CHECK (isRefused ("Plugin/A.cpp", "\"Editor/Editor.h\""));
    CHECK (isRefused ("Plugin/A.cpp", "<Editor/Editor.h>"));
    CHECK (isRefused ("Offline/A.cpp", "\"Plugin/Parameters/ParameterSet.h\""));
    CHECK (isRefused ("Editor/A.cpp", "\"Plugin/Processor.h\""));
    CHECK (isRefused ("Editor/A.cpp", "\"Command/Command.h\""));
    CHECK (isRefused ("Standalone/A.cpp", "\"Entry/CreatePlugin.h\""));
    CHECK (isRefused ("Python/A.cpp", "\"Command/Subcommand.h\""));
    CHECK (isRefused ("Command/A.cpp", "\"Python/Arrays.h\""));
    CHECK (isRefused ("Entry/A.cpp", "\"Levels/Lattice.h\""));
    CHECK (isRefused ("Elsewhere/A.cpp", "\"Levels/Lattice.h\""));
    CHECK (isRefused ("Engine/A.cpp", "\"../Parameters/Parameter.h\""));
    CHECK (isRefused ("Calibration/A.cpp", "\"Engine/Engine.h\""));
    CHECK (isRefused ("Measurement/A.cpp", "\"Calibration/Range.h\""));
    CHECK (isRefused ("Calibration/A.cpp", "\"Quantization/Dither/Dither.h\""));
    CHECK (isRefused ("Levels/A.cpp", "\"Calibration/RuntimeRanges.h\""));
    CHECK (isRefused ("Levels/A.cpp", "\"Psychoacoustics/Weightings.h\""));
    CHECK (isRefused ("Plots/A.cpp", "\"Files/FileProblem.h\""));
    CHECK (isRefused ("Documents/A.cpp", "\"Offline/Render.h\""));
    CHECK (isRefused ("Parameters/A.cpp", "\"Unheard/Of.h\""));
}

TEST_CASE ("JUCE comes in by one door and not into the plain rooms", "[architecture][self]")
{
    for (const auto* room : { "Levels", "Psychoacoustics", "Quantization", "Measurement", "Theory",
                              "Calibration", "Engine", "Files", "Parameters", "Report", "Plots",
                              "Documents", "Offline", "Command", "Python" })
        for (const auto* header : { "\"JuceHeader.h\"", "<JuceHeader.h>", "<juce_core/juce_core.h>",
                                    "\"JuceLibraryCode/JuceHeader.h\"" })
            CHECK (isRefused (std::string (room) + "/A.h", header));

    CHECK (isRefused ("Editor/A.cpp", "<juce_gui_basics/juce_gui_basics.h>"));
    CHECK_FALSE (isRefused ("Editor/A.cpp", "\"JuceHeader.h\""));
    CHECK_FALSE (isRefused ("Plots/Juce/A.cpp", "\"JuceHeader.h\""));
}

TEST_CASE ("Includes that keep the rule are not reported", "[architecture][self]")
{
    CHECK_FALSE (isRefused ("Quantization/A.cpp", "\"A.h\""));
    CHECK_FALSE (isRefused ("Quantization/A.cpp", "<vector>"));
    CHECK_FALSE (isRefused ("Measurement/A.cpp", "<boost/lockfree/spsc_queue.hpp>"));
    CHECK_FALSE (isRefused ("Engine/A.cpp", "\"Levels/Lattice.h\""));
    CHECK_FALSE (isRefused ("Editor/A.cpp", "\"Plugin/Parameters/ParameterSet.h\""));
    CHECK_FALSE (isRefused ("Entry/A.cpp", "\"Plugin/Processor.h\""));
    CHECK_FALSE (isRefused ("Offline/A.cpp", "\"Version.h\""));
    CHECK_FALSE (isRefused ("Plots/Juce/A.cpp", "\"Plots/Display/DisplayList.h\""));
    CHECK_FALSE (isRefused ("Documents/A.cpp", "\"Plots/Svg/SvgWriter.h\""));
    CHECK_FALSE (isRefused ("Offline/A.cpp", "\"Engine/Engine.h\""));
    CHECK_FALSE (isRefused ("Python/A.cpp", "\"Offline/Render.h\""));
}

TEST_CASE ("A written-out control id and a line of 101 columns are reported",
           "[architecture][self]")
{
    for (const auto& control : requant::parameterTable())
    {
        CAPTURE (control.id);
        const auto text = "find (\"" + std::string (control.id) + "\")";
        CHECK (rawParameterIds ({ "Editor/A.cpp", text }).size() == 1);
        CHECK (rawParameterIds ({ "Parameters/A.cpp", text }).empty());
    }

    CHECK (rawParameterIds ({ "Documents/ReportJson.cpp", "\"headroom\" \"bits\"" }).size() == 1);
    CHECK (rawParameterIds ({ "Editor/A.cpp", "find (controlId::dither) // dither" }).empty());
    CHECK (tooWide ({ "Editor/A.cpp", "\n" + std::string (101, 'a') }).size() == 1);
    CHECK (tooWide ({ "Editor/A.cpp", std::string (100, 'a') + "\nb" }).empty());
    CHECK (tooWide ({ "Editor/A.cpp", std::string (99, 'a') + "\u00b2" }).empty());
}
