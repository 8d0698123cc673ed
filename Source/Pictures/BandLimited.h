#pragma once

#include "Measurement/SampleFeed.h"

#include <span>

namespace requant
{

/** The continuous curve that samples stand for, read between them.

    Windowed sinc (Hann, 8 samples to either side): exact at the samples, and within 1 % of full
    scale of the band-limited curve up to 0.8 of the Nyquist frequency. Samples outside the span
    count as the one at its end. position: in samples from the first. Thread: any. Real time.
*/
double bandLimitedInput (std::span<const SamplePair> samples, double position) noexcept;

} // namespace requant
