#include "LawControls.h"

#include "Text/Numbers.h"

namespace requant
{

namespace
{

constexpr int rowHeight = 24, compactRowHeight = 31, gap = 4, learnWidth = 72;
constexpr int noteHeight = 34, compactNoteHeight = 50; // two lines, and three

juce::String wordsFor (const RangeEnds& ends)
{
    return toString (numbers::fixed (ends.lowest, 4, true)) + " to "
           + toString (numbers::fixed (ends.highest, 4, true));
}

// Of many channels the first: there is no room for more than two.
juce::String wordsFor (const LearnedScale& learned, bool areOfChannels)
{
    constexpr std::size_t mostShown = 2;

    if (! areOfChannels)
        return wordsFor (learned.ends);

    juce::StringArray parts;

    for (std::size_t c = 0; c < std::min (learned.channelCount, mostShown); ++c)
        parts.add (juce::String (c + 1) + ": " + wordsFor (learned.ofChannels[c]));

    if (learned.channelCount > mostShown)
        parts.add (juce::String (learned.channelCount - mostShown) + " more");

    return parts.joinIntoString ("\n");
}

} // namespace

LawControls::LawControls (const Style& styleToUse, Session& sessionToUse)
    : opener (styleToUse, "Law and range", "How levels are spaced, and what they span."),
      learn (styleToUse, "Learn",
             "Finds range and levels from what plays between two clicks on it."),
      law (styleToUse, sessionToUse.parameters()[parameterId::law]),
      decisions (styleToUse, sessionToUse.parameters()[parameterId::decisions]),
      density (styleToUse, sessionToUse.parameters()[parameterId::density]),
      overflow (styleToUse, sessionToUse.parameters()[parameterId::overflow]),
      range (styleToUse, sessionToUse.parameters()[parameterId::range]),
      rangeChannels (styleToUse, sessionToUse.parameters()[parameterId::rangeChannels], "Channels"),
      mu (styleToUse, sessionToUse.parameters()[parameterId::mu], "Mu"),
      a (styleToUse, sessionToUse.parameters()[parameterId::a], "A"),
      spacing (styleToUse, sessionToUse.parameters()[parameterId::levelSpacing], "Level spacing"),
      blockLength (styleToUse, sessionToUse.parameters()[parameterId::blockLength], "Block length"),
      exponentBits (styleToUse, sessionToUse.parameters()[parameterId::exponentBits], "Exponent"),
      scale (styleToUse, sessionToUse.parameters()[parameterId::scale], "Standard deviation"),
      percentile (styleToUse, sessionToUse.parameters()[parameterId::percentile], "Percentile"),
      style (styleToUse), session (sessionToUse)
{
    addAndMakeVisible (opener);
    opener.setToggleable (true);
    opener.onClick = [this] { setOpen (! isOpen()); };
    addChildComponent (learn);
    learn.onClick = [this] { toggleLearning(); };

    for (auto* choice : choicesHere())
    {
        addChildComponent (choice);
        choice->onChange = [this] { changed(); };
    }

    for (auto* number : numbers())
    {
        addChildComponent (number);
        number->onChange = [this] { changed(); };
    }

    session.addChangeListener (this);
    const auto now = settings();
    setOpen (now.law != Law::uniform || now.range != RangeMethod::fullScale);
}

LawControls::~LawControls() { session.removeChangeListener (this); }

std::vector<ParameterChoice*> LawControls::choicesHere()
{
    return { &law, &decisions, &density, &overflow, &range, &rangeChannels };
}

std::vector<ParameterNumber*> LawControls::numbers()
{
    return { &mu, &a, &spacing, &blockLength, &exponentBits, &scale, &percentile };
}

void LawControls::setOpen (bool shouldBeOpen)
{
    opener.setToggleState (shouldBeOpen, juce::dontSendNotification);
    changed();
}

void LawControls::toggleLearning()
{
    if (session.isLearning())
        session.finishLearning();
    else
        session.startLearning();

    changed();
}

juce::String LawControls::summary() const
{
    const auto now = settings().asLawAllows();
    auto words = toString (choices::laws()[static_cast<std::size_t> (now.law)].name);

    if (isStretchable (now.law))
        words << ", "
              << toString (choices::ranges()[static_cast<std::size_t> (now.range)].name)
                     .toLowerCase();

    return words;
}

juce::String LawControls::note() const
{
    const auto now = settings();

    if (! hasUnevenSteps (now.law))
        return {};

    if (takesDither (now.law))
        return "1 LSB is the local step: dither, shaping and rounding work among the codes.";

    const auto& dither = session.parameters()[parameterId::dither].control();
    return toString (whyUnused (dither, now)) + ": no dither, no shaping.";
}

juce::String LawControls::learnedWords() const
{
    const auto now = settings().asLawAllows();

    if (session.isLearning())
        return "Listening: play the passage, then click again.";

    if (! now.needsLearning())
        return {};

    const auto learned = session.memory().learned;
    auto known = now;
    known.learned = learned.scale;

    if (! known.isLearned())
        return now.law == Law::lloydMax ? "Gaussian levels, until a passage is learned."
                                        : "Full scale, until a passage is learned.";

    if (now.law == Law::lloydMax && now.density == LevelDensity::signal)
        return juce::String (learned.levels.levels.size()) + " levels, learned";

    if (now.law == Law::lloydMax)
        return "Standard deviation " + toString (numbers::fixed (learned.scale.deviation, 4))
               + ", learned";

    return wordsFor (learned.scale, now.hasRangesOfChannels()) + ", learned";
}

std::vector<juce::Component*> LawControls::shownControls()
{
    std::vector<juce::Component*> shown;

    if (! isOpen())
        return shown;

    const auto now = settings();
    const auto addWhereUsed = [&] (auto& control)
    {
        if (whyUnused (control.held().control(), now).empty())
            shown.push_back (&control);
    };

    shown.push_back (&law);
    addWhereUsed (decisions);
    addWhereUsed (density);
    addWhereUsed (overflow);

    for (auto* number : { &mu, &a, &spacing, &blockLength, &exponentBits, &scale })
        addWhereUsed (*number);

    addWhereUsed (range);
    addWhereUsed (percentile);
    addWhereUsed (rangeChannels);
    return shown;
}

void LawControls::changed()
{
    opener.setButtonText ((isOpen() ? juce::String ("Law and range") : summary()));
    learn.setButtonText (session.isLearning() ? "Stop" : "Learn");

    if (onResize != nullptr)
        onResize();

    if (onChange != nullptr)
        onChange();

    repaint();
}

void LawControls::layOut (int width, bool isCompact)
{
    compact = isCompact;
    const auto shown = shownControls();
    const auto height = compact ? compactRowHeight : rowHeight;
    auto area = juce::Rectangle<int> (width, 4096);
    opener.setBounds (area.removeFromTop (height));

    for (auto* child : getChildren())
        if (child != &opener)
            child->setVisible (false);

    for (auto* choice : choicesHere())
        choice->setForm (compact ? ParameterChoice::Form::row : ParameterChoice::Form::inlined);

    for (auto* number : numbers())
        number->setIsRow (compact);

    for (auto* control : shown)
    {
        control->setVisible (true);
        control->setBounds (area.removeFromTop (height));
    }

    const auto words = learnedWords();
    learn.setVisible (isOpen() && words.isNotEmpty());
    learnedArea = {};

    if (learn.isVisible())
    {
        area.removeFromTop (gap);
        auto row = area.removeFromTop (rowHeight + gap);
        learn.setBounds (compact ? row : row.removeFromRight (learnWidth).reduced (0, 1));
        learnedArea = compact ? area.removeFromTop (compactNoteHeight) : row.withTrimmedRight (gap);
    }

    noteArea = isOpen() && note().isNotEmpty()
                   ? area.removeFromTop (compact ? compactNoteHeight : noteHeight)
                   : juce::Rectangle<int>();
    setSize (width, area.getY());
}

void LawControls::paint (juce::Graphics& g)
{
    g.setColour (style.palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.5f));
    const auto lines = compact ? 3 : 2;
    g.drawFittedText (learnedWords(), learnedArea, juce::Justification::centredLeft, lines, 1.0f);
    g.drawFittedText (note(), noteArea, juce::Justification::centredLeft, lines, 1.0f);
}

} // namespace requant
