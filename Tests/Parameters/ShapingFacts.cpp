#include "Parameters/Parameter.h"
#include "Quantization/Shaping/PublishedShapers.h"
#include "Support/Catch.h"

#include <fstream>
#include <set>
#include <sstream>

using namespace requant;

namespace
{

constexpr double rateHz = 44100.0;

const Parameter& shapingControl() { return *findParameter (parameterId::shaping); }

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

TEST_CASE ("The README counts the published shapers rightly", "[controls][shaping]")
{
    std::ifstream file (REQUANT_SOURCE_FOLDER "/README.md");
    std::stringstream content;
    content << file.rdbuf();
    CHECK (
        content.str().find (std::to_string (publishedShapers().size()) + " published noise shapers")
        != std::string::npos);
}
