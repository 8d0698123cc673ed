#include "Contrast.h"
#include "Plots/Juce/Style.h"
#include "Plots/Steps/StepsCard.h"
#include "Support/Catch.h"
#include "Support/OneSample.h"

using namespace requant;
using test::contrast;
using test::oneSample;

TEST_CASE ("All that is read has enough contrast on every surface", "[pictures][colours]")
{
    for (const auto& palette : { toJuce (Palette::dark()), toJuce (Palette::light()) })
        for (const auto surface : { palette.background, palette.panel, palette.raised })
        {
            CHECK (contrast (palette.text, surface) >= 12.0);

            for (const auto colour :
                 { palette.secondaryText, palette.input, palette.output, palette.error,
                   palette.prediction, palette.clip, palette.good })
                CHECK (contrast (colour, surface) >= 4.5);
        }

    for (const auto& palette : { toJuce (Palette::dark()), toJuce (Palette::light()) })
        CHECK (contrast (palette.selectedText, palette.selectedFill) >= 12.0);
}

TEST_CASE ("One sample's figures: QE = x - Q(x), in LSB", "[pictures][words]")
{
    // Steps of 1/8: 0.3 goes to 0.25, 0.4 LSB below.
    std::vector<SamplePair> storage;
    const auto data = oneSample (0.3, 0.25, storage);
    CHECK (StepsCard::inOneLine (data) == "input 0.3000   output 0.2500   QE +0.40 LSB");

    auto none = data;
    none.read.reset();
    CHECK (StepsCard::inOneLine (none).empty());
}
