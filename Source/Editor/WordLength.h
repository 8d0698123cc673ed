#pragma once

#include "FlatButton.h"
#include "NumberField.h"
#include "Segments.h"

namespace requant
{

/** The one very large number: how many bits a sample keeps, with steppers and the usual word
    lengths one click away. Message thread. */
class WordLength : public juce::Component
{
public:
    WordLength (const Style&, ControlParameter&);

    /** Narrow windows: a smaller figure, no heading, no row of usual lengths. */
    void setCompact (bool shouldBeCompact);
    int neededHeight() const noexcept { return isCompact ? 64 : 122; }

    NumberField& figure() noexcept { return number; }
    Segments& chips() noexcept { return usual; }

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    void changed();

    const Style& style;
    bool isCompact = false;
    NumberField number;
    FlatButton more, fewer;
    Segments usual;
    juce::Rectangle<int> unitArea;
};

} // namespace requant
