#pragma once

#include "ErrorSplit.h"
#include "Measurement/ErrorFigures.h"
#include "Measurement/MeterFeed.h"
#include "Quantization/NoiseTransferFunction.h"
#include "Quantization/ReductionSettings.h"

namespace requant
{

/** Over which time figures are taken. */
enum class Window
{
    momentary,
    shortTerm,
    sinceReset
};

/** A channel's sums of a window. */
const ErrorSums& sumsOf (const MeterReading&, Window) noexcept;

/** What the figures, the gauge and the verdict say: one snapshot over one window, all channels
    together. LSB are those of the snapshot, whatever is chosen by now. Thread: any. */
struct Readings
{
    Readings() : figures (ErrorSums {}, {}) {}

    /** settings, shaper: what the snapshot was measured with, as far as it is known; where their step
        is not the snapshot's, nothing is predicted from them. */
    Readings (const MeterSnapshot&, Window, const ReductionSettings& settings,
              const NoiseTransferFunction& shaper, bool isRunning);

    bool isRunning = false; ///< false: no block has come in for a while, or ever
    bool isBypassed = false;
    std::size_t channelCount = 0;
    double sampleRateHz = 0.0;
    ReductionSettings settings;

    double headroomGain = 1.0; ///< what the input was lowered by, as a factor
    double loweredByLsb = 0.0; ///< by how many LSB that lowers a sample of full scale
    std::size_t blankedChannels = 0, passingChannels = 0; ///< where no reduction runs now

    ErrorSums sums;
    ErrorFigures figures;

    std::optional<double> predictedSnrDb;   ///< of the measured signal power
    std::optional<double> predictedErrorDb; ///< re full scale

    /** What the error of one channel, counted from 0, is made of; empty where too little was
        heard. */
    std::optional<ErrorParts> parts;
    std::size_t partsChannel = 0;

    /** True where `settings` are those that the sums were measured with. */
    bool areSettingsKnown = false;

    /** True where anything but digital silence came in during the window. */
    bool hasSignal() const noexcept { return sums.inputSquared.value() > 0.0; }
    bool hasData() const noexcept { return sums.count > 0; }
};

} // namespace requant
