#pragma once

#include "Measurement/ErrorFigures.h"
#include "Measurement/MeterFeed.h"
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
    together. Thread: any. */
struct Readings
{
    Readings() : figures (ErrorSums {}, {}) {}
    Readings (const MeterSnapshot&, Window, const ReductionSettings&, bool isRunning);

    bool isRunning = false; ///< false: no block has come in for a while, or ever
    bool isBypassed = false;
    std::size_t channelCount = 0;
    double sampleRateHz = 0.0;
    ReductionSettings settings;

    ErrorSums sums;
    ErrorFigures figures;

    std::optional<double> predictedSnrDb;   ///< of the measured signal power
    std::optional<double> predictedErrorDb; ///< re full scale

    /** The share of the error's power that repeats with the signal, 0 to 1, of the samples that the
        picture takes; empty where too little was heard. */
    std::optional<double> staticShare;

    /** True where anything but digital silence came in during the window. */
    bool hasSignal() const noexcept { return sums.inputSquared.value() > 0.0; }
    bool hasData() const noexcept { return sums.count > 0; }
};

} // namespace requant
