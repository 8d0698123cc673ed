// The kernel's word that processing enters it never: what RealTimeGuard, which knows some calls by
// name, cannot promise.

#include "RealTimeNote.h"

#if REQUANT_WATCHES_THE_SYSTEM && defined(__linux__)

    #include "PluginUnderTest.h"

    #include <csignal>
    #include <cstddef>
    #include <linux/filter.h>
    #include <linux/seccomp.h>
    #include <sys/prctl.h>
    #include <sys/syscall.h>
    #include <sys/wait.h>
    #include <unistd.h>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr int noCall = 255, noFilter = 254;

void endWithNumberOfCall (int, siginfo_t* info, void*)
{
    syscall (SYS_exit_group, info->si_syscall % noFilter);
}

// From here on the process may do nothing but end; anything else ends it with that call's number.
bool forbidSystemCalls()
{
    struct sigaction action
    {
    };
    action.sa_sigaction = endWithNumberOfCall;
    action.sa_flags = SA_SIGINFO;
    sigaction (SIGSYS, &action, nullptr);

    sock_filter rules[] {
        BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (seccomp_data, nr)),
        BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_exit_group, 0, 1),
        BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_TRAP),
    };
    const sock_fprog filter { std::size (rules), rules };
    return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
           && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

/** The number of the first system call that something makes, in a process of its own; noCall. */
template <typename Action>
int firstSystemCallOf (Action action)
{
    const auto child = fork();

    if (child == 0)
    {
        if (! forbidSystemCalls())
            syscall (SYS_exit_group, noFilter);

        action();
        syscall (SYS_exit_group, noCall);
    }

    int status = 0;
    REQUIRE (waitpid (child, &status, 0) == child);
    REQUIRE (WIFEXITED (status));
    REQUIRE (WEXITSTATUS (status) != noFilter);
    return WEXITSTATUS (status);
}

} // namespace

TEST_CASE ("The kernel tells of any system call", "[plugin][realtime]")
{
    CHECK (firstSystemCallOf ([] { syscall (SYS_getpid); }) == SYS_getpid);
    CHECK (firstSystemCallOf ([] { close (-1); }) == SYS_close);
    CHECK (firstSystemCallOf ([] {}) == noCall);
}

TEST_CASE ("Processing makes no system call, also while its cost is timed and nobody reads the "
           "samples that it sends",
           "[plugin][realtime]")
{
    PluginUnderTest test;
    test.set (parameterId::shaping, "hearing");
    const auto isWatched = GENERATE (false, true);
    const auto block = GENERATE (1, 64, 5000);
    CAPTURE (isWatched, block);
    test.plugin.meterFeed().samples().setWatched (isWatched);
    auto single = noise<float> (2, block);
    auto wide = noise<double> (2, block);

    CHECK (firstSystemCallOf (
               [&]
               {
                   for (int n = 0; n < 500; ++n)
                   {
                       test.plugin.processBlock (single, test.midi);
                       test.plugin.processBlock (wide, test.midi);
                       test.plugin.processBlockBypassed (wide, test.midi);
                   }
               })
           == noCall);
}

#endif
