#pragma once

#include "ChannelResults.h"
#include "Measurement/Windows/Windowed.h"

namespace requant
{

/** ChannelAnalysis over each of the three windows, while somebody looks: Parts::ofReduction().
    Thread: its owner's, never the audio thread: it allocates. */
class LiveAnalysis
{
public:
    /** sampleRateHz: above 0. Starts anew. */
    void prepare (double sampleRateHz, const Lattice&, Taper);

    /** x, y: finite, of one length, full scale 1.0. The block size changes nothing but the last
        bits of sums. */
    void add (std::span<const double> x, std::span<const double> y) { add (x, y, x, y); }

    /** The same of a law with uneven steps: see ChannelAnalysis::add(). */
    void add (std::span<const double> x, std::span<const double> y,
              std::span<const double> onLatticeX, std::span<const double> onLatticeY);

    /** Says that what comes next does not follow what came last. */
    void breakOff() noexcept { spectrum.breakOff(); }

    /** Begins the spectra anew, where it is another window. */
    void setSpectrumWindow (Taper);
    void forgetPeaks() noexcept { spectrum.forgetPeaks(); }

    /** withLevels: which levels are in use, which costs most. The weighted error is without the
        newest third of a second; where the signals have been is told of everything since the reset
        or, for the shorter windows, of the last 3 to 6 seconds. */
    ChannelReading reading (TimeWindow, bool withLevels = true) const;
    ChannelResults results (TimeWindow) const;

private:
    /** Begins anew every 3 s, and tells of the one before as well, so that what is long gone is
        forgotten. */
    class LiveOrigin
    {
    public:
        void prepare (std::size_t samplesEach);
        void add (std::span<const double>);
        const SignalOrigin& origin (TimeWindow) const;

    private:
        void beginAnew();

        SignalOrigin all, before, now;
        std::size_t each = 1, filled = 0;
        bool hasBefore = false;
    };

    void addChunk (std::span<const double> x, std::span<const double> y,
                   std::span<const double> onLatticeX, std::span<const double> onLatticeY);
    const CodeHistogram& codes (TimeWindow) const noexcept;

    double sampleRate = 0.0;
    Taper spectrumWindow = Taper::blackmanHarris;
    Windowed<ErrorCounts> counted;
    Windowed<BitActivity> inputBits, outputBits;
    Windowed<WeightedEnergy> weightedEnergy;
    WeightedError weighted;
    Spectra spectrum;
    SlidingCodeHistogram momentaryCodes, shortTermCodes;
    CodeHistogram allCodes;
    LiveOrigin ofInput, ofOutput;
};

} // namespace requant
