// The part of Editor that offers how pictures are shown.

#include "Editor.h"

#include "Pictures/Numbers.h"

namespace requant
{

juce::PopupMenu Editor::viewMenu()
{
    juce::PopupMenu menu;
    const auto option = [this] (auto change)
    {
        return [this, change]
        {
            auto changedOptions = shownOptions;
            change (changedOptions);
            setOptions (changedOptions);
        };
    };

    const auto channels = feed.newest().shownChannels();

    if (channels > 1)
    {
        menu.addSectionHeader ("Channel");
        menu.addItem ("All together", true, ! choice.channel, [this] { setChannel ({}); });

        for (std::size_t c = 0; c < channels; ++c)
            menu.addItem ("Channel " + juce::String (c + 1), true, choice.channel == c,
                          [this, c] { setChannel (c); });
    }

    if (isShown (PicturePanel::spectrum))
    {
        menu.addSectionHeader ("Spectrum");
        menu.addItem ("Logarithmic frequency", true, shownOptions.spectrum.isLogarithmic,
                      option ([] (auto& o) { o.spectrum.isLogarithmic = true; }));
        menu.addItem ("Linear frequency", true, ! shownOptions.spectrum.isLogarithmic,
                      option ([] (auto& o) { o.spectrum.isLogarithmic = false; }));
        menu.addSeparator();
        menu.addItem ("Levels per Hz, for noise", true, ! shownOptions.spectrum.isPerBin,
                      option ([] (auto& o) { o.spectrum.isPerBin = false; }));
        menu.addItem ("Levels per bin, for tones", true, shownOptions.spectrum.isPerBin,
                      option ([] (auto& o) { o.spectrum.isPerBin = true; }));
        menu.addSeparator();

        for (const auto window : spectrumWindows)
            menu.addItem ("Window: " + toString (windowName (window)), true,
                          shownOptions.spectrum.window == window,
                          option ([window] (auto& o) { o.spectrum.window = window; }));

        menu.addSeparator();
        menu.addItem ("Peak hold", true, shownOptions.spectrum.showsPeaks,
                      option ([] (auto& o) { o.spectrum.showsPeaks = ! o.spectrum.showsPeaks; }));
        menu.addItem ("Forget peaks", shownOptions.spectrum.showsPeaks, false,
                      [this] { analyst.forgetPeaks(); });
        menu.addSectionHeader ("A full-scale sine is listened to at");

        for (const auto level : { 85.0, 95.0, 105.0, 115.0 })
            menu.addItem (numbers::fixed (level, 0) + " dB SPL", true,
                          shownOptions.spectrum.fullScaleDbSpl == level,
                          option ([level] (auto& o) { o.spectrum.fullScaleDbSpl = level; }));
    }

    if (isShown (PicturePanel::bits))
    {
        menu.addSectionHeader ("Bits of");
        menu.addItem ("two's complement", true, ! shownOptions.showsMagnitudeBits,
                      option ([] (auto& o) { o.showsMagnitudeBits = false; }));
        menu.addItem ("the magnitude |x|", true, shownOptions.showsMagnitudeBits,
                      option ([] (auto& o) { o.showsMagnitudeBits = true; }));
    }

    menu.addSectionHeader ("0 dBFS is");
    menu.addItem ("a full-scale sine (AES17)", true,
                  shownOptions.spectrum.fullScale == FullScale::sine,
                  option ([] (auto& o) { o.spectrum.fullScale = FullScale::sine; }));
    menu.addItem ("a full-scale square: that sine reads " + numbers::fixed (-3.01, 2), true,
                  shownOptions.spectrum.fullScale == FullScale::square,
                  option ([] (auto& o) { o.spectrum.fullScale = FullScale::square; }));
    return menu;
}

} // namespace requant
