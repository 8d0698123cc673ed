#include "Report/Figures.h"
#include "Support/Catch.h"

#include <fstream>
#include <set>
#include <sstream>
#include <string>

using namespace requant;

namespace
{

std::string documentOfFigures()
{
    std::ifstream file (REQUANT_SOURCE_FOLDER "/Documentation/Figures.md");
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

// A figure of a field inside another is documented by that one.
std::string fieldOf (std::string_view id) { return std::string (id.substr (0, id.find ('.'))); }

} // namespace

TEST_CASE ("Every figure of a report is defined in Documentation/Figures.md", "[report][figures]")
{
    const auto document = documentOfFigures();
    REQUIRE (! document.empty());

    for (const auto& figure : figures())
    {
        CAPTURE (figure.id);

        if (figure.where != Figure::Where::screens)
            CHECK (document.find ('`' + fieldOf (figure.id) + '`') != std::string::npos);
    }
}

TEST_CASE ("Every figure has an id of its own, and what a screen shows has a name that fits",
           "[report][figures]")
{
    std::set<std::string_view> ids, names;

    for (const auto& figure : figures())
    {
        CAPTURE (figure.id);
        CHECK (ids.insert (figure.id).second);
        CHECK (&findFigure (figure.id) == &figure);
        REQUIRE (figure.measured != nullptr);

        if (figure.where == Figure::Where::reports)
            continue;

        CHECK (names.insert (figure.name).second);
        CHECK (! figure.shortName.empty());
        CHECK (figure.shortName.size() <= figure.name.size());
    }
}

// QE = x - y of three samples: -0.25, 0 and 0.25 of a step of 0.5; the input's mean square is 1/3.
TEST_CASE ("The table reads each figure of what was measured", "[report][figures]")
{
    const std::vector<double> x { 0.25, 0.5, -0.75 }, y { 0.5, 0.5, -1.0 };
    MeasuredError error;
    error.sums.add (x, y);
    error.step = 0.5;
    error.staticErrorLsb2 = 0.125;
    error.weightedErrorDb[static_cast<std::size_t> (Weighting::f)] = -12.5;
    error.unprocessed = UnprocessedCounts { .blanked = 3, .passed = 4 };

    const auto read = [&] (std::string_view id) { return findFigure (id).measured (error); };
    const auto msqe = 0.125 / 3.0;
    CHECK (read ("msqe").value() == Approx (msqe));
    CHECK (read ("error_power_lsb2").value() == Approx (4.0 * msqe));
    CHECK (read ("static_error_lsb2").value() == 0.125);
    CHECK (read ("dynamic_error_lsb2").value() == Approx (4.0 * msqe - 0.125));
    CHECK (read ("mean_error_lsb").value() == Approx (0.0).margin (1e-15));
    CHECK (read ("max_absolute_error_lsb").value() == 0.5);
    CHECK (read ("snr_db").value() == Approx (10.0 * std::log10 (0.875 / 0.125)));
    CHECK (read ("weighted_error_db.f").value() == -12.5);
    CHECK (! read ("weighted_error_db.a"));
    CHECK (! read ("noise_modulation"));
    CHECK (read ("blanked_samples").value() == 3.0);
    CHECK (read ("passed_samples").value() == 4.0);
    CHECK (read ("left_alone").value() == 7.0);
    CHECK (read ("samples").value() == 3.0);
    CHECK (error.whyNoSnr().empty());
}

// TPDF at 16 bits: 1/4 of a step squared; a full-scale sine has 6.02 b + 1.76 - 4.77 dB.
TEST_CASE ("The table reads each figure of a prediction", "[report][figures]")
{
    const Prediction prediction { {}, {}, 48000.0 };
    const auto predicted = [&] (std::string_view id, std::optional<double> signalPower)
    { return findFigure (id).predicted (prediction, signalPower); };

    CHECK (predicted ("error_power_lsb2", {}).value() == Approx (0.25));
    CHECK (predicted ("mean_error_lsb", {}).value() == 0.0);
    CHECK (predicted ("static_error_lsb2", {}).value() == Approx (0.0).margin (1e-9));
    CHECK (predicted ("dynamic_error_lsb2", {}).value() == Approx (0.25).margin (1e-9));
    CHECK (predicted ("snr_db", 0.5).value()
           == Approx (6.0206 * 16.0 + 1.7609 - 4.7712).margin (1e-3));
    CHECK (! predicted ("snr_db", {}));
    CHECK (predicted ("psqnr_db", {}).value()
           == Approx (predicted ("snr_db", 1.0).value()).margin (1e-9));
}
