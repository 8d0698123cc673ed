#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;

namespace
{

// A ramp of 1/65536 a sample: where two neighbours differ by anything else, samples are missing.
constexpr auto slope = 1.0 / 65536.0;

void playRamp (EditorUnderTest& test, double seconds)
{
    test.play (seconds, [&] (double t) { return std::fmod (t * test.rate * slope, 0.9); });
}

bool isUnbroken (std::span<const SamplePair> samples)
{
    for (std::size_t n = 1; n < samples.size(); ++n)
    {
        const auto by = samples[n].input - samples[n - 1].input;

        if (std::abs (by - slope) > 1.0e-9 && by > -0.8)
            return false;
    }

    return true;
}

std::vector<SamplePair> copyOf (const StepsData& data)
{
    return { data.samples.begin(), data.samples.end() };
}

} // namespace

TEST_CASE ("A frozen picture takes nothing in, and moves on without a seam", "[editor][steps]")
{
    EditorUnderTest test;
    auto& steps = test.editor.steps();
    playRamp (test, 0.5);

    // Samples wait while it is frozen, and while it is set free.
    test.ticks = false;
    playRamp (test, 0.1);
    auto& pictures = test.editor.pictures();
    pictures.setFrozen (true);
    const auto before = copyOf (steps.data());
    const auto start = steps.data().start;
    REQUIRE_FALSE (before.empty());

    test.ticks = true;
    playRamp (test, 3.0);
    CHECK (steps.data().start == start);
    REQUIRE (steps.data().samples.size() == before.size());

    for (std::size_t n = 0; n < before.size(); ++n)
        REQUIRE (steps.data().samples[n].input == before[n].input);

    test.ticks = false;
    playRamp (test, 0.1);
    pictures.setFrozen (false);
    test.ticks = true;

    for (int frame = 0; frame < 30; ++frame)
    {
        playRamp (test, 1.0 / 60.0);
        REQUIRE (isUnbroken (steps.data().samples));
    }

    const auto newest = test.position - 1;
    CHECK (steps.data().samples.back().input
           == Approx (std::fmod (static_cast<double> (newest) * slope, 0.9)));
    CHECK_FALSE (steps.data().isFrozen);
}

TEST_CASE ("A frozen picture keeps the word length it was made with", "[editor][steps]")
{
    EditorUnderTest test;
    auto& steps = test.editor.steps();
    test.set (parameterId::bits, 4);
    test.playSine (1.0, 0.5);
    test.editor.pictures().setFrozen (true);
    const auto before = copyOf (steps.data());

    test.set (parameterId::bits, 8);
    test.playSine (1.0, 0.5);
    CHECK (steps.data().reduction.bits == 4);
    CHECK (copyOf (steps.data()).size() == before.size());
    CHECK (steps.data().samples.front().output == before.front().output);

    // Zooming a frozen picture moves through the same samples.
    steps.zoomTime (4.0);
    CHECK (steps.data().samples.size() == before.size());

    // Set free while no audio runs: what was heard last.
    test.editor.pictures().setFrozen (false);
    CHECK (steps.data().reduction.bits == 8);
}

TEST_CASE ("The verdict goes on while the picture is frozen", "[editor][steps]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.editor.pictures().setFrozen (true);
    test.playSine (4.0, 0.5);
    CHECK (toString (test.editor.statusBar().verdict().sentence).contains ("All error is noise"));
}
