#include "EachPlot.h"
#include "Plots/Svg/SvgWriter.h"
#include "Text/Numbers.h"

#include <clocale>
#include <cstdlib>
#include <fstream>

using namespace requant;
using namespace requant::test;

namespace
{

struct Look
{
    Size size;
    bool isDark;
};

const std::array looks { Look { { 320.0f, 266.0f }, true }, Look { { 320.0f, 266.0f }, false },
                         Look { { 664.0f, 548.0f }, true }, Look { { 664.0f, 548.0f }, false } };

/** A locale that writes 1,5 for as long as it lives. Where the system has none, one is compiled
    from the sources of its C library. */
class LocaleWithCommas
{
public:
    LocaleWithCommas()
    {
        if (std::setlocale (LC_ALL, name) == nullptr)
        {
            const auto compiled = folder.getFullPathName().toStdString();
            REQUIRE (folder.createDirectory());
            const auto command =
                "localedef -i de_DE -f UTF-8 '" + compiled + "/" + name + "' > /dev/null 2>&1";
            REQUIRE (std::system (command.c_str()) == 0);
            setenv ("LOCPATH", compiled.c_str(), 1);
            REQUIRE (std::setlocale (LC_ALL, name) != nullptr);
        }

        REQUIRE (std::string (std::localeconv()->decimal_point) == ",");
    }

    ~LocaleWithCommas()
    {
        std::setlocale (LC_ALL, before.c_str());
        unsetenv ("LOCPATH");
        folder.deleteRecursively();
    }

private:
    static constexpr auto name = "de_DE.UTF-8";

    const std::string before = std::setlocale (LC_ALL, nullptr);
    const juce::File folder = juce::File::createTempFile ("");
};

/** Paints SVG with librsvg's rsvg-convert, which finds the project's own Lato and no other font. */
juce::Image paintedByLibrsvg (const std::string& svg)
{
    const auto folder = juce::File::createTempFile ("");
    REQUIRE (folder.createDirectory());
    const auto path = [&] (const char* name)
    { return folder.getChildFile (name).getFullPathName().toStdString(); };

    std::ofstream (path ("fonts.conf"))
        << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>"
        << REQUANT_SOURCE_FOLDER "/Resources/Fonts</dir><cachedir>" << path ("cache")
        << "</cachedir></fontconfig>";
    std::ofstream (path ("plot.svg")) << svg;
    const auto command = "FONTCONFIG_FILE='" + path ("fonts.conf") + "' rsvg-convert -o '"
                         + path ("plot.png") + "' '" + path ("plot.svg") + "'";
    REQUIRE (std::system (command.c_str()) == 0);
    const auto image = juce::ImageFileFormat::loadFrom (juce::File (path ("plot.png")));
    folder.deleteRecursively();
    REQUIRE (image.isValid());
    return image;
}

juce::Image paintedByJuce (const DisplayList& list, const Style& style, int width, int height)
{
    juce::Image image (juce::Image::RGB, width, height, false, juce::SoftwareImageType());
    juce::Graphics g (image);
    g.fillAll (style.palette.background);
    paintList (g, list, style);
    return image;
}

/** The mean colour of each square of `side` px. */
std::vector<std::array<double, 3>> squaresOf (const juce::Image& image, int side)
{
    std::vector<std::array<double, 3>> squares;

    for (int top = 0; top + side <= image.getHeight(); top += side)
        for (int left = 0; left + side <= image.getWidth(); left += side)
        {
            std::array<double, 3> sum {};

            for (int y = top; y < top + side; ++y)
                for (int x = left; x < left + side; ++x)
                {
                    const auto colour = image.getPixelAt (x, y);
                    sum[0] += colour.getRed();
                    sum[1] += colour.getGreen();
                    sum[2] += colour.getBlue();
                }

            for (auto& channel : sum)
                channel /= side * side;

            squares.push_back (sum);
        }

    return squares;
}

/** Whether two images of one size are alike but for how letters and edges are smoothed: of squares
    of 8 x 8 px, which are about as wide as a letter, no mean colour differs by more than 30 of 255,
    and at most four differ by more than 20. */
bool areAlike (const juce::Image& a, const juce::Image& b)
{
    constexpr int side = 8, mostUnlike = 4;
    constexpr auto unlike = 20.0, tooUnlike = 30.0;
    const auto first = squaresOf (a, side), second = squaresOf (b, side);
    REQUIRE (first.size() == second.size());
    auto largest = 0.0;
    int unlikeSquares = 0;

    for (std::size_t i = 0; i < first.size(); ++i)
    {
        auto here = 0.0;

        for (std::size_t channel = 0; channel < 3; ++channel)
            here = std::max (here, std::abs (first[i][channel] - second[i][channel]));

        largest = std::max (largest, here);
        unlikeSquares += here > unlike ? 1 : 0;
    }

    return largest <= tooUnlike && unlikeSquares <= mostUnlike;
}

/** Without the line, which is an element, that has a word in it. */
std::string without (std::string svg, const std::string& word)
{
    const auto at = svg.find (word);
    REQUIRE (at != std::string::npos);
    const auto start = svg.rfind ('\n', at), end = svg.find ('\n', at);
    return svg.erase (start, end - start);
}

} // namespace

TEST_CASE ("A plot is the same SVG, and a number the same words, whatever the locale is",
           "[plots][svg]")
{
    const auto asText = []
    {
        DisplayList list;
        eachPlot.front().draw (list, Palette::dark(), { 0.0f, 0.0f, 664.0f, 548.0f });
        return svgOf (list, 664.0f, 548.0f, Palette::dark().background, "a plot")
               + numbers::fixed (-1.25, 2) + numbers::shortest (3.46, 3)
               + numbers::scientific (1.94e-11) + numbers::plain (0.5, 3)
               + numbers::plainScientific (1.94e-11, 2) + numbers::significant (22.05)
               + numbers::exact (0.1);
    };

    const auto first = asText();
    const LocaleWithCommas locale;
    CHECK (asText() == first);
}

// Letters are set by another library, at places that differ by parts of a pixel and gather over a
// line, and light ones on a dark ground are smoothed by another rule: of what is right, squares
// differ by 28 at most, and no more than four by more than 20. Where words of 12 px are missing,
// the first of these is 37 or more; where a curve is, the second is 11 or more.
TEST_CASE ("librsvg paints each plot's SVG as the screen has it, and no other", "[plots][svg]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    const auto& plot = GENERATE (from_range (eachPlot));
    const auto [size, isDark] = GENERATE (from_range (looks));
    CAPTURE (plot.name, size.width, isDark);
    const auto style = styleOf (isDark);
    const auto width = size.width + 2.0f * Painted::margin,
               height = size.height + 2.0f * Painted::margin;
    DisplayList list;
    plot.draw (list, style.theme, Painted::areaOf (size));
    const auto screen =
        paintedByJuce (list, style, static_cast<int> (width), static_cast<int> (height));
    const auto svg = svgOf (list, width, height, style.theme.background, plot.name);
    CHECK (areAlike (screen, paintedByLibrsvg (svg)));
    CHECK_FALSE (areAlike (screen, paintedByLibrsvg (without (svg, plot.words))));

    if (const std::string curve = plot.curve; ! curve.empty())
        CHECK_FALSE (areAlike (screen, paintedByLibrsvg (without (svg, curve))));
}
