#pragma once

#include "Editor/Views/FiguresView.h"
#include "Editor/Views/StatisticsViews.h"
#include "EditorUnderTest.h"

namespace requant::test
{

/** All but the steps: those of statistics. */
inline constexpr std::array statisticsPictures { PlotPanel::spectrum, PlotPanel::histogram,
                                                 PlotPanel::transfer, PlotPanel::noise,
                                                 PlotPanel::bits,     PlotPanel::figures,
                                                 PlotPanel::compare };

inline PlotView& choose (EditorUnderTest& test, PlotPanel::Picture which)
{
    test.editor.pictures().choose (which);
    test.wait (0.05);
    return test.editor.pictures().picture (which);
}

/** What a picture shows once it is chosen. */
template <typename View>
const auto& shown (EditorUnderTest& test, PlotPanel::Picture which)
{
    return dynamic_cast<View&> (choose (test, which)).shown();
}

inline const SpectrumData& shownSpectrum (EditorUnderTest& test)
{
    return shown<SpectrumView> (test, PlotPanel::spectrum);
}

inline const BitsData& shownBits (EditorUnderTest& test)
{
    return shown<BitsView> (test, PlotPanel::bits);
}

inline const FiguresData& shownFigures (EditorUnderTest& test)
{
    return shown<FiguresView> (test, PlotPanel::figures);
}

inline juce::String measuredFigure (const FiguresData& data, std::string_view name)
{
    for (const auto& row : data.rows)
        if (row.name == name)
            return toString (row.measured);

    return {};
}

/** A figure's number: its minus sign is the true one. */
inline double numberIn (const juce::String& text)
{
    return text.replaceCharacter (0x2212, '-').getDoubleValue();
}

} // namespace requant::test
