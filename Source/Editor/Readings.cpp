#include "Readings.h"

#include "Instrument/Clipping.h"
#include "Quantization/Theory.h"

#include <algorithm>

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

template <typename Flags>
std::size_t countOf (const MeterSnapshot& snapshot, const Flags& flags)
{
    const auto shown = std::span (flags).first (snapshot.shownChannels());
    return static_cast<std::size_t> (std::count (shown.begin(), shown.end(), true));
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
                    const ReductionSettings& reduction, const NoiseTransferFunction& shaper,
                    bool isAudioRunning)
    : isRunning (isAudioRunning), isBypassed (snapshot.bypassed),
      channelCount (snapshot.channelCount), sampleRateHz (snapshot.sampleRateHz),
      settings (reduction), headroomGain (snapshot.headroomGain),
      loweredByLsb (snapshot.step > 0.0 ? (1.0 - headroomGain) / snapshot.step : 0.0),
      blankedChannels (countOf (snapshot, snapshot.isBlanked)),
      passingChannels (countOf (snapshot, snapshot.isPassing)),
      sums (sumOfChannels (snapshot, window)), figures (sums, snapshot.step),
      areSettingsKnown (reduction.lattice().step() == snapshot.step)
{
    // What is left alone has no error, which the theory of a reduction does not speak of.
    if (isBypassed || ! hasData() || ! areSettingsKnown || blankedChannels + passingChannels > 0
        || ! snapshot.isShaperReady || doesClippingSpoilTheory (sums, reduction.lattice()))
        return;

    const auto predicted = predictError (reduction, shaper);

    if (! predicted)
        return;

    predictedErrorDb = powerToDb (predicted->powerLsb2 * snapshot.step * snapshot.step);

    if (hasSignal())
        predictedSnrDb = predicted->snrDb (
            sums.inputSquared.value() / static_cast<double> (sums.count), reduction.lattice());
}

} // namespace requant
