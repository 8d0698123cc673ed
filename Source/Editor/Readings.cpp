#include "Readings.h"

#include "Quantization/Theory.h"

namespace requant
{

namespace
{

ErrorSums sumOfChannels (const MeterSnapshot& snapshot, Window window)
{
    ErrorSums sum;

    for (std::size_t c = 0; c < snapshot.shownChannels(); ++c)
        sum += sumsOf (snapshot.channels[c], window);

    return sum;
}

} // namespace

const ErrorSums& sumsOf (const MeterReading& reading, Window window) noexcept
{
    switch (window)
    {
        case Window::momentary:
            return reading.momentary;
        case Window::sinceReset:
            return reading.sinceReset;
        case Window::shortTerm:
            break;
    }

    return reading.shortTerm;
}

Readings::Readings (const MeterSnapshot& snapshot, Window window,
                    const ReductionSettings& reduction, bool isAudioRunning)
    : isRunning (isAudioRunning), isBypassed (snapshot.bypassed),
      channelCount (snapshot.channelCount), sampleRateHz (snapshot.sampleRateHz),
      settings (reduction), sums (sumOfChannels (snapshot, window)), figures (sums, snapshot.step),
      areSettingsKnown (reduction.lattice().step() == snapshot.step)
{
    if (isBypassed || ! hasData() || ! areSettingsKnown)
        return;

    const auto predicted = predictError (reduction);
    predictedErrorDb = powerToDb (predicted.powerLsb2 * snapshot.step * snapshot.step);

    if (hasSignal())
        predictedSnrDb = predicted.snrDb (
            sums.inputSquared.value() / static_cast<double> (sums.count), reduction.lattice());
}

} // namespace requant
