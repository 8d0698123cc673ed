#pragma once

namespace requant
{

/** Logarithm and exponential of additions, multiplications and divisions of IEEE doubles alone:
    the same bits on every machine, where those of mathematical libraries differ in the last. So
    they may be called for every sample. Errors: below 2^-50 of the result. Needs strict
    floating-point arithmetic. Thread: any. Real time. */
namespace portable
{

/** ln x. x: above 0, finite and not subnormal. */
double log (double x) noexcept;

/** ln (1 + x). x: 0 or more, finite. */
double log1p (double x) noexcept;

/** e^x. x: -700 to 700. */
double exp (double x) noexcept;

/** e^x - 1. x: 0 to 700. */
double expm1 (double x) noexcept;

} // namespace portable

} // namespace requant
