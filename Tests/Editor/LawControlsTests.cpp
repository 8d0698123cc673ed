#include "ShownPlots.h"

using namespace requant;
using namespace requant::test;

namespace
{

LawControls& controlsOf (EditorUnderTest& test)
{
    return test.editor.controlsPanel().page().lawAndRange;
}

void choose (EditorUnderTest& test, Law law)
{
    test.set (parameterId::law, static_cast<double> (law));
}

const auto chord = [] (double t)
{ return 0.3 * std::sin (2700.0 * t) + 0.2 * std::sin (4100.0 * t) + 0.1 * std::sin (9000.0 * t); };

} // namespace

TEST_CASE ("Law and range are one row that says what they are, and opens", "[editor][law]")
{
    EditorUnderTest test;
    auto& controls = controlsOf (test);
    CHECK_FALSE (controls.isOpen());
    CHECK (controls.opener.getButtonText() == "Uniform, full scale");
    CHECK_FALSE (controls.law.isVisible());
    const auto closed = controls.getHeight();

    controls.opener.onClick();
    CHECK (controls.isOpen());
    CHECK (controls.law.isVisible());
    CHECK (controls.range.isVisible());
    CHECK (controls.getHeight() > closed);

    choose (test, Law::muLaw);
    controls.opener.onClick();
    CHECK (controls.opener.getButtonText() == "Mu-law, full scale");
    choose (test, Law::nicam);
    CHECK (controls.summary() == "NICAM");
}

TEST_CASE ("Only what the law has is shown beside it", "[editor][law]")
{
    EditorUnderTest test;
    auto& controls = controlsOf (test);
    controls.setOpen (true);

    for (std::size_t i = 0; i < choices::laws().size(); ++i)
    {
        const auto law = static_cast<Law> (i);
        choose (test, law);
        INFO (choices::laws()[i].id);
        CHECK (controls.mu.isVisible() == (law == Law::muLaw));
        CHECK (controls.a.isVisible() == (law == Law::aLaw));
        CHECK (controls.spacing.isVisible() == (law == Law::logarithmic));
        CHECK (controls.blockLength.isVisible() == (law == Law::block));
        CHECK (controls.density.isVisible() == (law == Law::lloydMax));
        CHECK (controls.decisions.isVisible() == (law == Law::g711Mu || law == Law::g711A));
        CHECK (controls.range.isVisible() == isStretchable (law));
        CHECK (controls.note().isEmpty() == (law == Law::uniform));
        CHECK (test.editor.controlsPanel().page().getHeight() >= controls.getBottom());
    }
}

TEST_CASE ("What a law does not take is dimmed and says why", "[editor][law]")
{
    EditorUnderTest test;
    auto& page = test.editor.controlsPanel().page();
    choose (test, Law::nicam);

    for (auto* choice : { &page.dither, &page.rounding, &page.lattice })
        CHECK (choice->words().getTooltip().contains ("No effect now: NICAM has"));

    CHECK (page.amount.field().getTooltip().contains ("NICAM"));
    CHECK (page.depth.field().getTooltip().contains ("NICAM"));
    CHECK (page.headroom.getTooltip().contains ("NICAM"));
    CHECK (page.lawAndRange.note().contains ("no dither"));

    choose (test, Law::muLaw);
    CHECK_FALSE (page.dither.words().getTooltip().contains ("No effect"));
    CHECK (page.lawAndRange.note().contains ("1 LSB is the local step"));
    CHECK (page.dither.words().getAlpha() == 1.0f);
}

TEST_CASE ("The word length of a fixed law is its own, and its levels are counted", "[editor][law]")
{
    EditorUnderTest test;
    auto& length = test.editor.controlsPanel().wordLength();
    CHECK (length.levels() == 65536);
    choose (test, Law::g711Mu);
    CHECK (length.figure().instead() == "8");
    CHECK (length.levels() == 255);
    choose (test, Law::nf4);
    CHECK (length.levels() == 16);
    choose (test, Law::uniform);
    CHECK (length.figure().instead().isEmpty());
    CHECK (test.get (parameterId::bits) == 16.0);
}

TEST_CASE ("Learn listens between two clicks, and what it found stands beside it",
           "[editor][law][learn]")
{
    EditorUnderTest test;
    auto& controls = controlsOf (test);
    controls.setOpen (true);
    CHECK_FALSE (controls.learn.isVisible());
    test.set (parameterId::range, static_cast<double> (RangeMethod::minMax));
    CHECK (controls.learn.isVisible());
    CHECK (controls.learnedWords() == "Full scale, until a passage is learned.");
    test.playSine (0.2, 0.5);
    CHECK (
        test.editor.controlsPanel().page().remark().contains ("Nothing is learned for this yet"));

    controls.learn.onClick();
    CHECK (controls.learn.getButtonText() == "Stop");
    CHECK (controls.learnedWords().contains ("Listening"));

    const std::vector<double> passage { -0.25, 0.125, 0.0, 0.5 };
    const FinishedBlock::Channel channel { passage, passage };
    test.session.learner().take ({ 0, 0, { &channel, 1 } });
    controls.learn.onClick();
    CHECK (controls.learn.getButtonText() == "Learn");
    CHECK (controls.learnedWords()
           == toString ("\xe2\x88\x92"
                        "0.2500 to +0.5000, learned"));
    test.wait (0.3);
    CHECK (test.editor.controlsPanel().page().remark().isEmpty());
}

TEST_CASE ("Where channels have ranges of their own both are told, and one channel is shown",
           "[editor][law][learn]")
{
    EditorUnderTest test;
    auto& controls = controlsOf (test);
    controls.setOpen (true);
    CHECK_FALSE (controls.rangeChannels.isVisible());
    test.set (parameterId::range, static_cast<double> (RangeMethod::symmetricMinMax));
    CHECK (controls.rangeChannels.isVisible());
    test.set (parameterId::rangeChannels, static_cast<double> (RangeChannels::perChannel));
    CHECK (controls.learnedWords() == "Full scale, until a passage is learned.");

    controls.learn.onClick();
    const std::vector<double> left { -0.25, 0.5 }, right { 0.125, 0.0 };
    const std::array<FinishedBlock::Channel, 2> channels { { { left, left }, { right, right } } };
    test.session.learner().take ({ 0, 0, channels });
    controls.learn.onClick();
    const auto minus = toString ("\xe2\x88\x92");
    CHECK (controls.learnedWords()
           == "1: " + minus + "0.5000 to +0.5000\n2: " + minus + "0.1250 to +0.1250, learned");

    // Steps of two channels make no one figure in LSB.
    test.playSine (0.5, 0.1);
    auto& ratio = test.editor.metersPanel().ratio();
    CHECK (ratio.getTooltip().contains ("of channel 1 alone"));
    CHECK (test.editor.controlsPanel().page().remark().isEmpty());
    test.set (parameterId::rangeChannels, static_cast<double> (RangeChannels::linked));
    test.playSine (0.5, 0.1);
    CHECK (ratio.getTooltip().contains ("all channels together"));
}

TEST_CASE ("Compare shows every law that the word length has, on what plays", "[editor][law]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8.0);
    test.editor.pictures().choose (PlotPanel::compare);
    test.wait (0.1);
    CHECK (shown<CompareView> (test, PlotPanel::compare).title == "Nothing has come in yet");
    test.play (1.5, chord);
    const auto& data = shown<CompareView> (test, PlotPanel::compare);
    CHECK (data.title == "Which law is best here? At 8 bits");
    const auto has = [&] (std::string_view name)
    {
        return std::any_of (data.comparison.rows.begin(), data.comparison.rows.end(),
                            [&] (const auto& row) { return row.name == name; });
    };
    CHECK (has ("Uniform"));
    CHECK (has ("G.711 A-law"));
    CHECK (has ("Lloyd-Max"));
    CHECK_FALSE (has ("NF4"));

    choose (test, Law::muLaw);
    test.play (1.5, chord);
    const auto chosen = std::find_if (data.comparison.rows.begin(), data.comparison.rows.end(),
                                      [] (const auto& row) { return row.isChosen; });
    REQUIRE (chosen != data.comparison.rows.end());
    CHECK (chosen->name == "Mu-law");
}

TEST_CASE ("Transfer shows the curve of a law in full scale", "[editor][law]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 4.0);
    test.set (parameterId::dither, static_cast<double> (Dither::none));
    choose (test, Law::muLaw);
    test.editor.pictures().choose (PlotPanel::transfer);
    test.play (1.0, chord);
    const auto& data = shown<TransferView> (test, PlotPanel::transfer);
    CHECK (data.isFullScale);
    CHECK (data.highest == Approx (1.05 * 0.6).margin (0.02));
    REQUIRE (data.points.size() > 100);

    // A staircase: levels that the law has, one output for most inputs.
    const auto table = Compander::muLaw().table (Lattice::twosComplement (4.0));
    std::size_t onLevel = 0;

    for (const auto& point : data.points)
        for (std::size_t i = 0; i < table.size(); ++i)
            onLevel += std::abs (point.mean - table.level (i)) < 1e-9 ? 1u : 0u;

    CHECK (static_cast<double> (onLevel) > 0.9 * static_cast<double> (data.points.size()));
}

TEST_CASE ("Behind a law the verdict says that the error follows the signal", "[editor][law]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8.0);
    choose (test, Law::muLaw);
    test.play (3.0, chord);
    const auto& verdict = test.editor.statusBar().verdict();
    CAPTURE (verdict.sentence);
    CHECK (verdict.sentence.find ("1 LSB is the local step") != std::string::npos);
    CHECK (verdict.sentence.find ("grows and shrinks with the signal") != std::string::npos);
    CHECK (verdict.tone == Verdict::Tone::plain);
}
