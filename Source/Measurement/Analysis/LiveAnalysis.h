#pragma once

#include "ChannelAnalysis.h"
#include "Measurement/Error/CodeHistogram.h"
#include "Measurement/Error/WeightedError.h"
#include "Measurement/Signal/SignalOrigin.h"
#include "Measurement/Spectra/Spectra.h"
#include "Measurement/Windows/Windowed.h"

namespace requant
{

/** Everything that is measured of one channel while somebody looks, beside the sums that the audio
    thread takes, over each of the three windows. Thread: its owner's, never the audio thread: it
    allocates. */
class LiveAnalysis
{
public:
    /** sampleRateHz: above 0. Starts anew. */
    void prepare (double sampleRateHz, const Lattice&, Taper);

    /** x, y: finite, of one length, full scale 1.0. The block size changes nothing but the last
        bits of sums. */
    void add (std::span<const double> x, std::span<const double> y);

    /** Says that what comes next does not follow what came last. */
    void breakOff() noexcept { spectrum.breakOff(); }

    /** Begins the spectra anew, where it is another window. */
    void setSpectrumWindow (Taper);
    void forgetPeaks() noexcept { spectrum.forgetPeaks(); }

    ReductionCounts counts (TimeWindow window) const { return counted.reading (window); }
    WeightedEnergy weightedError (TimeWindow window) const
    {
        return weightedEnergy.reading (window);
    }
    const CodeHistogram& codeUse (TimeWindow) const noexcept;
    const Spectra& spectra() const noexcept { return spectrum; }

    /** Where the input, and the output, has been: of everything since the reset or, for the shorter
        windows, of the last 3 to 6 seconds. */
    const SignalOrigin& inputOrigin (TimeWindow window) const { return ofInput.origin (window); }
    const SignalOrigin& outputOrigin (TimeWindow window) const { return ofOutput.origin (window); }

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

    void addChunk (std::span<const double> x, std::span<const double> y);

    double sampleRate = 0.0;
    Taper spectrumWindow = Taper::blackmanHarris;
    Windowed<ReductionCounts> counted;
    Windowed<WeightedEnergy> weightedEnergy;
    WeightedError weighted;
    Spectra spectrum;
    SlidingCodeHistogram momentaryCodes, shortTermCodes;
    CodeHistogram allCodes;
    LiveOrigin ofInput, ofOutput;
};

} // namespace requant
