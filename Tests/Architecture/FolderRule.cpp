#include "FolderRule.h"

#include "Parameters/Parameter.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace requant::test
{

namespace
{

using Names = std::set<std::string>;

// The rooms from the lowest up. A room may include those before it, but for `apart`.
const std::vector<std::string> rooms {
    "Text",   "Vectors",     "Levels",     "Psychoacoustics", "Quantization", "Measurement",
    "Theory", "Calibration", "Engine",     "Files",           "Parameters",   "Report",
    "Plots",  "Plots/Juce",  "Plugin",     "Documents",       "Offline",      "Command",
    "Python", "Editor",      "Standalone", "Entry",
};

// Rooms that do not know each other, although one stands before the other.
const std::map<std::string, Names> apart {
    { "Vectors", { "Text" } },
    { "Levels", { "Text", "Vectors" } },
    { "Psychoacoustics", { "Text", "Vectors", "Levels" } },
    { "Measurement", { "Quantization" } },
    { "Calibration", { "Quantization", "Theory" } },
    { "Files", { "Theory" } },
    { "Parameters", { "Theory", "Measurement", "Files" } },
    { "Plots", { "Engine", "Files", "Parameters" } },
    { "Plots/Juce",
      { "Text", "Vectors", "Levels", "Psychoacoustics", "Quantization", "Measurement", "Theory",
        "Calibration", "Engine", "Files", "Parameters", "Report" } },
    { "Plugin", { "Files", "Report", "Plots", "Plots/Juce", "Theory" } },
    { "Documents", { "Plots/Juce", "Plugin" } },
    { "Offline", { "Plots/Juce", "Plugin" } },
    { "Command", { "Plots/Juce", "Plugin" } },
    { "Python", { "Plots/Juce", "Plugin", "Command" } },
    { "Editor", { "Files", "Documents", "Offline", "Command", "Python" } },
    { "Standalone", { "Command", "Python" } },
    { "Entry",
      { "Text", "Vectors", "Levels", "Psychoacoustics", "Quantization", "Measurement", "Theory",
        "Calibration", "Engine", "Files", "Parameters", "Report", "Plots", "Plots/Juce",
        "Documents", "Offline", "Python" } },
};

const Names withJuce { "Plots/Juce", "Plugin", "Editor", "Standalone", "Entry" };

// Of UTF-8: all bytes but those that continue a letter.
std::ptrdiff_t lettersIn (const std::string& line)
{
    return std::count_if (line.begin(), line.end(),
                          [] (char byte)
                          { return (static_cast<unsigned char> (byte) & 0xc0) != 0x80; });
}

// Made by the build, in no folder of Source's.
const Names generated { "JuceHeader.h", "Version.h", "Resources.h" };

/** A file that writes a word out which is also a control's id, and means something else by it. */
struct Exception
{
    std::string path, id;
};

const std::vector<Exception> exceptions {
    // The report's field for what lowering the input did; the control's value stands in its
    // settings.
    { "Documents/ReportJson.cpp", "headroom" },
    // The report's fields for what was found in a file: its bit meter, and the levels it lies on.
    { "Documents/InspectReport.cpp", "bits" },
    { "Documents/InspectReport.cpp", "lattice" },
    { "Documents/JsonParts.cpp", "bits" },
    // A unit.
    { "Report/Figures.cpp", "bits" },
    // The scale of the window; A-weighting.
    { "Editor/Session/Preferences.cpp", "scale" },
    { "Psychoacoustics/Weightings.cpp", "a" },
    { "Psychoacoustics/Weightings.h", "a" },
};

bool isException (const std::string& path, const std::string& id)
{
    return std::any_of (exceptions.begin(), exceptions.end(),
                        [&] (const Exception& exception)
                        { return exception.path == path && exception.id == id; });
}

// The room: the first folder of a path, or the room inside Plots that has arrows of its own.
std::string folderOf (const std::string& path)
{
    if (path.starts_with ("Plots/Juce/"))
        return "Plots/Juce";

    const auto slash = path.find ('/');
    return slash == std::string::npos ? std::string {} : path.substr (0, slash);
}

bool isJuce (const std::string& included)
{
    const auto lastSlash = included.rfind ('/');
    const auto name = lastSlash == std::string::npos ? included : included.substr (lastSlash + 1);
    return name == "JuceHeader.h" || included.find ("juce") != std::string::npos;
}

std::string whyIncludeIsBroken (const std::string& path, const std::string& included, bool isQuoted)
{
    const auto folder = folderOf (path);
    const auto room = std::find (rooms.begin(), rooms.end(), folder);

    if (room == rooms.end())
        return "is in no folder that the rule knows";

    if (isJuce (included))
    {
        if (! withJuce.contains (folder))
            return "is plain C++20 and must not know JUCE";

        return included == "JuceHeader.h" ? "" : "must take JUCE from JuceHeader.h alone";
    }

    if (included.find ("..") != std::string::npos)
        return "must name the folder instead of climbing out of its own";

    const auto target = folderOf (included);

    // A system's or a library's header, a neighbour, or one that the build makes.
    if ((! isQuoted && std::find (rooms.begin(), rooms.end(), target) == rooms.end())
        || (target.empty() && isQuoted) || generated.contains (included))
        return "";

    if (folder == "Editor" && included == "Plugin/Processor.h")
        return "gets the parameters and the feed, never the processor";

    const auto isBelow = std::find (rooms.begin(), room + 1, target) != room + 1;
    const auto rule = apart.find (folder);

    if (isBelow && (rule == apart.end() || ! rule->second.contains (target)))
        return "";

    return "stands below or beside " + target;
}

} // namespace

std::vector<SourceFile> readSources (const std::string& folder)
{
    namespace fs = std::filesystem;
    const auto root = fs::path (REQUANT_SOURCE_FOLDER) / folder;
    std::vector<SourceFile> files;

    for (const auto& entry : fs::recursive_directory_iterator (root))
    {
        const auto extension = entry.path().extension();

        if (! entry.is_regular_file()
            || (extension != ".h" && extension != ".cpp" && extension != ".mm"))
            continue;

        std::ifstream stream (entry.path());
        std::stringstream text;
        text << stream.rdbuf();
        files.push_back ({ fs::relative (entry.path(), root).generic_string(), text.str() });
    }

    std::sort (files.begin(), files.end(),
               [] (const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

std::string complaints (const std::vector<SourceFile>& files, Check check)
{
    std::string all;

    for (const auto& file : files)
        for (const auto& complaint : check (file))
            all += complaint + "\n";

    return all;
}

std::vector<std::string> brokenIncludes (const SourceFile& file)
{
    static const std::regex include (R"(^[ \t]*#[ \t]*(?:include|import)[ \t]*([<"])([^>"]+)[>"])");
    std::vector<std::string> broken;
    std::istringstream lines (file.text);
    int number = 0;

    for (std::string line; std::getline (lines, line);)
    {
        ++number;
        std::smatch match;

        if (! std::regex_search (line, match, include))
            continue;

        const auto why = whyIncludeIsBroken (file.path, match[2], match[1] == "\"");

        if (! why.empty())
            broken.push_back (file.path + ":" + std::to_string (number) + " includes "
                              + match[2].str() + ", but " + why);
    }

    return broken;
}

std::vector<std::string> rawParameterIds (const SourceFile& file)
{
    std::vector<std::string> found;

    if (folderOf (file.path) == "Parameters")
        return found;

    for (const auto& control : parameterTable())
    {
        const std::string id (control.id);

        if (file.text.find ('"' + id + '"') != std::string::npos && ! isException (file.path, id))
            found.push_back (file.path + " writes out the id \"" + id
                             + "\" instead of taking it from controlId");
    }

    return found;
}

std::vector<std::string> tooWide (const SourceFile& file)
{
    std::vector<std::string> found;
    std::istringstream lines (file.text);
    std::string line;

    for (int number = 1; std::getline (lines, line); ++number)
        if (lettersIn (line) > 100)
            found.push_back (file.path + ":" + std::to_string (number)
                             + " is wider than 100 columns");

    return found;
}

} // namespace requant::test
