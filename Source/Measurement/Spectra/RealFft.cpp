#include "RealFft.h"

#include <cassert>
#include <fftw3.h>
#include <mutex>

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

} // namespace

struct RealFft::Plan
{
    explicit Plan (std::size_t lengthToUse)
        : length (lengthToUse), input (fftw_alloc_real (length)),
          output (fftw_alloc_complex (length / 2 + 1))
    {
        assert (length > 0 && length % 2 == 0);
        const std::lock_guard lock (plannerMutex());
        plan = fftw_plan_dft_r2c_1d (static_cast<int> (length), input, output, FFTW_ESTIMATE);
    }

    ~Plan()
    {
        const std::lock_guard lock (plannerMutex());
        fftw_destroy_plan (plan);
        fftw_free (output);
        fftw_free (input);
    }

    Plan (const Plan&) = delete;
    Plan& operator= (const Plan&) = delete;

    std::size_t length;
    double* input;
    fftw_complex* output;
    fftw_plan plan;
};

RealFft::RealFft (std::size_t length) : plan (std::make_unique<Plan> (length)) {}
RealFft::~RealFft() = default;
RealFft::RealFft (RealFft&&) noexcept = default;
RealFft& RealFft::operator= (RealFft&&) noexcept = default;

std::span<double> RealFft::samples() noexcept { return { plan->input, plan->length }; }

std::span<const std::complex<double>> RealFft::transform() noexcept
{
    fftw_execute (plan->plan);

    // FFTW's manual: its complex type has the layout of C's and of C++'s.
    return { reinterpret_cast<const std::complex<double>*> (plan->output), plan->length / 2 + 1 };
}

} // namespace requant
