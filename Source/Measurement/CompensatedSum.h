#pragma once

#include <cmath>

namespace requant
{

/** A running sum that keeps what each addition rounds away.

    Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
    ZAMM 54, 1974. Needs strict floating-point arithmetic. Thread: its owner's. Real time.
*/
class CompensatedSum
{
public:
    CompensatedSum() = default;
    explicit CompensatedSum (double value) noexcept : sum (value) {}

    void operator+= (double value) noexcept
    {
        const auto next = sum + value;
        lost += std::abs (sum) >= std::abs (value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    void operator+= (const CompensatedSum& other) noexcept
    {
        *this += other.sum;
        lost += other.lost;
    }

    double value() const noexcept { return sum + lost; }

private:
    double sum = 0.0, lost = 0.0;
};

} // namespace requant
