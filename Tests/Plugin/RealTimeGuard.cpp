#include "RealTimeGuard.h"

#include <cstdio>
#include <cstdlib>
#include <new>

#if defined(__has_feature)
    #define REQUANT_HAS_FEATURE(x) __has_feature (x)
#else
    #define REQUANT_HAS_FEATURE(x) 0
#endif

#if defined(__GLIBC__) && ! defined(__SANITIZE_ADDRESS__) && ! defined(__SANITIZE_THREAD__) \
    && ! REQUANT_HAS_FEATURE(address_sanitizer) && ! REQUANT_HAS_FEATURE(thread_sanitizer)
    #define REQUANT_WATCHES_THE_SYSTEM 1
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <poll.h>
    #include <pthread.h>
    #include <semaphore.h>
    #include <time.h>
    #include <unistd.h>
#else
    #define REQUANT_WATCHES_THE_SYSTEM 0
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

void note (const char* call) noexcept
{
    if (! watch.armed)
        return;

    if (watch.violations++ == 0)
        watch.first = call;
}

void* allocate (std::size_t size, std::size_t alignment)
{
    const auto rounded = (size + alignment - 1) / alignment * alignment;
    auto* const memory = alignment <= alignof (std::max_align_t)
                             ? std::malloc (size > 0 ? size : 1)
                             : std::aligned_alloc (alignment, rounded > 0 ? rounded : alignment);

    if (memory == nullptr)
        throw std::bad_alloc();

    return memory;
}

} // namespace

RealTimeGuard::RealTimeGuard() noexcept { watch = { true, 0, "" }; }
RealTimeGuard::~RealTimeGuard() { watch.armed = false; }
std::size_t RealTimeGuard::violations() const noexcept { return watch.violations; }
const char* RealTimeGuard::first() const noexcept { return watch.first; }
bool RealTimeGuard::watchesTheSystem() noexcept { return REQUANT_WATCHES_THE_SYSTEM != 0; }

} // namespace requant::test

using requant::test::allocate;
using requant::test::note;

// All forms, not only the two that the standard library's others call: a sanitizer's own others
// would not match our delete.
void* operator new (std::size_t size)
{
    note ("operator new");
    return allocate (size, alignof (std::max_align_t));
}

void* operator new (std::size_t size, std::align_val_t alignment)
{
    note ("operator new");
    return allocate (size, static_cast<std::size_t> (alignment));
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
    std::free (memory);
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

#if REQUANT_WATCHES_THE_SYSTEM

namespace
{

// The next function of this name after ours: the C library's.
template <typename Function>
Function* next (const char* name) noexcept
{
    return reinterpret_cast<Function*> (dlsym (RTLD_NEXT, name));
}

} // namespace

    #pragma GCC visibility push(default)

extern "C"
{
    // glibc's own, which need no look-up: looking up allocates.
    void* __libc_malloc (std::size_t);
    void* __libc_calloc (std::size_t, std::size_t);
    void* __libc_realloc (void*, std::size_t);
    void* __libc_memalign (std::size_t, std::size_t);
    void __libc_free (void*);

    void* malloc (std::size_t size) noexcept
    {
        note ("malloc");
        return __libc_malloc (size);
    }

    void* calloc (std::size_t count, std::size_t size) noexcept
    {
        note ("calloc");
        return __libc_calloc (count, size);
    }

    void* realloc (void* memory, std::size_t size) noexcept
    {
        note ("realloc");
        return __libc_realloc (memory, size);
    }

    void* aligned_alloc (std::size_t alignment, std::size_t size) noexcept
    {
        note ("aligned_alloc");
        return __libc_memalign (alignment, size);
    }

    void free (void* memory) noexcept
    {
        note ("free");
        __libc_free (memory);
    }

    #define REQUANT_WATCH(result, name, parameters, arguments, specifier)  \
        result name parameters specifier                                   \
        {                                                                  \
            static auto* const original = next<result parameters> (#name); \
            note (#name);                                                  \
            return original arguments;                                     \
        }

    REQUANT_WATCH (int, pthread_mutex_lock, (pthread_mutex_t * m), (m), noexcept)
    REQUANT_WATCH (int, pthread_mutex_trylock, (pthread_mutex_t * m), (m), noexcept)
    REQUANT_WATCH (int, pthread_rwlock_rdlock, (pthread_rwlock_t * l), (l), noexcept)
    REQUANT_WATCH (int, pthread_rwlock_wrlock, (pthread_rwlock_t * l), (l), noexcept)
    REQUANT_WATCH (int, pthread_cond_wait, (pthread_cond_t * c, pthread_mutex_t* m), (c, m), )
    REQUANT_WATCH (int, pthread_cond_signal, (pthread_cond_t * c), (c), noexcept)
    REQUANT_WATCH (int, pthread_cond_broadcast, (pthread_cond_t * c), (c), noexcept)
    REQUANT_WATCH (int, sem_wait, (sem_t * s), (s), )
    REQUANT_WATCH (int, sem_post, (sem_t * s), (s), noexcept)
    REQUANT_WATCH (int, nanosleep, (const timespec* t, timespec* rest), (t, rest), )
    REQUANT_WATCH (int, clock_nanosleep, (clockid_t c, int f, const timespec* t, timespec* rest),
                   (c, f, t, rest), )
    REQUANT_WATCH (int, usleep, (useconds_t t), (t), )
    REQUANT_WATCH (int, sched_yield, (), (), noexcept)
    REQUANT_WATCH (int, poll, (pollfd * p, nfds_t n, int t), (p, n, t), )
    REQUANT_WATCH (ssize_t, read, (int f, void* p, std::size_t n), (f, p, n), )
    REQUANT_WATCH (ssize_t, write, (int f, const void* p, std::size_t n), (f, p, n), )
    REQUANT_WATCH (std::size_t, fwrite, (const void* p, std::size_t s, std::size_t n, FILE* f),
                   (p, s, n, f), )
    REQUANT_WATCH (FILE*, fopen, (const char* path, const char* mode), (path, mode), )

    #undef REQUANT_WATCH
}

    #pragma GCC visibility pop

#endif
