#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>

namespace requant
{

/** The discrete Fourier transform of real samples: X[k] = sum of x[n] e^(-2 pi i k n / N).

    Constructing and destroying one takes a lock that all share, and allocates; transforming does
    neither. Library: FFTW 3, double precision. Thread: its owner's.
*/
class RealFft
{
public:
    /** length: even, above 0. */
    explicit RealFft (std::size_t length);
    ~RealFft();
    RealFft (RealFft&&) noexcept;
    RealFft& operator= (RealFft&&) noexcept;

    /** The N samples to transform, for the caller to fill before each transform(). */
    std::span<double> samples() noexcept;

    /** X[0] .. X[N / 2]; valid until the next call. */
    std::span<const std::complex<double>> transform() noexcept;

private:
    struct Plan;
    std::unique_ptr<Plan> plan;
};

} // namespace requant
