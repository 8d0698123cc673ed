#include "Parameters/Parameter.h"
#include "Psychoacoustics/Weightings.h"
#include "Quantization/Shaping/ShaperPlan.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

using namespace requant;

namespace
{

constexpr double rateHz = 44100.0;

const Parameter& shapingControl() { return *findControl (parameterId::shaping); }

std::string_view idOf (int shaping)
{
    return shapingControl().choices[static_cast<std::size_t> (shaping)].id;
}

// "8, 11.025 and 48 kHz"
std::string ratesOf (Shaping shaping)
{
    std::set<double> rates;

    for (const auto& row : publishedShapers())
        if (row.shaping == shaping)
            rates.insert (row.ratesHz.begin(), row.ratesHz.end());

    std::ostringstream text;

    for (auto rate = rates.begin(); rate != rates.end(); ++rate)
        text << (rate == rates.begin()             ? ""
                 : std::next (rate) == rates.end() ? " and "
                                                   : ", ")
             << *rate / 1000.0;

    return text.str() + " kHz";
}

/** A row of the README's table of shapings: which ones, and their figures, from the least to the
    largest. */
struct Row
{
    std::vector<int> shapings;
    std::vector<double> total, heard;
};

std::vector<std::string> cellsOf (const std::string& line)
{
    std::vector<std::string> cells;
    std::istringstream stream (line.substr (1));

    for (std::string cell; std::getline (stream, cell, '|');)
        cells.push_back (cell);

    return cells;
}

// "`lipshitz`, `f-weighted`" or "`ssrc-a-0` to `ssrc-a-6`".
std::vector<int> shapingsIn (const std::string& cell)
{
    std::vector<int> found;

    for (auto start = cell.find ('`'); start != std::string::npos; start = cell.find ('`', start))
    {
        const auto end = cell.find ('`', start + 1);
        const auto value = shapingControl().parse (cell.substr (start + 1, end - start - 1));
        REQUIRE (value.has_value());
        found.push_back (static_cast<int> (*value));
        start = end + 1;
    }

    if (cell.find (" to ") != std::string::npos)
        for (auto last = found.back(), next = found.front() + 1; next < last; ++next)
            found.push_back (next);

    return found;
}

std::vector<double> figuresIn (const std::string& cell)
{
    std::vector<double> figures;

    for (std::size_t i = 0; i < cell.size();)
    {
        const auto isSigned = cell[i] == '+' || cell[i] == '-';
        const auto* const begin = cell.c_str() + i;
        char* end = nullptr;
        const auto value = std::strtod (begin, &end);

        if ((isSigned || cell[i] == '0') && end != begin)
        {
            figures.push_back (value);
            i += static_cast<std::size_t> (end - begin);
        }
        else
        {
            ++i;
        }
    }

    return figures;
}

std::vector<Row> tableOfShapings()
{
    std::ifstream file (REQUANT_SOURCE_FOLDER "/README.md");
    std::string line;
    std::vector<Row> rows;

    while (std::getline (file, line) && ! line.starts_with ("| shaping | made for"))
        ;

    std::getline (file, line);

    while (std::getline (file, line) && line.starts_with ("|"))
    {
        const auto cells = cellsOf (line);
        REQUIRE (cells.size() == 5);
        rows.push_back ({ shapingsIn (cells[0]), figuresIn (cells[2]), figuresIn (cells[3]) });
    }

    return rows;
}

double toDb (double power) { return 10.0 * std::log10 (power); }

// What a shaping does to white noise at 44.1 kHz: in all, and weighted by the threshold of hearing.
std::pair<double, double> figuresOf (int shaping)
{
    ShaperRequest request;
    request.shaping = static_cast<Shaping> (shaping);
    request.sampleRateHz = rateHz;
    const auto filter = planShaper (request).filter;
    constexpr int bands = 8192;
    double shaped = 0.0, flat = 0.0;

    for (int i = 0; i < bands; ++i)
    {
        const auto hz = (i + 0.5) / bands * 0.5 * rateHz;
        const auto weight = weightingPower (Weighting::hearing, hz);
        shaped += weight * filter.powerAt (hz, rateHz);
        flat += weight;
    }

    return { toDb (filter.powerGain()), toDb (shaped / flat) };
}

} // namespace

TEST_CASE ("The help of a published shaper names the rates that it was made for, each of them",
           "[controls][shaping]")
{
    for (int i = 0; i < shapingCount; ++i)
    {
        const auto shaping = static_cast<Shaping> (i);

        if (! isPublished (shaping))
            continue;

        const auto help = std::string (shapingControl().choices[static_cast<std::size_t> (i)].help);
        const auto* const row = findPublishedShaper (shaping, rateHz);
        CAPTURE (help, ratesOf (shaping));
        REQUIRE (row != nullptr);
        CHECK (help.find (row->ratesHz.empty() ? "any rate" : "made for " + ratesOf (shaping))
               != std::string::npos);
    }
}

// A row for several gives the figure of each in its order, or the least and the largest of them, to
// the whole dB.
TEST_CASE (
    "The figures of the README's table of shapings are what the program computes at 44.1 kHz",
    "[controls][shaping]")
{
    std::set<int> seen;

    for (const auto& row : tableOfShapings())
    {
        std::vector<double> total, heard;

        for (const auto shaping : row.shapings)
        {
            CHECK (seen.insert (shaping).second);
            const auto [ofAll, ofHearing] = figuresOf (shaping);
            total.push_back (ofAll);
            heard.push_back (ofHearing);
        }

        const auto check = [&row] (std::vector<double> computed, const std::vector<double>& written)
        {
            if (written.size() != computed.size())
            {
                const auto byPower = [] (double a, double b)
                { return std::abs (a) < std::abs (b); };
                const auto [least, largest] =
                    std::minmax_element (computed.begin(), computed.end(), byPower);
                computed = { *least, *largest };
            }

            CAPTURE (idOf (row.shapings.front()), computed, written);
            REQUIRE (computed.size() == written.size());

            for (std::size_t i = 0; i < computed.size(); ++i)
                CHECK (std::abs (computed[i] - written[i]) <= 0.505);
        };

        check (total, row.total);
        check (heard, row.heard);
    }

    CHECK (seen.size() == static_cast<std::size_t> (shapingCount));
}

TEST_CASE ("The README counts the published shapers rightly, and says what each mode is for",
           "[controls][shaping]")
{
    std::ifstream file (REQUANT_SOURCE_FOLDER "/README.md");
    std::stringstream content;
    content << file.rdbuf();
    const auto readme = content.str();
    CHECK (readme.find (std::to_string (publishedShapers().size()) + " published noise shapers")
           != std::string::npos);

    for (const auto* const words : { "none is for", "nearest is right for" })
        CHECK (readme.find (words) != std::string::npos);
}
