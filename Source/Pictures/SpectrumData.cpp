#include "SpectrumData.h"

#include "FigureWords.h"
#include "Numbers.h"

#include <algorithm>

namespace requant
{

juce::String SpectrumData::levelUnit() const
{
    const auto convention = figureWords::convention (options.fullScale);

    return options.isPerBin
               ? "dBFS (" + convention + ") in " + numbers::shortest (noiseBinHz, 2) + " Hz"
               : "dBFS (" + convention + ") per Hz";
}

std::size_t SpectrumData::nearestTo (double hz) const noexcept
{
    const auto above = std::lower_bound (frequenciesHz.begin(), frequenciesHz.end(), hz);

    if (above == frequenciesHz.begin())
        return 0;

    const auto index = static_cast<std::size_t> (above - frequenciesHz.begin());
    return above == frequenciesHz.end() || hz - frequenciesHz[index - 1] < *above - hz ? index - 1
                                                                                       : index;
}

} // namespace requant
