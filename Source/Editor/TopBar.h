#pragma once

#include "FlatButton.h"
#include "PresetList.h"

namespace requant
{

/** The top: the name, the presets, the theme, bypass. Message thread. */
class TopBar : public juce::Component
{
public:
    TopBar (const Style&, const Parameters&);

    /** Called when a person asks for the other theme. */
    std::function<void()> onTheme;

    /** What the theme's button offers. */
    void setOfferedTheme (const juce::String& name);

    PresetList& presetList() noexcept { return presetChoice; }
    FlatButton& bypassing() noexcept { return bypass; }
    FlatButton& theming() noexcept { return theme; }

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    const Style& style;
    PresetList presetChoice;
    FlatButton bypass, theme;
    ParameterBinding binding;
};

} // namespace requant
