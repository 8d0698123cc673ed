#pragma once

#include "ErrorParts.h"
#include "Instrument/Discrepancy.h"
#include "Instrument/MeterFeed.h"
#include "Measurement/ErrorFigures.h"
#include "Measurement/FullScale.h"
#include "Measurement/WeightedError.h"
#include "Measurement/Window.h"

namespace requant
{

/** A channel's sums of a window. */
const ErrorSums& sumsOf (const MeterReading&, Window) noexcept;

/** What the figures, the gauge and the verdict say: one snapshot over one window. LSB are those of
    the snapshot, whatever is chosen by now. Thread: any. */
struct Readings
{
    Readings() : figures (ErrorSums {}, {}) {}

    /** expectation: of what the snapshot was measured with, or nullptr. channel: the figures are of
        this one alone, counted from 0; empty: of all together. */
    Readings (const MeterSnapshot&, Window, const Expectation*, bool isRunning,
              std::optional<std::size_t> channel = {});

    /** Takes in what the same channels' errors are made of, where enough was heard, and how strong
        they are to the ear. expectation: as above. channels: how many of them were analysed. */
    void addAnalysis (const ErrorByPlace&, const WeightedEnergy&, const Expectation*,
                      std::size_t channels);

    /** plainDitherHeardDb: how strong TPDF without shaping would be to the ear, re 1.0 squared.
        After addAnalysis(). */
    void compareWithTpdf (double plainDitherHeardDb);

    bool isRunning = false; ///< false: no block has come in for a while, or ever
    bool isBypassed = false;
    std::size_t channelCount = 0;
    double sampleRateHz = 0.0;
    ReductionSettings settings; ///< what was measured with

    double headroomGain = 1.0; ///< what the input was lowered by, as a factor
    double loweredByLsb = 0.0; ///< by how many LSB that lowers a sample of full scale
    std::size_t blankedChannels = 0, passingChannels = 0; ///< where no reduction runs now

    FullScale fullScale = FullScale::sine; ///< what levels are shown relative to
    Window window = Window::shortTerm;
    ErrorSums sums;
    ErrorFigures figures;
    std::array<std::optional<double>, weightings.size()> weightedErrorDb; ///< re 1.0 squared

    /** So much clips that theory says nothing of it. */
    bool isTheorySpoiled = false;

    std::optional<double> predictedSnrDb;   ///< of the measured signal power
    std::optional<double> predictedErrorDb; ///< re 1.0 squared
    std::optional<double> predictedEnobBits;
    std::array<std::optional<double>, weightings.size()> predictedWeightedDb;

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
