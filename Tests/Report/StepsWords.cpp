#include "Report/PlotData/Steps/StepsWords.h"
#include "Support/Catch.h"
#include "Support/OneSample.h"

using namespace requant;
using test::oneSample;

namespace
{

bool says (const std::string& sentence, const char* words)
{
    return sentence.find (words) != std::string::npos;
}

} // namespace

TEST_CASE ("The sentence below the title says what happens to a sample", "[pictures][words]")
{
    std::vector<SamplePair> storage;
    auto data = oneSample (0.3, 0.25, storage);
    CHECK (stepsWords::subtitle (data).starts_with ("Each sample moves to the nearest level"));

    data.reduction.rounding = Rounding::truncate;
    CHECK (stepsWords::subtitle (data).starts_with ("Each sample drops to the level below"));

    data.reduction.dither = Dither::tpdf;
    CHECK (stepsWords::subtitle (data).starts_with ("Noise moves each sample before it drops"));

    data.reduction.rounding = Rounding::nearest;
    CHECK (says (stepsWords::subtitle (data), "goes to the nearest level"));

    data.reduction.shaping = Shaping::lipshitz;
    CHECK (says (stepsWords::subtitle (data), "makes up for the errors before it"));

    data.isBypassed = true;
    CHECK (stepsWords::subtitle (data) == "Output and input are the same samples.");
}

TEST_CASE ("The card counts the levels in view, of those there are", "[pictures][words]")
{
    StepsData data;
    data.reduction.bits = 4;
    data.lowestLsb = -2.5;
    data.highestLsb = 3.5;
    CHECK (stepsWords::levelsInView (data) == "6 of 16 levels");

    // The codes of 4 bits are -8 to 7.
    data.lowestLsb = -20.0;
    data.highestLsb = 20.0;
    CHECK (stepsWords::levelsInView (data) == "16 of 16 levels");

    data.lowestLsb = 9.0;
    CHECK (stepsWords::levelsInView (data) == "0 of 16 levels");
}

TEST_CASE ("A sample is written with one digit more than its word length holds",
           "[pictures][words]")
{
    CHECK (stepsWords::sampleValue (0.3, 4) == "0.3000");
    CHECK (stepsWords::sampleValue (0.3, 16) == "0.300000");
    CHECK (stepsWords::sampleValue (0.3, 24) == "0.30000000");
    CHECK (stepsWords::sampleValue (0.3, 4, true) == "+0.3000");
}

TEST_CASE ("Toward zero, silence and untouched samples have words of their own",
           "[pictures][words]")
{
    std::vector<SamplePair> storage;
    auto data = oneSample (-0.3, -0.25, storage);
    data.reduction.rounding = Rounding::towardZero;
    CHECK (
        stepsWords::subtitle (data).starts_with ("Each sample moves to the next level toward 0"));
    data.reduction.dither = Dither::tpdf;
    CHECK (says (stepsWords::subtitle (data), "goes to the next level toward 0"));

    // No dither by another name.
    data.reduction.ditherAmount = 0.0;
    CHECK (stepsWords::subtitle (data).starts_with ("Each sample moves"));

    storage = { { -0.25, -0.25 } };
    data.samples = storage;
    CHECK (stepsWords::subtitle (data)
           == "Every sample in view lies on a level already, and stays there.");

    storage = { { 0.0, 0.0 }, { 0.0, 0.0 } };
    data.samples = storage;
    CHECK (stepsWords::subtitle (data) == "Nothing comes in, and nothing goes out.");

    // End-points have no level at 0.
    storage = { { 0.0, 1.0 / 15.0 }, { 0.0, 1.0 / 15.0 } };
    data.samples = storage;
    CHECK (says (stepsWords::subtitle (data), "0 is no level here"));

    storage = { { 0.0, 0.125 }, { 0.0, 0.0 } };
    data.samples = storage;
    data.reduction.ditherAmount = 1.0;
    CHECK (stepsWords::subtitle (data) == "With no signal, what moves is the dither.");
}

TEST_CASE ("Levels in view are counted where an offset puts them", "[pictures][words]")
{
    // 8 levels at -3.5, -2.5, ... 3.5 LSB.
    StepsData data;
    data.reduction.bits = 3;
    data.reduction.latticeKind = LatticeKind::endPoints;
    data.lowestLsb = -2.0;
    data.highestLsb = 0.4;
    CHECK (stepsWords::levelsInView (data) == "2 of 8 levels");
    data.lowestLsb = -9.0;
    data.highestLsb = 9.0;
    CHECK (stepsWords::levelsInView (data) == "8 of 8 levels");
}

TEST_CASE ("A fraction of a bit is written with the digits that it has", "[pictures][words]")
{
    CHECK (stepsWords::bits (16.0) == "16 bits");
    CHECK (stepsWords::bits (1.0) == "1 bit");
    CHECK (stepsWords::bits (3.459) == "3.46 bits");
    CHECK (stepsWords::bits (7.5) == "7.5 bits");
    CHECK (stepsWords::bits (20.0) == "20 bits");

    std::vector<SamplePair> storage;
    auto data = oneSample (0.3, 0.25, storage);
    data.reduction.bits = 3.459;
    CHECK (stepsWords::title (data) == "A curve meets 11 levels");
    CHECK (stepsWords::shortTitle (data) == "A curve meets 3.46 bits");
}
