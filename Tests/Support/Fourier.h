#pragma once

#include <complex>
#include <cstddef>
#include <numbers>
#include <span>
#include <utility>
#include <vector>

namespace requant::test
{

/** In place: X[k] = sum of x[n] e^(-2 pi i k n / N). The size must be a power of two (Cooley,
    Tukey, 1965). */
class FourierTransform
{
public:
    explicit FourierTransform (std::size_t sizeToUse) : size (sizeToUse), turns (size / 2)
    {
        for (std::size_t k = 0; k < turns.size(); ++k)
            turns[k] = std::polar (1.0, -2.0 * std::numbers::pi * static_cast<double> (k)
                                            / static_cast<double> (size));
    }

    void operator() (std::span<std::complex<double>> x) const
    {
        for (std::size_t n = 1, reversed = 0; n < size; ++n)
        {
            auto bit = size / 2;

            for (; (reversed & bit) != 0; bit /= 2)
                reversed ^= bit;

            reversed ^= bit;

            if (n < reversed)
                std::swap (x[n], x[reversed]);
        }

        for (std::size_t half = 1; half < size; half *= 2)
            for (std::size_t start = 0; start < size; start += 2 * half)
                for (std::size_t k = 0; k < half; ++k)
                {
                    // Written out, since the product of std::complex also looks for infinities.
                    const auto turn = turns[k * (size / 2 / half)];
                    const auto odd = x[start + half + k], even = x[start + k];
                    const std::complex<double> turned {
                        odd.real() * turn.real() - odd.imag() * turn.imag(),
                        odd.real() * turn.imag() + odd.imag() * turn.real()
                    };
                    x[start + k] = even + turned;
                    x[start + half + k] = even - turned;
                }
    }

private:
    std::size_t size;
    std::vector<std::complex<double>> turns;
};

/** |X[k]|^2 / N for k = 0 .. N / 2 - 1: white noise of power p gives p on average in each. The size
    must be a power of two. */
inline std::vector<double> periodogram (std::span<const double> signal)
{
    std::vector<std::complex<double>> x (signal.begin(), signal.end());
    FourierTransform { x.size() }(x);
    std::vector<double> power (signal.size() / 2);

    for (std::size_t k = 0; k < power.size(); ++k)
        power[k] = std::norm (x[k]) / static_cast<double> (signal.size());

    return power;
}

} // namespace requant::test
