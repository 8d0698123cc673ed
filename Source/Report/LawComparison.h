#pragma once

#include "Quantization/Reduction/ReductionSettings.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace requant
{

/** Laws and ranges side by side on one excerpt, at equal bits, without dither and shaping: what
    each of them does to it, and to the same excerpt at other levels. */
struct LawComparison
{
    struct Row
    {
        std::string name; ///< "Mu-law"; of a range of the uniform law "Least error"
        Law law = Law::uniform;
        RangeMethod range = RangeMethod::fullScale;

        std::optional<double> snrDb; ///< empty where there is no error, or no signal

        /** The mean of the SNR of segments of 20 ms, each limited to -10 to 120 dB, but for silent
            ones: Jayant, Noll, "Digital coding of waveforms", 1984, with wider limits. */
        std::optional<double> segmentalSnrDb;

        double entropyBits = 0.0;          ///< of the codes that come out, a sample
        double maxAbsoluteError = 0.0;     ///< in full-scale units
        std::vector<double> snrAtLevelsDb; ///< at levelsDb; capped at 120 where there is no error
        bool isChosen = false;             ///< the law and range of the settings
    };

    std::vector<Row> rows; ///< by falling SNR
    std::vector<double> levelsDb;
    double bits = 0.0; ///< of every row
    double excerptSeconds = 0.0;
    double peakDb = 0.0; ///< the excerpt's own level, as levelsDb count it

    bool exists() const noexcept { return ! rows.empty(); }
};

/** Compares what has these settings' bits, rounded to whole ones: the uniform law over full scale,
    and over the ranges that are found of the excerpt; mu-law, A-law, logarithmic and Lloyd-Max,
    learned of it; block floating point; and every law whose codes have just that many bits. The
    levels are of the excerpt's peak, in dB re full scale, 0 to -60; a range stays what it is at the
    excerpt's own level.

    excerpt: one channel, finite. Empty, or silent: no rows. Thread: any but the audio thread: some
    0.1 s for 16,384 samples; allocates. */
LawComparison compareLaws (std::span<const double> excerpt, double sampleRateHz,
                           const ReductionSettings&);

} // namespace requant
