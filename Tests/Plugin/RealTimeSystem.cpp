// Stands in for the C library's functions that real-time code must not call: each is noted, then
// done.

#include "RealTimeNote.h"

#if REQUANT_WATCHES_THE_SYSTEM

    #include <atomic>
    #include <cstdarg>
    #include <cstdio>
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <poll.h>
    #include <pthread.h>
    #include <semaphore.h>
    #include <sys/mman.h>
    #include <time.h>
    #include <unistd.h>

using requant::test::note;

namespace
{

/** The next function of a name after ours: the C library's. Kept in an atomic, as the guard of a
    static variable may wait by the very functions that stand here. */
template <typename Function>
class Original
{
public:
    constexpr explicit Original (const char* functionName) noexcept : name (functionName) {}

    Function* operator()() noexcept
    {
        auto* known = found.load();

        if (known == nullptr)
            found = known = reinterpret_cast<Function*> (dlsym (RTLD_NEXT, name));

        return known;
    }

private:
    const char* name;
    std::atomic<Function*> found { nullptr };
};

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

    #define REQUANT_WATCH(result, name, parameters, arguments, specifier)    \
        result name parameters specifier                                     \
        {                                                                    \
            static constinit Original<result parameters> original { #name }; \
            note (#name);                                                    \
            return original() arguments;                                     \
        }

    REQUANT_WATCH (int, pthread_mutex_lock, (pthread_mutex_t * m), (m), noexcept)
    REQUANT_WATCH (int, pthread_mutex_trylock, (pthread_mutex_t * m), (m), noexcept)
    REQUANT_WATCH (int, pthread_mutex_timedlock, (pthread_mutex_t * m, const timespec* t), (m, t),
                   noexcept)
    REQUANT_WATCH (int, pthread_mutex_clocklock,
                   (pthread_mutex_t * m, clockid_t c, const timespec* t), (m, c, t), noexcept)
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
    REQUANT_WATCH (int, close, (int f), (f), )
    REQUANT_WATCH (void*, mmap, (void* p, std::size_t n, int access, int flags, int f, off_t start),
                   (p, n, access, flags, f, start), noexcept)
    REQUANT_WATCH (void*, mmap64,
                   (void* p, std::size_t n, int access, int flags, int f, off64_t start),
                   (p, n, access, flags, f, start), noexcept)
    REQUANT_WATCH (int, munmap, (void* p, std::size_t n), (p, n), noexcept)

    #undef REQUANT_WATCH

    // The mode is there only where a file may be made; on the way through it does no harm.
    #define REQUANT_WATCH_OPEN(name, parameters, ...)                     \
        int name parameters                                               \
        {                                                                 \
            static constinit Original<int parameters> original { #name }; \
            note (#name);                                                 \
            va_list more;                                                 \
            va_start (more, flags);                                       \
            const auto mode = va_arg (more, unsigned int);                \
            va_end (more);                                                \
            return original() (__VA_ARGS__, flags, mode);                 \
        }

    REQUANT_WATCH_OPEN (open, (const char* path, int flags, ...), path)
    REQUANT_WATCH_OPEN (open64, (const char* path, int flags, ...), path)
    REQUANT_WATCH_OPEN (openat, (int folder, const char* path, int flags, ...), folder, path)
    REQUANT_WATCH_OPEN (openat64, (int folder, const char* path, int flags, ...), folder, path)

    #undef REQUANT_WATCH_OPEN

    // How the standard library's atomics wait (futex).
    long syscall (long number, ...) noexcept
    {
        static constinit Original<long (long, ...)> original { "syscall" };
        note ("syscall");
        va_list more;
        va_start (more, number);
        long arguments[6];

        for (auto& argument : arguments)
            argument = va_arg (more, long);

        va_end (more);
        return original() (number, arguments[0], arguments[1], arguments[2], arguments[3],
                           arguments[4], arguments[5]);
    }
}

    #pragma GCC visibility pop

#endif
