#pragma once

#include "Instrument/MeterFeed.h"
#include "Measurement/LiveAnalysis.h"

#include <optional>
#include <vector>

namespace requant
{

/** What a person wants to see analysed. */
struct AnalysisChoice
{
    std::optional<std::size_t> channel {}; ///< counted from 0; empty: all of them together
    Window window = Window::shortTerm;
    SpectrumWindow spectrumWindow = SpectrumWindow::blackmanHarris;
    bool wantsLevels = false; ///< which levels are in use, which costs most

    bool operator== (const AnalysisChoice&) const = default;
};

/** The newest samples of one channel, unbroken and all of one reduction. */
struct SampleView
{
    Reduction reduction;
    std::size_t channel = 0;
    std::vector<SamplePair> samples; ///< oldest first
    std::uint64_t number = 0;        ///< counts the views: another one has other samples
};

/** Everything that was analysed of one reduction, over one window; of several channels together
    where the choice says so. */
struct StatisticsView
{
    Reduction reduction;
    AnalysisChoice choice;
    std::size_t channelCount = 0; ///< of how many channels this is

    ReductionCounts counts;
    WeightedEnergy weightedError;
    CodeUse::Summary levels;                    ///< worked out where the choice wants them
    LatticeFinding inputLattice, outputLattice; ///< of the first of the channels, as are the traces
    ReductionTrace inputTrace, outputTrace;

    SpectrumScale spectrumScale;

    /** Power spectral densities, re full scale squared per Hz, and the highest so far of each bin,
        by Spectra::Signal; empty before the first segment. */
    std::array<std::vector<double>, Spectra::signalCount> densities, peaks;

    std::uint64_t number = 0; ///< counts the views

    /** True where samples of the reduction had gone by before the first that was analysed: the
        window since the reset is since somebody looked. */
    bool beganLate = false;

    bool exists() const noexcept { return channelCount > 0; }
};

} // namespace requant
