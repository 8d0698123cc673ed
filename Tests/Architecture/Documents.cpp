#include "Documents.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace requant::test
{

namespace
{

namespace fs = std::filesystem;

fs::path root() { return REQUANT_SOURCE_FOLDER; }

bool isThere (const fs::path& path)
{
    std::error_code failure;
    return fs::exists (path, failure);
}

std::string textOf (const fs::path& path)
{
    std::ifstream stream (path);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<std::string> linesOf (const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream (text);

    for (std::string line; std::getline (stream, line);)
        lines.push_back (line);

    return lines;
}

std::string trimmed (const std::string& text)
{
    const auto first = text.find_first_not_of (" \t\r");
    return first == std::string::npos
               ? std::string()
               : text.substr (first, text.find_last_not_of (" \t\r") - first + 1);
}

// As GitHub names a heading in a link: "Noise shaping, `shaping`" is #noise-shaping-shaping.
std::string anchorOf (const std::string& heading)
{
    std::string anchor;

    for (const auto letter : heading)
    {
        const auto byte = static_cast<unsigned char> (letter);

        if (std::isalnum (byte) || letter == '-' || letter == '_' || byte >= 0x80)
            anchor += static_cast<char> (std::tolower (byte));
        else if (letter == ' ')
            anchor += '-';
    }

    return anchor;
}

bool hasHeading (const std::string& text, const std::string& anchor)
{
    const auto lines = linesOf (text);
    return std::any_of (lines.begin(), lines.end(),
                        [&] (const std::string& line)
                        {
                            const auto start = line.find_first_not_of ('#');
                            return start != 0 && start != std::string::npos && line[start] == ' '
                                   && anchorOf (trimmed (line.substr (start))) == anchor;
                        });
}

std::string at (const SourceFile& file, std::size_t line)
{
    return file.path + ":" + std::to_string (line + 1);
}

// For every match of a pattern's first group, with the number of its line.
template <typename Visit>
void forEachMatch (const SourceFile& file, const std::regex& pattern, const Visit& visit)
{
    const auto lines = linesOf (file.text);

    for (std::size_t number = 0; number < lines.size(); ++number)
    {
        const auto& line = lines[number];

        for (std::sregex_iterator match (line.begin(), line.end(), pattern), end; match != end;
             ++match)
            visit ((*match)[1].str(), number);
    }
}

} // namespace

std::vector<SourceFile> readDocuments()
{
    std::vector<SourceFile> documents;

    for (const auto* const name :
         { "README.md", "CONTRIBUTING.md", "Benchmarks/README.md", "Resources/README.md" })
        documents.push_back (readDocument (name));

    for (const auto& entry : fs::recursive_directory_iterator (root() / "Documentation"))
        if (entry.path().extension() == ".md")
            documents.push_back (
                readDocument (fs::relative (entry.path(), root()).generic_string()));

    std::sort (documents.begin(), documents.end(),
               [] (const auto& a, const auto& b) { return a.path < b.path; });
    return documents;
}

SourceFile readDocument (const std::string& path) { return { path, textOf (root() / path) }; }

std::vector<std::string> brokenLinks (const SourceFile& document)
{
    static const std::regex link (R"(\]\(([^)\s]+)\))");
    std::vector<std::string> broken;
    const auto folder = (root() / document.path).parent_path();

    forEachMatch (document, link,
                  [&] (const std::string& target, std::size_t line)
                  {
                      if (target.find (':') != std::string::npos) // https, mailto
                          return;

                      const auto hash = target.find ('#');
                      const auto name = target.substr (0, hash);
                      const auto file = name.empty() ? root() / document.path : folder / name;

                      if (! isThere (file))
                          broken.push_back (at (document, line) + " links to " + name
                                            + ", which does not exist");
                      else if (hash != std::string::npos
                               && ! hasHeading (name.empty() ? document.text : textOf (file),
                                                target.substr (hash + 1)))
                          broken.push_back (at (document, line) + " links to " + target
                                            + ", a heading that does not exist");
                  });
    return broken;
}

std::vector<std::string> brokenPaths (const SourceFile& document)
{
    // A folder of the project or a room of Source, a slash, and the rest of a path.
    static const std::regex path (R"((?:^|[^\w./-])([A-Z][A-Za-z0-9]*/[\w./-]*\w))");
    std::vector<std::string> broken;

    forEachMatch (document, path,
                  [&] (const std::string& name, std::size_t line)
                  {
                      const auto first = name.substr (0, name.find ('/'));
                      const auto isFolder = isThere (root() / first);
                      const auto isRoom = isThere (root() / "Source" / first);

                      if ((isFolder || isRoom) && ! isThere (root() / name)
                          && ! isThere (root() / "Source" / name))
                          broken.push_back (at (document, line) + " names " + name
                                            + ", which does not exist");
                  });
    return broken;
}

std::vector<std::string> unknownDocuments (const SourceFile& source)
{
    static const std::regex name (R"((\w[\w/-]*\.md)\b)");
    std::vector<std::string> unknown;

    forEachMatch (source, name,
                  [&] (const std::string& document, std::size_t line)
                  {
                      if (! isThere (root() / document)
                          && ! isThere (root() / "Documentation" / document))
                          unknown.push_back (at (source, line) + " names " + document
                                             + ", which is not in the project");
                  });
    return unknown;
}

std::vector<std::vector<std::string>> tableBelow (const SourceFile& document,
                                                  const std::string& heading)
{
    const auto lines = linesOf (document.text);
    auto line = std::find (lines.begin(), lines.end(), heading);
    line = std::find_if (line, lines.end(),
                         [] (const std::string& text)
                         { return text.starts_with ("|---") || text.starts_with ("| ---"); });
    std::vector<std::vector<std::string>> rows;

    for (line = line == lines.end() ? line : line + 1;
         line != lines.end() && line->starts_with ("|"); ++line)
    {
        std::vector<std::string> cells;
        std::istringstream stream (line->substr (1));

        for (std::string cell; std::getline (stream, cell, '|');)
            cells.push_back (trimmed (cell));

        rows.push_back (cells);
    }

    return rows;
}

} // namespace requant::test
