#pragma once

#include <cstdint>

#if defined(__SSE2__) || defined(_M_X64)
    #include <immintrin.h>
#endif

namespace requant
{

/** Within its scope, results too small for a normal number become 0 on this thread.

    A decaying error-feedback loop would otherwise spend its last samples in arithmetic that is a
    hundred times slower. Both the plug-in and the command run inside it, so their arithmetic is
    the same. Thread: any. Real time.
*/
class FlushDenormals
{
public:
    FlushDenormals() noexcept : saved (read()) { write (saved | flushBits); }
    ~FlushDenormals() { write (saved); }

    FlushDenormals (const FlushDenormals&) = delete;
    FlushDenormals& operator= (const FlushDenormals&) = delete;

private:
#if defined(__SSE2__) || defined(_M_X64)
    using Register = unsigned int;
    static constexpr Register flushBits = 0x8040; // flush to zero, denormals are zero
    static Register read() noexcept { return _mm_getcsr(); }
    static void write (Register value) noexcept { _mm_setcsr (value); }
#elif defined(__aarch64__)
    using Register = std::uint64_t;
    static constexpr Register flushBits = std::uint64_t { 1 } << 24;

    static Register read() noexcept
    {
        Register value;
        asm volatile("mrs %0, fpcr" : "=r"(value));
        return value;
    }

    static void write (Register value) noexcept { asm volatile("msr fpcr, %0" : : "r"(value)); }
#else
    using Register = int;
    static constexpr Register flushBits = 0;
    static Register read() noexcept { return 0; }
    static void write (Register) noexcept {}
#endif

    Register saved;
};

} // namespace requant
