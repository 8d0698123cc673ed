// Reads how wide a typeface's letters are and writes it as C++, for Plots/Display/LatoMetrics.h.
// Usage: requant_font_metrics OUT.cpp NAME=FONT.ttf ...
//
// The tables are those of the OpenType specification: head, hhea, OS/2, hmtx, cmap (format 4) and
// kern (format 0), all big endian.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace
{

class FontFile
{
public:
    explicit FontFile (const std::string& name)
    {
        std::ifstream stream (name, std::ios::binary);
        std::stringstream text;
        text << stream.rdbuf();
        bytes = text.str();

        if (bytes.empty())
            throw std::runtime_error (name + " cannot be read");

        for (std::size_t i = 0; i < word (4); ++i)
            tables[bytes.substr (12 + 16 * i, 4)] = longWord (20 + 16 * i);
    }

    std::size_t table (const std::string& name) const { return tables.at (name); }

    std::uint16_t word (std::size_t at) const
    {
        const auto byte = [&] (std::size_t index)
        { return static_cast<unsigned> (static_cast<unsigned char> (bytes.at (index))); };
        return static_cast<std::uint16_t> (byte (at) << 8 | byte (at + 1));
    }

    std::int16_t signedWord (std::size_t at) const
    {
        return static_cast<std::int16_t> (word (at));
    }

    std::uint32_t longWord (std::size_t at) const
    {
        return static_cast<std::uint32_t> (word (at)) << 16 | word (at + 2);
    }

private:
    std::string bytes;
    std::map<std::string, std::size_t> tables;
};

using Glyphs = std::map<std::uint32_t, std::uint16_t>;

// The letters of Unicode's Basic Multilingual Plane.
Glyphs glyphsOf (const FontFile& font)
{
    const auto map = font.table ("cmap");
    std::size_t letters = 0;

    for (std::size_t i = 0; i < font.word (map + 2); ++i)
        if (const auto at = map + 4 + 8 * i; font.word (at) == 3 && font.word (at + 2) == 1)
            letters = map + font.longWord (at + 4);

    if (letters == 0 || font.word (letters) != 4)
        throw std::runtime_error ("a font has no map of Unicode in format 4");

    const std::size_t length = font.word (letters + 6); // of each list, in bytes
    const auto ends = letters + 14, starts = ends + length + 2, deltas = starts + length,
               offsets = deltas + length;
    Glyphs glyphs;

    for (std::size_t i = 0; i < length; i += 2)
        for (std::uint32_t letter = font.word (starts + i);
             letter <= font.word (ends + i) && letter < 0xffff; ++letter)
        {
            const std::size_t offset = font.word (offsets + i);
            auto glyph = letter;

            if (offset != 0)
                glyph = font.word (offsets + i + offset
                                   + 2 * (letter - font.word (starts + i)));

            if (offset == 0 || glyph != 0)
                glyph = (glyph + font.word (deltas + i)) & 0xffff;

            if (glyph != 0)
                glyphs[letter] = static_cast<std::uint16_t> (glyph);
        }

    return glyphs;
}

void writeFont (std::ostream& out, const std::string& name, const FontFile& font)
{
    const auto glyphs = glyphsOf (font);
    const std::uint32_t widths = font.word (font.table ("hhea") + 34);
    const auto widthOf = [&] (std::uint32_t glyph)
    { return font.word (font.table ("hmtx") + 4 * std::min (glyph, widths - 1)); };

    std::multimap<std::uint16_t, std::uint32_t> lettersOf;
    out << "constexpr LatoMetrics::Advance " << name << "Advances[] {\n";

    for (const auto& [letter, glyph] : glyphs)
    {
        lettersOf.emplace (glyph, letter);
        out << "    { " << letter << ", " << widthOf (glyph) << " },\n";
    }

    const auto kern = font.table ("kern");

    if (font.word (kern + 2) != 1 || font.word (kern + 8) >> 8 != 0)
        throw std::runtime_error ("a font has no kerning in format 0");

    std::map<std::pair<std::uint32_t, std::uint32_t>, int> kernings;

    for (std::size_t i = 0; i < font.word (kern + 10); ++i)
    {
        const auto at = kern + 18 + 6 * i;
        const auto [left, leftEnd] = lettersOf.equal_range (font.word (at));
        const auto [right, rightEnd] = lettersOf.equal_range (font.word (at + 2));

        for (auto a = left; a != leftEnd; ++a)
            for (auto b = right; b != rightEnd; ++b)
                kernings[{ a->second, b->second }] = font.signedWord (at + 4);
    }

    out << "};\n\nconstexpr LatoMetrics::Kerning " << name << "Kernings[] {\n";

    for (const auto& [pair, amount] : kernings)
        out << "    { " << pair.first << ", " << pair.second << ", " << amount << " },\n";

    out << "};\n\n";
}

// A font says which of its two heights of a line counts: bit 7 of OS/2's fsSelection.
void writeMetrics (std::ostream& out, const std::string& name, const FontFile& font)
{
    constexpr unsigned useTypographic = 1 << 7;
    const auto os2 = font.table ("OS/2");
    const auto lines = (font.word (os2 + 62) & useTypographic) != 0 ? os2 + 68
                                                                    : font.table ("hhea") + 4;
    out << "const LatoMetrics LatoMetrics::" << name << " { "
        << font.word (font.table ("head") + 18) << ", " << font.signedWord (lines) << ", "
        << font.signedWord (lines + 2) << ", " << font.word (font.table ("hmtx")) << ", " << name
        << "Advances, " << name << "Kernings };\n";
}

std::string written (const std::vector<std::string>& arguments)
{
    std::ostringstream fonts, metrics;

    for (const auto& argument : arguments)
    {
        const auto name = argument.substr (0, argument.find ('='));
        const FontFile font (argument.substr (name.size() + 1));
        writeFont (fonts, name, font);
        writeMetrics (metrics, name, font);
    }

    return "// Written by Resources/Fonts/Metrics.cpp.\n\n#include "
           "\"Plots/Display/LatoMetrics.h\"\n\nnamespace requant\n{\n\nnamespace\n{\n\n"
           + fonts.str() + "} // namespace\n\n" + metrics.str() + "\n} // namespace requant\n";
}

} // namespace

int main (int argumentCount, char** arguments)
{
    try
    {
        if (argumentCount < 3)
            throw std::runtime_error ("usage: requant_font_metrics OUT.cpp NAME=FONT.ttf ...");

        std::ofstream out (arguments[1], std::ios::binary);
        out << written ({ arguments + 2, arguments + argumentCount });
        out.close();

        if (! out)
            throw std::runtime_error (std::string (arguments[1]) + " cannot be written");
    }
    catch (const std::exception& problem)
    {
        std::fprintf (stderr, "requant_font_metrics: %s\n", problem.what());
        return 1;
    }

    return 0;
}
