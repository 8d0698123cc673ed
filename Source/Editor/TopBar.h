#pragma once

#include "FlatButton.h"
#include "ParameterBinding.h"

namespace requant
{

/** The top: the name, the theme, bypass. Message thread. */
class TopBar : public juce::Component
{
public:
    TopBar (const Style&, ControlParameter& bypass);

    /** Called when a person asks for the other theme. */
    std::function<void()> onTheme;

    /** What the theme's button offers. */
    void setOfferedTheme (const juce::String& name);

    FlatButton& bypassing() noexcept { return bypass; }
    FlatButton& theming() noexcept { return theme; }

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    const Style& style;
    FlatButton bypass, theme;
    ParameterBinding binding;
};

} // namespace requant
