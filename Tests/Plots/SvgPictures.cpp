#include "EachPlot.h"
#include "Plots/Svg/SvgWriter.h"

using namespace requant;
using namespace requant::test;

namespace
{

std::string svgOf (const DisplayList& list)
{
    return svgOf (list, 200.0f, 100.0f, Palette::dark().background, "A title & more");
}

std::string svgOf (const EachPlot& plot, Size size, const Palette& palette)
{
    DisplayList list;
    plot.draw (list, palette, Painted::areaOf (size));
    return svgOf (list, size.width + 2.0f * Painted::margin, size.height + 2.0f * Painted::margin,
                  palette.background, plot.name);
}

bool has (const std::string& svg, const std::string& part)
{
    return svg.find (part) != std::string::npos;
}

} // namespace

TEST_CASE ("Every plot is written as SVG that is XML, with its words as text", "[plots][svg]")
{
    const auto& plot = GENERATE (from_range (eachPlot));
    const auto size = GENERATE (Size { 320.0f, 266.0f }, Size { 664.0f, 548.0f });
    const auto isDark = GENERATE (true, false);
    CAPTURE (plot.name, size.width, isDark);
    const auto svg = svgOf (plot, size, isDark ? Palette::dark() : Palette::light());
    const auto xml = juce::parseXML (juce::String::fromUTF8 (svg.c_str()));
    REQUIRE (xml != nullptr);
    CHECK (xml->getTagName() == "svg");
    CHECK (xml->getStringAttribute ("font-family").startsWith ("Lato"));
    CHECK (has (svg, plot.words));
    CHECK (has (svg, ">" + std::string (plot.name) + "</title>"));
    CHECK_FALSE (has (svg, "nan"));
    CHECK_FALSE (has (svg, "inf"));

    // A report of a few plots is to stay small enough to be sent by mail.
    CHECK (svg.size() < 150'000);
}

TEST_CASE ("Each element is written as its shape, cut and turned as it was recorded",
           "[plots][svg]")
{
    DisplayList list;
    list.setColour (Colour (0xccffa04a));
    list.fillRect (1.25f, 2.0f, 30.126f, 1.0f);
    list.drawEllipse ({ 10.0f, 20.0f, 8.0f, 8.0f }, 1.8f);
    list.fillRoundedRectangle ({ 0.0f, 0.0f, 9.0f, 9.0f }, 3.0f);

    {
        const DisplayList::Clip clip (list, { 10.4f, 20.0f, 30.0f, 40.0f });
        Path path;
        path.startNewSubPath (0.0f, 0.0f);
        path.lineTo (50.0f, -25.5f);
        list.strokePath (path, { 1.6f, Stroke::Dashes { 6.0f, 4.0f } });
    }

    list.setFont ({ Weight::bold, 12.5f });
    list.drawText ("a < b & c", { 0.0f, 0.0f, 100.0f, 20.0f }, Justification::centredRight);
    list.drawTurnedText ("up", { 5.0f, 90.0f, 80.0f, 18.0f }, Justification::centred);
    const auto svg = svgOf (list);

    CHECK (has (svg, "<title>A title &amp; more</title>"));
    CHECK (has (svg, R"(<path d="M1.25 2h30.13v1h-30.13z" fill="#ffa04a" fill-opacity="0.8"/>)"));
    CHECK (has (svg, R"(<ellipse cx="14" cy="24" rx="4" ry="4" fill="none" stroke-width="1.8")"));
    CHECK (has (svg, R"(rx="3")"));
    CHECK (has (svg, R"(<svg x="10" y="20" width="30" height="40" viewBox="10 20 30 40">)"));
    CHECK (has (svg, R"(<path d="M0 0L50 -25.5" stroke-miterlimit="6" stroke-dasharray="6 4")"));
    CHECK (has (svg, R"(x="100")"));
    CHECK (has (svg, R"(text-anchor="end")"));
    CHECK (has (svg, R"(font-size="12.5" font-weight="700")"));
    CHECK (has (svg, ">a &lt; b &amp; c</text>"));
    CHECK (has (svg, "transform=\"rotate(-90 5 90)\""));
    CHECK (juce::parseXML (svg) != nullptr);
}

TEST_CASE ("Dots of one colour are written as one shape", "[plots][svg]")
{
    DisplayList list;
    list.setColour (Colour (0xff112233));

    for (float x = 0.0f; x < 40.0f; x += 4.0f)
        list.fillRect (x, 0.0f, 1.0f, 1.0f);

    const auto svg = svgOf (list);
    CHECK (svg.find ("#112233") == svg.rfind ("#112233"));
    CHECK (has (svg, "M36 0h1v1h-1z"));
}

TEST_CASE ("Words that have no room are cut as on the screen", "[plots][svg]")
{
    DisplayList list;
    list.setFont ({ Weight::regular, 13.0f });
    list.drawText ("A sentence that is long", { 0.0f, 0.0f, 60.0f, 20.0f },
                   Justification::centredLeft, TooLong::endsInDots);
    const auto svg = svgOf (list);
    CHECK_FALSE (has (svg, "long</text>"));
    CHECK (has (svg, "...</text>"));
}

TEST_CASE ("A plot is the same SVG each time", "[plots][svg]")
{
    const Size size { 664.0f, 548.0f };
    CHECK (svgOf (eachPlot.front(), size, Palette::dark())
           == svgOf (eachPlot.front(), size, Palette::dark()));
}

TEST_CASE ("NaN and what is far away are written as numbers that XML readers can read",
           "[plots][svg]")
{
    DisplayList list;
    list.fillRect (std::nanf (""), -1.0e30f, 1.0f, 1.0f);
    list.fillRect (-0.004f, -0.5f, 0.001f, 1.0f);
    const auto svg = svgOf (list);
    CHECK (has (svg, "M0 -1000000h1v1h-1z"));
    CHECK (has (svg, "M0 -0.5h0v1h0z"));
}
