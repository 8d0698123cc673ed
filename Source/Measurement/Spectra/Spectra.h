#pragma once

#include "Measurement/Windows/Windowed.h"
#include "Periodogram.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace requant
{

/** Averages power spectra over the three windows, and keeps the highest of each bin.

    Momentary and short-term are exponential with the window's length as their time constant, and
    plain means until that much was heard; since reset is the plain mean.
    prepare() allocates; nothing else does. Thread: its owner's.
*/
class SpectrumAverage
{
public:
    /** bins: of each spectrum. spectraPerSecond: above 0. Starts anew. */
    void prepare (std::size_t bins, double spectraPerSecond);

    /** power: of as many bins as prepared, times `scale`. */
    void add (std::span<const double> power, double scale) noexcept;

    /** Empty before the first spectrum. */
    std::span<const double> average (TimeWindow) const noexcept;

    /** The highest momentary average of each bin since prepare(), or since forgetPeaks(). */
    std::span<const double> peaks() const noexcept;
    void forgetPeaks() noexcept;

    std::uint64_t count() const noexcept { return added; }

private:
    static constexpr std::size_t windowCount = 3;

    std::array<std::vector<double>, windowCount> averages;
    std::array<double, windowCount> leastShare {}; ///< what a new spectrum counts at least
    std::vector<double> highest;
    std::uint64_t added = 0;
};

/** The bins of a power spectral density. */
struct SpectrumScale
{
    double binHz = 0.0;       ///< from one bin to the next; bin 0 is 0 Hz
    double noiseBinHz = 0.0;  ///< the equivalent noise bandwidth: the width that a line's power is
                              ///< spread over
    std::size_t halfLobe = 0; ///< bins to either side that hold a line's power

    /** The power of a line at this bin, above the density: all of its main lobe. */
    double linePower (std::span<const double> density, std::size_t bin) const noexcept;

    bool operator== (const SpectrumScale&) const = default;
};

/** Power spectral densities of one channel's input, output and error, averaged (Welch).

    One-sided, in full-scale units squared per Hz: the sum over all bins times binHz is the mean
    square. Segments are a third of a second or longer, and overlap by three quarters.
    prepare() allocates; nothing else does. Thread: its owner's; never the audio thread.
*/
class Spectra
{
public:
    enum Signal
    {
        input,
        output,
        error
    };

    static constexpr std::size_t signalCount = 3;

    /** Which of the signals are measured. */
    enum class Extent
    {
        reduction, ///< all three
        inputAlone
    };

    /** sampleRateHz: above 0. Starts anew. */
    void prepare (double sampleRateHz, Taper, Extent = Extent::reduction);

    /** x, y: finite, of one length, full scale 1.0; the error is x - y. Of the input alone y plays
        no part. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    /** Says that what comes next does not follow what came last. */
    void breakOff() noexcept;

    /** Takes in what is shorter than a segment, where nothing filled one. To be called at the
        end. */
    void finish() noexcept;

    /** Empty before the first segment has filled. */
    std::span<const double> density (Signal signal, TimeWindow window) const noexcept
    {
        return averages[signal].average (window);
    }

    std::span<const double> peaks (Signal signal) const noexcept
    {
        return averages[signal].peaks();
    }

    void forgetPeaks() noexcept;

    const SpectrumScale& scale() const noexcept { return bins; }
    std::size_t segmentLength() const noexcept { return weights ? weights->size() : 0; }

    /** Of the signals' averages, as many as segments filled. */
    std::uint64_t count() const noexcept { return averages[input].count(); }

private:
    void addTo (Signal, std::span<const double>) noexcept;
    void take (Signal, std::span<const double> power, double windowEnergy) noexcept;

    SpectrumScale bins;
    std::shared_ptr<const Periodogram::Window> weights;
    double sampleRate = 0.0, energy = 0.0;
    std::vector<Periodogram> segments;
    std::array<SpectrumAverage, signalCount> averages;
    std::vector<double> scaled;
};

} // namespace requant
