#include "RealTimeGuard.h"

#include "RealTimeNote.h"

#include <cstdlib>
#include <new>

#ifdef _WIN32
    #include <malloc.h>
#endif

namespace requant::test
{

namespace
{

// Plain data: reading it cannot itself allocate.
struct Watch
{
    bool armed = false;
    std::size_t violations = 0;
    const char* first = "";
};

constinit thread_local Watch watch;

#ifdef _WIN32
void* allocateAligned (std::size_t size, std::size_t alignment)
{
    return _aligned_malloc (size > 0 ? size : 1, alignment);
}

void freeAligned (void* memory) noexcept { _aligned_free (memory); }
#else
void* allocateAligned (std::size_t size, std::size_t alignment)
{
    const auto rounded = (size + alignment - 1) / alignment * alignment;
    return std::aligned_alloc (alignment, rounded > 0 ? rounded : alignment);
}

void freeAligned (void* memory) noexcept { std::free (memory); }
#endif

void* checked (void* memory)
{
    if (memory == nullptr)
        throw std::bad_alloc();

    return memory;
}

} // namespace

void note (const char* call) noexcept
{
    if (! watch.armed)
        return;

    if (watch.violations++ == 0)
        watch.first = call;
}

RealTimeGuard::RealTimeGuard() noexcept { watch = { true, 0, "" }; }
RealTimeGuard::~RealTimeGuard() { watch.armed = false; }
std::size_t RealTimeGuard::violations() const noexcept { return watch.violations; }
const char* RealTimeGuard::first() const noexcept { return watch.first; }
bool RealTimeGuard::watchesTheSystem() noexcept { return REQUANT_WATCHES_THE_SYSTEM != 0; }

} // namespace requant::test

using requant::test::allocateAligned;
using requant::test::checked;
using requant::test::freeAligned;
using requant::test::note;

// All forms, not only the two that the standard library's others call: a sanitizer's own others
// would not match our delete.
void* operator new (std::size_t size)
{
    note ("operator new");
    return checked (std::malloc (size > 0 ? size : 1));
}

void* operator new (std::size_t size, std::align_val_t alignment)
{
    note ("operator new");
    return checked (allocateAligned (size, static_cast<std::size_t> (alignment)));
}

void* operator new[] (std::size_t size) { return operator new (size); }

void* operator new[] (std::size_t size, std::align_val_t alignment)
{
    return operator new (size, alignment);
}

void* operator new (std::size_t size, const std::nothrow_t&) noexcept
{
    note ("operator new");
    return std::malloc (size > 0 ? size : 1);
}

void* operator new[] (std::size_t size, const std::nothrow_t& nothrow) noexcept
{
    return operator new (size, nothrow);
}

void operator delete (void* memory) noexcept
{
    note ("operator delete");
    std::free (memory);
}

void operator delete (void* memory, std::size_t) noexcept { operator delete (memory); }

void operator delete (void* memory, std::align_val_t) noexcept
{
    note ("operator delete");
    freeAligned (memory);
}

void operator delete (void* memory, std::size_t, std::align_val_t alignment) noexcept
{
    operator delete (memory, alignment);
}

void operator delete[] (void* memory) noexcept { operator delete (memory); }
void operator delete[] (void* memory, std::size_t) noexcept { operator delete (memory); }
void operator delete (void* memory, const std::nothrow_t&) noexcept { operator delete (memory); }
void operator delete[] (void* memory, const std::nothrow_t&) noexcept { operator delete (memory); }

void operator delete[] (void* memory, std::align_val_t alignment) noexcept
{
    operator delete (memory, alignment);
}

void operator delete[] (void* memory, std::size_t, std::align_val_t alignment) noexcept
{
    operator delete (memory, alignment);
}
