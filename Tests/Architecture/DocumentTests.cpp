#include "Documents.h"
#include "Support/Catch.h"

#include <filesystem>
#include <regex>
#include <set>

using namespace requant::test;

namespace
{

std::set<std::string> foldersOfSource()
{
    namespace fs = std::filesystem;
    std::set<std::string> folders;

    for (const auto& entry : fs::directory_iterator (fs::path (REQUANT_SOURCE_FOLDER) / "Source"))
        if (entry.is_directory())
            folders.insert (entry.path().filename().string());

    // The one room inside another that has arrows of its own.
    folders.insert ("Plots/Juce");
    return folders;
}

using Rooms = std::vector<std::string>; // from the top of the house down

std::set<std::string> namesIn (const std::string& text)
{
    static const std::regex name (R"([A-Z][\w/]*)");
    return { std::sregex_token_iterator (text.begin(), text.end(), name),
             std::sregex_token_iterator() };
}

// What the folder rule lets a room include of the others.
std::set<std::string> includedBy (const std::string& room, const Rooms& rooms)
{
    std::set<std::string> included;

    for (const auto& other : rooms)
        if (other != room
            && brokenIncludes ({ room + "/A.cpp", "#include \"" + other + "/A.h\"\n" }).empty())
            included.insert (other);

    return included;
}

// What a cell says: "A, B", "all below", "all below but A, B", "nothing".
std::set<std::string> namedBy (const std::string& cell, Rooms::const_iterator room,
                               Rooms::const_iterator end)
{
    if (! cell.starts_with ("all below"))
        return namesIn (cell);

    std::set<std::string> named (room + 1, end);

    for (const auto& exception : namesIn (cell))
        CHECK (named.erase (exception) == 1);

    return named;
}

SourceFile architecture() { return readDocument ("Documentation/Architecture.md"); }

} // namespace

TEST_CASE (
    "Every link of a document leads to a file of the project, and to a heading that is there",
    "[architecture][documents]")
{
    CHECK (complaints (readDocuments(), brokenLinks) == "");
}

TEST_CASE ("Every file that a document names is in the project", "[architecture][documents]")
{
    CHECK (complaints (readDocuments(), brokenPaths) == "");
}

TEST_CASE ("The README leads to every page of Documentation", "[architecture][documents]")
{
    const auto readme = readDocument ("README.md").text;

    for (const auto& document : readDocuments())
    {
        CAPTURE (document.path);

        if (document.path.starts_with ("Documentation/"))
            CHECK (readme.find ("](" + document.path) != std::string::npos);
    }
}

TEST_CASE ("Comments name no document that is not in the project", "[architecture][documents]")
{
    for (const auto* const folder : { "Source", "Tests", "Benchmarks", "JuceLibraryCode" })
        CHECK (complaints (readSources (folder), unknownDocuments) == "");
}

// A room that is added, renamed or taken away has to be so in the document, too.
TEST_CASE ("The drawing of the house has every folder of Source, and no other",
           "[architecture][documents]")
{
    static const std::regex room (R"(\[([\w/]+)\])");
    const auto text = architecture().text;
    const auto start = text.find ("```");
    REQUIRE (start != std::string::npos);
    const auto drawing = text.substr (start, text.find ("```", start + 3) - start);
    const std::set<std::string> drawn (
        std::sregex_token_iterator (drawing.begin(), drawing.end(), room, 1),
        std::sregex_token_iterator());
    CHECK (drawn == foldersOfSource());
}

// A row: name, what it does, which rooms it may include. Rows stand from the top down.
TEST_CASE ("The table of rooms has every folder of Source, and says what the folder rule allows",
           "[architecture][documents]")
{
    const auto rows = tableBelow (architecture(), "## The rooms");
    Rooms rooms;

    for (const auto& row : rows)
        rooms.push_back (row.front());

    CHECK (std::set<std::string> (rooms.begin(), rooms.end()) == foldersOfSource());

    for (auto room = rooms.begin(); room != rooms.end(); ++room)
    {
        CAPTURE (*room);
        const auto& row = rows[static_cast<std::size_t> (room - rooms.begin())];
        REQUIRE (row.size() == 3);
        const auto allowed = includedBy (*room, rooms);
        CHECK (namedBy (row[2], room, rooms.end()) == allowed);

        for (auto above = rooms.begin(); above != room; ++above)
            CHECK_FALSE (allowed.contains (*above));
    }
}

// Scripts/prove writes both; a row that was changed by hand in one of them is found here.
TEST_CASE ("The README's comparison repeats rows of Documentation/Comparison.md",
           "[architecture][documents]")
{
    const auto all = readDocument ("Documentation/Comparison.md").text;
    const auto rows = tableBelow (readDocument ("README.md"), "## How it compares");
    CHECK (rows.size() >= 5);

    for (const auto& row : rows)
    {
        std::string line = "|";

        for (const auto& cell : row)
            line += " " + cell + " |";

        CAPTURE (line);
        CHECK (all.find (line + "\n") != std::string::npos);
    }
}

TEST_CASE ("Links and names that lead nowhere are reported, with file and line",
           "[architecture][self]")
{
    const auto links = [] (const std::string& text) {
        return brokenLinks ({ "Documentation/Figures.md", text });
    };

    const auto broken = links ("\n[a](Nowhere.txt)");
    REQUIRE (broken.size() == 1);
    CHECK (broken[0] == "Documentation/Figures.md:2 links to Nowhere.txt, which does not exist");
    CHECK (links ("![a](../README.md) [b](https://example.org/x) [c](#a-b)\n## A `b`").empty());
    CHECK (links ("[a](#no-such-heading)").size() == 1);
    CHECK (links ("[a](../README.md#no-such-heading)").size() == 1);

    const auto paths = [] (const std::string& text) {
        return brokenPaths ({ "Documentation/Figures.md", text });
    };

    CHECK (paths ("see `Scripts/nothing`").size() == 1);
    CHECK (paths ("Scripts/nothing FILE").size() == 1);
    CHECK (paths ("see `Entry/Nothing.h`, (Source/Entry/Nothing.h)").size() == 2);
    CHECK (paths ("`Scripts/run FILE`, Source/Entry. `Entry/CommandMain.cpp`").empty());
    CHECK (paths ("ISO/IEC, `build/release/Source/Entry/x`, AND/OR").empty());

    const std::string gone = "Gone";
    CHECK (unknownDocuments ({ "Plugin/A.h", "// " + gone + ".md's table" }).size() == 1);
    CHECK (unknownDocuments ({ "Plugin/A.h", "// Documentation/Figures.md, README.md" }).empty());
}
