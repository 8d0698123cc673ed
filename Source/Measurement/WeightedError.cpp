#include "WeightedError.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <fftw3.h>
#include <mutex>
#include <numbers>

namespace requant
{

namespace
{

// FFTW's planner is the one part of it that threads may not share.
std::mutex& plannerMutex()
{
    static std::mutex mutex;
    return mutex;
}

// The widest bins still resolve the lowest octave of the hearing table.
constexpr double widestBinHz = 6.0;
constexpr std::size_t shortestSegment = 1024, longestSegment = 1 << 17;

std::size_t segmentLength (double sampleRateHz)
{
    const auto wanted = std::min (sampleRateHz / widestBinHz, static_cast<double> (longestSegment));
    return std::clamp (std::bit_ceil (static_cast<std::size_t> (wanted)), shortestSegment,
                       longestSegment);
}

} // namespace

struct WeightedError::Transform
{
    explicit Transform (std::size_t length)
        : input (fftw_alloc_real (length)), output (fftw_alloc_complex (length / 2 + 1))
    {
        const std::lock_guard lock (plannerMutex());
        plan = fftw_plan_dft_r2c_1d (static_cast<int> (length), input, output, FFTW_ESTIMATE);
    }

    ~Transform()
    {
        const std::lock_guard lock (plannerMutex());
        fftw_destroy_plan (plan);
        fftw_free (output);
        fftw_free (input);
    }

    Transform (const Transform&) = delete;
    Transform& operator= (const Transform&) = delete;

    double* input;
    fftw_complex* output;
    fftw_plan plan;
};

WeightedError::WeightedError() = default;
WeightedError::~WeightedError() = default;
WeightedError::WeightedError (WeightedError&&) noexcept = default;
WeightedError& WeightedError::operator= (WeightedError&&) noexcept = default;

void WeightedError::prepare (double sampleRateHz)
{
    assert (sampleRateHz > 0.0);
    const auto length = segmentLength (sampleRateHz);
    hopLength = length / 2;
    transform = std::make_unique<Transform> (length);
    segment.assign (length, 0.0);
    window.resize (length);
    binWeights.resize (hopLength + 1);

    for (std::size_t n = 0; n < length; ++n)
        window[n] = std::sin (std::numbers::pi * (static_cast<double> (n) + 0.5)
                              / static_cast<double> (length));

    for (std::size_t k = 0; k <= hopLength; ++k)
    {
        // A bin between the ends stands for its negative frequency too; 1 / length is Parseval's.
        const auto sides = k == 0 || k == hopLength ? 1.0 : 2.0;
        const auto frequencyHz =
            static_cast<double> (k) * sampleRateHz / static_cast<double> (length);

        for (std::size_t w = 0; w < weightings.size(); ++w)
            binWeights[k][w] =
                weightingPower (weightings[w], frequencyHz) * sides / static_cast<double> (length);
    }

    energy.fill ({});
    count = 0;
    filled = 0;
}

void WeightedError::add (std::span<const double> x, std::span<const double> y) noexcept
{
    assert (x.size() == y.size() && transform != nullptr);
    count += x.size();

    while (! x.empty())
    {
        const auto taken = std::min (x.size(), hopLength - filled);
        std::transform (x.begin(), x.begin() + static_cast<std::ptrdiff_t> (taken), y.begin(),
                        segment.begin() + static_cast<std::ptrdiff_t> (hopLength + filled),
                        [] (double a, double b) { return a - b; });
        filled += taken;
        x = x.subspan (taken);
        y = y.subspan (taken);

        if (filled == hopLength)
            finishHop();
    }
}

void WeightedError::finish() noexcept
{
    // Silence first up to the end of the hop, then a whole hop, so that the fading half of the last
    // samples' window is measured too.
    for (int hop = 0; hop < 2; ++hop)
    {
        std::fill (segment.begin() + static_cast<std::ptrdiff_t> (hopLength + filled),
                   segment.end(), 0.0);
        finishHop();
    }
}

void WeightedError::finishHop() noexcept
{
    std::transform (segment.begin(), segment.end(), window.begin(), transform->input,
                    [] (double sample, double gain) { return sample * gain; });
    fftw_execute (transform->plan);
    std::array<double, weightings.size()> sums {};

    for (std::size_t k = 0; k <= hopLength; ++k)
    {
        const auto* const bin = transform->output[k];
        const auto power = bin[0] * bin[0] + bin[1] * bin[1];

        for (std::size_t w = 0; w < weightings.size(); ++w)
            sums[w] += power * binWeights[k][w];
    }

    for (std::size_t w = 0; w < weightings.size(); ++w)
        energy[w] += sums[w];

    std::copy (segment.begin() + static_cast<std::ptrdiff_t> (hopLength), segment.end(),
               segment.begin());
    filled = 0;
}

void WeightedError::operator+= (const WeightedError& other) noexcept
{
    for (std::size_t w = 0; w < weightings.size(); ++w)
        energy[w] += other.energy[w];

    count += other.count;
}

std::optional<double> WeightedError::levelDb (Weighting weighting) const noexcept
{
    const auto sum = energy[static_cast<std::size_t> (weighting)].value();

    if (count == 0 || sum <= 0.0)
        return {};

    return 10.0 * std::log10 (sum / static_cast<double> (count));
}

} // namespace requant
