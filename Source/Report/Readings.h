#pragma once

#include "Engine/MeterFeed.h"
#include "Figures.h"
#include "Measurement/Error/ConditionalErrorStatistics.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Measurement/Error/WeightedError.h"
#include "Measurement/Windows/Windowed.h"
#include "Theory/Discrepancy.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace requant
{

/** What the power of an error is made of: the verdict's ground. The shares are of the whole power,
    0 to 1; what is neither is not told: noise, or anything else that is no function of the single
    sample. */
struct ErrorParts
{
    double powerLsb2 = 0.0;      ///< mean of QE^2; all else is 0 where this is
    double meanLsb = 0.0;        ///< mean of QE: its DC
    double dcShare = 0.0;        ///< the mean's power
    double repeatingShare = 0.0; ///< what repeats with the input, DC taken out: distortion

    /** ConditionalErrorStatistics::noiseModulation(), or 0 where that is empty: no share. */
    double modulation = 0.0;

    /** What repeats, as a share of what is left without DC; 0 where that is next to nothing. */
    double shareThatRepeats() const noexcept;

    /** Below the first share what repeats cannot be told from what few samples leave; above the
        second, the noise cannot be told from a bin's width. 1 % of DC is far beyond 5 sigma of the
        mean; with less than the last share beside it, DC is all there is. */
    static constexpr double mostOfNoise = 0.02, leastOfDistortion = 0.95, leastDc = 0.01,
                            leastBesideDc = 0.005;

    /** With fewer samples chance leaves more than 0.35 % of share: 5 sqrt (2 phases) / samples. */
    static constexpr std::uint64_t leastSamples = 1 << 14;

    /** Empty where too little was heard. Thread: any. */
    static std::optional<ErrorParts> of (const ConditionalErrorStatistics&) noexcept;
};

/** "3 s": a window as figures name it. Thread: any. */
inline std::string wordsFor (TimeWindow window)
{
    return window == TimeWindow::momentary   ? "0.4 s"
           : window == TimeWindow::shortTerm ? "3 s"
                                             : "since reset";
}

/** A channel's sums of a window. */
const ErrorSums& sumsOf (const MeterReading&, TimeWindow) noexcept;

/** What the figures, the gauge and the verdict say: one snapshot over one window. LSB are those of
    the snapshot, whatever is chosen by now. Thread: any. */
struct Readings : MeasuredError
{
    Readings() = default;

    /** prediction: of what the snapshot was measured with, or nullptr. channel: the figures are of
        this one alone, counted from 0; empty: of all together. */
    Readings (const MeterSnapshot&, TimeWindow, std::shared_ptr<const Prediction>, bool isRunning,
              std::optional<std::size_t> channel = {});

    /** Takes in what the same channels' errors are made of, where enough was heard, and how strong
        they are to the ear. channels: how many of them were analysed. */
    void addAnalysis (const ConditionalErrorStatistics&, const WeightedEnergy&,
                      std::size_t channels);

    /** plainDitherHeardDb: Prediction::plainDitherHeardDb(). After addAnalysis(). */
    void compareWithTpdf (double plainDitherHeardDb);

    bool isRunning = false; ///< false: no block has come in for a while, or ever
    bool isBypassed = false;
    std::size_t channelCount = 0;
    double sampleRateHz = 0.0;
    ReductionSettings settings; ///< what was measured with
    Lattice lattice;            ///< of codes, on which errors are in LSB

    double headroomGain = 1.0; ///< what the input was lowered by, as a factor
    double loweredByLsb = 0.0; ///< by how many LSB that lowers a sample of full scale
    std::size_t blankedChannels = 0, passingChannels = 0; ///< where no reduction runs now

    FullScale fullScale = FullScale::sine; ///< what levels are shown relative to
    TimeWindow window = TimeWindow::shortTerm;
    /** So much clips that theory says nothing of it. */
    bool isTheorySpoiled = false;

    /** What theory says of what was measured; nullptr where it says nothing. */
    std::shared_ptr<const Prediction> prediction;

    /** What theory predicts of a figure. */
    std::optional<double> predicted (const Figure& figure) const
    {
        return prediction != nullptr ? figure.predicted (*prediction, signalPower()) : std::nullopt;
    }

    /** How much louder than that of TPDF without shaping the error is to the ear, in dB; empty
        where it is not noise, of which a level would say little, or not known. */
    std::optional<double> heardBesideTpdfDb;

    /** Of how many channels pictures and weighted levels are: of the first ones, or of the one that
        is shown alone; 0 where nothing was analysed. */
    std::size_t analysedChannels = 0;
    bool isAnalysisPartial() const noexcept
    {
        return ! partsChannel && analysedChannels > 0 && analysedChannels < channelCount;
    }

    /** True where pictures and weighted levels began later than the sums: nobody looked before. */
    bool isAnalysisLate = false;

    /** Measured beside predicted; empty where nothing is predicted. */
    std::optional<Discrepancy> discrepancy;

    /** What the error is made of; empty where too little was heard. */
    std::optional<ErrorParts> parts;
    std::optional<std::size_t> partsChannel; ///< of this one alone, counted from 0; empty: of all
    std::size_t summedChannels = 0;          ///< how many the figures are of

    /** True where anything but digital silence came in during the window. */
    bool hasSignal() const noexcept { return sums.inputSquared.value() > 0.0; }
    bool hasData() const noexcept { return sums.count > 0; }
};

} // namespace requant
