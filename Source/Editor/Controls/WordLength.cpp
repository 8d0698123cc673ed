#include "WordLength.h"

#include "Text/Numbers.h"

#include <array>

namespace requant
{

namespace
{

constexpr std::array usualLengths { 24, 20, 16, 12, 8, 4, 1 };

std::vector<SegmentedControl::Item> chipItems()
{
    std::vector<SegmentedControl::Item> items;

    for (const auto bits : usualLengths)
        items.push_back ({ juce::String (bits), {} });

    return items;
}

} // namespace

WordLengthLock::WordLengthLock (const Style& styleToUse, Session& sessionToFollow)
    : FlatButton (styleToUse, "Keep the word length",
                  "Keep the word length when presets change: the padlock is closed while it is "
                  "kept.",
                  Icon::lockOpen),
      session (sessionToFollow)
{
    setToggleable (true);
    onClick = [this] { session.setKeepsWordLength (! session.keepsWordLength()); };
    session.addChangeListener (this);
    follow();
}

WordLengthLock::~WordLengthLock() { session.removeChangeListener (this); }

void WordLengthLock::follow()
{
    const auto isClosed = session.keepsWordLength();
    setGlyph (isClosed ? Icon::lockClosed : Icon::lockOpen);
    setToggleState (isClosed, juce::dontSendNotification);
}

WordLength::WordLength (const Style& styleToUse, Session& session)
    : style (styleToUse), number (style, session.parameters()[parameterId::bits], Weight::light,
                                  juce::Justification::centredLeft),
      more (style, "More bits", "One bit more.", Icon::up),
      fewer (style, "Fewer bits", "One bit less.", Icon::down), padlock (style, session),
      usual (style, "Usual word lengths", number.parameter().help(), chipItems()),
      parameters (session.parameters()),
      kind (parameters[parameterId::lattice], [this] { repaint(); }),
      law (parameters[parameterId::law], [this] { changed(); })
{
    for (auto* child :
         std::initializer_list<juce::Component*> { &number, &more, &fewer, &padlock, &usual })
        addAndMakeVisible (child);

    number.onChange = [this] { changed(); };
    more.onClick = [this] { step (1.0); };
    fewer.onClick = [this] { step (-1.0); };
    usual.onChoose = [this] (int index)
    { number.enter (juce::String (usualLengths[static_cast<std::size_t> (index)])); };
    changed();
}

void WordLength::setCompact (bool shouldBeCompact)
{
    isCompact = shouldBeCompact;
    usual.setVisible (! isCompact);
    number.setTextSize (isCompact ? 44.0f : 60.0f);
    resized();
}

void WordLength::resized()
{
    auto area = getLocalBounds();

    if (! isCompact)
        area.removeFromTop (18);

    auto row = area.removeFromTop (64);
    auto steppers = row.removeFromRight (30);

    if (isCompact)
        padlock.setBounds (steppers.removeFromTop (20));
    else
        padlock.setBounds (getLocalBounds().removeFromTop (22).removeFromRight (30));

    const auto stepper = isCompact ? 20 : 24;
    steppers = steppers.withSizeKeepingCentre (30, 2 * stepper + (isCompact ? 2 : 4));
    more.setBounds (steppers.removeFromTop (stepper));
    fewer.setBounds (steppers.removeFromBottom (stepper));

    // Fractions take more room, which the unit gives; while one types nothing is known yet.
    const auto most = row.getWidth() - (isCompact ? 52 : 92);
    const auto needed = juce::roundToInt (number.shownWidth()) + 8;
    number.setBounds (
        row.removeFromLeft (number.typing() != nullptr ? most : juce::jmin (most, needed)));
    row.removeFromLeft (6);
    row.removeFromRight (4);
    unitArea = row;
    area.removeFromTop (4);
    usual.setBounds (area.removeFromTop (28));
}

void WordLength::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.setColour (palette.text);

    if (! isCompact)
    {
        g.setFont (style.font (Weight::bold, 13.0f));
        g.drawText (number.parameter().name(), getLocalBounds().removeFromTop (18),
                    juce::Justification::centredLeft, false);
    }

    const auto refusal = number.refusal();

    if (refusal.isNotEmpty())
    {
        g.setColour (palette.clip);
        g.setFont (style.font (Weight::regular, 12.5f));
        g.drawFittedText (refusal, unitArea, juce::Justification::centredLeft, 3);
        return;
    }

    const auto unit = number.parameter().text().fromFirstOccurrenceOf (" ", false, false);
    auto lines = unitArea.withSizeKeepingCentre (unitArea.getWidth(), 40);
    g.setFont (style.font (Weight::regular, 15.0f));
    g.drawText (unit, lines.removeFromTop (20), juce::Justification::centredLeft, false);

    g.setColour (palette.secondaryText);
    g.setFont (style.font (Weight::regular, isCompact ? 12.0f : 15.0f));
    const auto count = toString (numbers::grouped (levels()));
    g.drawText (isCompact ? count : count + " levels", lines, juce::Justification::centredLeft,
                false);
}

// From what runs, where the law does not have what is chosen.
void WordLength::step (double bits)
{
    const auto running = parameters.settings().reduction.asLawAllows().bits;

    if (running != number.parameter().value())
        number.set (running + bits);
    else
        number.step (bits);
}

std::int64_t WordLength::levels() const
{
    return parameters.settings().reduction.asLawAllows().lattice().levelCount();
}

void WordLength::changed()
{
    const auto bits = number.parameter().value();
    const auto found = std::find (usualLengths.begin(), usualLengths.end(), bits);
    usual.setChosen (found == usualLengths.end()
                         ? -1
                         : static_cast<int> (std::distance (usualLengths.begin(), found)));

    const auto reduction = parameters.settings().reduction;
    const auto possible = bitsOf (reduction.law);
    const auto running = reduction.asLawAllows().bits;
    const auto why = possible.areFixed() ? whyUnused (number.parameter().control(), reduction)
                                         : whyNotBits (reduction);
    number.setInstead (running != bits ? juce::String (running) : juce::String());
    number.setReason (toString (why), false);
    usual.setIdle (possible.areFixed() ? toString (why) : juce::String());
    usual.setEnabled (! possible.areFixed());
    more.setEnabled (running < possible.most);
    fewer.setEnabled (running > possible.fewest);
    resized();
    repaint();
}

} // namespace requant
