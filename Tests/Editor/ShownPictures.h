#pragma once

#include "Editor/BitsView.h"
#include "Editor/FiguresView.h"
#include "Editor/HistogramView.h"
#include "Editor/NoiseView.h"
#include "Editor/SpectrumView.h"
#include "Editor/TransferView.h"
#include "EditorUnderTest.h"

namespace requant::test
{

/** All but the steps: those of statistics. */
inline constexpr std::array statisticsPictures { PicturePanel::spectrum, PicturePanel::histogram,
                                                 PicturePanel::transfer, PicturePanel::noise,
                                                 PicturePanel::bits,     PicturePanel::figures };

inline PictureView& choose (EditorUnderTest& test, PicturePanel::Picture which)
{
    test.editor.pictures().choose (which);
    test.wait (0.05);
    return test.editor.pictures().picture (which);
}

/** What a picture shows once it is chosen. */
template <typename View>
const auto& shown (EditorUnderTest& test, PicturePanel::Picture which)
{
    return dynamic_cast<View&> (choose (test, which)).shown();
}

inline const SpectrumData& shownSpectrum (EditorUnderTest& test)
{
    return shown<SpectrumView> (test, PicturePanel::spectrum);
}

inline const BitsData& shownBits (EditorUnderTest& test)
{
    return shown<BitsView> (test, PicturePanel::bits);
}

inline const FiguresData& shownFigures (EditorUnderTest& test)
{
    return shown<FiguresView> (test, PicturePanel::figures);
}

inline juce::String measuredFigure (const FiguresData& data, const juce::String& name)
{
    for (const auto& row : data.rows)
        if (row.name == name)
            return row.measured;

    return {};
}

/** A figure's number: its minus sign is the true one. */
inline double numberIn (const juce::String& text)
{
    return text.replaceCharacter (0x2212, '-').getDoubleValue();
}

} // namespace requant::test
