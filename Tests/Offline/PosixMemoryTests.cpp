#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/Containers.h"
#include "Support/TemporaryFolder.h"

#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace requant::test;

namespace
{

struct Claim
{
    std::string name, bytes; ///< of a file, its extension among its name
};

constexpr std::uint64_t mebibyte = 1u << 20;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto room = 1024 * mebibyte; // what was freed stays for a while
#else
constexpr auto room = 96 * mebibyte;
#endif

/** Of this process, in bytes; where the system does not say it, more than it has. */
std::uint64_t addressSpaceInUse()
{
    std::uint64_t pages = 0;
    std::ifstream ("/proc/self/statm") >> pages;
    return pages != 0 ? pages * static_cast<std::uint64_t> (sysconf (_SC_PAGESIZE))
                      : 4096 * mebibyte;
}

// Memory does not depend on what a header claims: a process of its own, which gets little more than
// it has, does with such a file what this one does with it.

/** What all that reads files does with one: the status and the sentences. */
std::string outcomeOf (const TemporaryFolder& folder, const std::string& input)
{
    std::string text;

    for (const auto& line : { std::vector<std::string> { "inspect", input },
                              { "render", input, "-o", folder / "o.wav", "--force" },
                              { "render", input, "-o", folder / "o.flac", "--force" },
                              { "render", input, "-o", folder / "o.caf", "--force" },
                              { "measure", input, input },
                              { "inspect", input, "--read-on" } })
    {
        const auto result = run (line);
        text += line[0] + " " + std::to_string (result.status) + " " + result.complaints + "\n";
    }

    return text;
}

/** The same from a process with little memory; less where that ends in the middle. */
std::string outcomeWithLittleMemory (const TemporaryFolder& folder, const std::string& input)
{
    int ends[2] {};
    REQUIRE (pipe (ends) == 0);
    const auto child = fork();
    REQUIRE (child >= 0);

    if (child == 0)
    {
        rlimit limit {};
        getrlimit (RLIMIT_AS, &limit);
        limit.rlim_cur = static_cast<rlim_t> (addressSpaceInUse() + room);
        setrlimit (RLIMIT_AS, &limit);
        dup2 (ends[1], STDERR_FILENO); // some libraries complain and go on
        const auto text = outcomeOf (folder, input);
        const auto put = ::write (ends[1], text.data(), text.size());
        _exit (put == static_cast<ssize_t> (text.size()) ? 0 : 1);
    }

    close (ends[1]);
    std::string text;
    std::array<char, 4096> buffer {};

    for (ssize_t got = 0; (got = ::read (ends[0], buffer.data(), buffer.size())) > 0;)
        text.append (buffer.data(), static_cast<std::size_t> (got));

    close (ends[0]);
    int status = 0;
    REQUIRE (waitpid (child, &status, 0) == child);
    return text + (status == 0 ? "" : "(ended by " + std::to_string (status) + ")");
}

void checkThatItTakesLittleMemory (const TemporaryFolder& folder, const Claim& claim)
{
    CAPTURE (claim.name);
    const auto input = folder / claim.name;
    writeBytes (input, claim.bytes);
    const auto expected = outcomeOf (folder, input);
    CHECK (outcomeWithLittleMemory (folder, input) == expected);
    CHECK (expected.find ("memory") == std::string::npos);
}

std::string plainFile (const TemporaryFolder& folder, int format)
{
    writeAudio (folder / "plain", format | SF_FORMAT_PCM_16, 48000, 2, busySignal (6000));
    return bytesOf (folder / "plain");
}

/** Overwrites what stands at a distance behind the first place of a mark. */
std::string with (std::string file, const std::string& mark, std::size_t distance,
                  const std::string& claimed)
{
    const auto place = file.find (mark);
    REQUIRE (place != std::string::npos);
    return file.replace (place + mark.size() + distance, claimed.size(), claimed);
}

} // namespace

TEST_CASE ("Memory does not depend on how much audio a header claims", "[offline][memory]")
{
    const TemporaryFolder folder;
    const auto wav = plainFile (folder, SF_FORMAT_WAV), rf64 = plainFile (folder, SF_FORMAT_RF64),
               w64 = plainFile (folder, SF_FORMAT_W64), aiff = plainFile (folder, SF_FORMAT_AIFF),
               caf = plainFile (folder, SF_FORMAT_CAF), au = plainFile (folder, SF_FORMAT_AU),
               flac = plainFile (folder, SF_FORMAT_FLAC);
    checkThatItTakesLittleMemory (folder, { "honest.wav", wav });

    for (const auto bits : { 31, 32, 36, 48, 62 })
    {
        CAPTURE (bits);
        const auto size = (std::uint64_t { 1 } << bits) + 4096;
        // All bits set would say that the length is unknown, which claims nothing.
        constexpr std::uint64_t largestClaim = 0xFFFF0000u;
        const auto size32 = static_cast<std::uint32_t> (std::min (size, largestClaim));

        for (const auto& claim : {
                 Claim { "a.wav", with (wav, "data", 0, little (size32, 4)) },
                 Claim { "a.rf64", with (rf64, "ds64", 12, little (size, 8) + little (size, 8)) },
                 Claim { "a.w64", with (w64, guid ("data"), 0, little (size, 8)) },
                 Claim { "a.aiff", with (with (aiff, "COMM", 6, big (size32, 4)), "SSND", 0,
                                         big (size32, 4)) },
                 Claim { "a.caf", with (caf, "data", 0, big (size, 8)) },
                 Claim { "a.au", with (au, ".snd", 4, big (size32, 4)) },
                 // The lower half of a byte, and four more.
                 Claim { "a.flac", with (flac, "fLaC", 17,
                                         std::string (1, static_cast<char> (flac[21] | 0x0F))
                                             + big (size32, 4)) },
             })
            checkThatItTakesLittleMemory (folder, claim);
    }
}

TEST_CASE ("Memory does not depend on how much metadata a header claims", "[offline][memory]")
{
    const TemporaryFolder folder;
    const auto most = std::uint64_t { 0xFFFFFFF0 };
    const auto wav = plainFile (folder, SF_FORMAT_WAV), rf64 = plainFile (folder, SF_FORMAT_RF64),
               w64 = plainFile (folder, SF_FORMAT_W64), aiff = plainFile (folder, SF_FORMAT_AIFF),
               caf = plainFile (folder, SF_FORMAT_CAF), flac = plainFile (folder, SF_FORMAT_FLAC);

    // Chunks that go on far behind the file's end.
    for (const auto* id : { "LIST", "cue ", "bext", "iXML", "cart", "smpl", "id3 ", "axml" })
    {
        const auto start = std::string (id) + little (0x7FFFFFF0, 4) + "INFO";
        checkThatItTakesLittleMemory (folder, { id + std::string ("behind.wav"), wav + start });
        checkThatItTakesLittleMemory (folder, { id + std::string ("front.wav"),
                                                wav.substr (0, 12) + start + wav.substr (12) });
    }

    for (const auto* id : { "NAME", "MARK", "COMT", "ID3 ", "APPL", "INST", "CHAN" })
        checkThatItTakesLittleMemory (
            folder, { id + std::string (".aiff"), aiff + id + big (0x7FFFFFF0, 4) + "text" });

    for (const auto* id : { "info", "strg", "mark", "uuid", "chan", "pakt" })
    {
        const auto start = id + big (std::uint64_t { 1 } << 40, 8) + big (most, 4);
        checkThatItTakesLittleMemory (folder, { id + std::string ("behind.caf"), caf + start });
        checkThatItTakesLittleMemory (folder, { id + std::string ("front.caf"),
                                                caf.substr (0, 52) + start + caf.substr (52) });
    }

    const auto chunk = guid ("list") + little (std::uint64_t { 1 } << 50, 8) + "text";
    checkThatItTakesLittleMemory (folder,
                                  { "a.w64", w64.substr (0, 40) + chunk + w64.substr (40) });

    // Small ones that claim many entries, or long ones.
    const auto ds64 = with (rf64, "ds64", 28, little (most, 4));
    checkThatItTakesLittleMemory (folder, { "a.rf64", ds64 });
    const Parts counts { { "cue ", little (most, 4) + std::string (24, 'c') },
                         { "LIST", "adtllabl" + little (most, 4) + little (1, 4) },
                         { "LIST", "INFOINAM" + little (most, 4) + "text" },
                         { "smpl", std::string (28, '\0') + little (most, 4) + little (most, 4) },
                         { "id3 ", "ID3" + std::string ("\3\0\0\x7F\x7F\x7F\x7F", 7) } };
    checkThatItTakesLittleMemory (folder, { "counts.wav", withChunks (wav, {}, counts) });
    checkThatItTakesLittleMemory (
        folder,
        { "counts.aiff",
          withChunks (aiff, { { "MARK", "\xFF\xFF\x01" }, { "COMT", "\xFF\xFF\x01" } }, {}) });
    checkThatItTakesLittleMemory (
        folder, { "counts.caf", withChunks (caf,
                                            { { "info", big (most, 4) + "title" },
                                              { "mark", big (0, 4) + big (most, 4) },
                                              { "strg", big (most, 4) + "text" },
                                              { "chan", big (0, 8) + big (most, 4) } },
                                            {}) });

    for (const auto& block :
         { std::pair { "\4", little (most, 4) + "text" },
           { "\4", little (2, 4) + "me" + little (most, 4) + little (most, 4) + "A=b" },
           { "\6", big (3, 4) + big (most, 4) + "image/png" },
           { "\6", big (3, 4) + std::string (24, '\0') + big (most, 4) + "picture" } })
        checkThatItTakesLittleMemory (
            folder, { "a.flac", withBlocks (flac, { { block.first, block.second } }) });

    const auto blockSize = big (0xFFFFFF, 3);
    checkThatItTakesLittleMemory (
        folder, { "long.flac", flac.substr (0, 43) + blockSize + flac.substr (46) });

    // An ID3 tag of 256 MiB, and an index of 2^32 frames.
    const auto id3 = "ID3" + std::string ("\3\0\0\x7F\x7F\x7F\x7F", 7);
    const auto mp3 = "\xFF\xFB\x90" + std::string (33, '\0') + "Xing" + big (1, 4) + big (most, 4)
                     + std::string (414 - 33 - 12, '\0');

    std::string frames;

    for (int i = 0; i < 40; ++i)
        frames += "\xFF\xFB\x90" + std::string (414, '\0');

    checkThatItTakesLittleMemory (folder, { "a.mp3", mp3 + frames });
    checkThatItTakesLittleMemory (folder, { "front.mp3", id3 + frames });
    checkThatItTakesLittleMemory (folder, { "behind.mp3", frames + id3 });
    CHECK (run ({ "inspect", folder / "front.mp3" }).complainsOf ("the file is truncated"));
    CHECK (run ({ "inspect", folder / "behind.mp3" }).status == 0);
}

// The application renders, inspects and measures in threads of its own. macOS gives those 512 KB
// of stack, other systems more; sanitizers put far more on it.
TEST_CASE ("Render, measure and inspect take less than half the stack that a thread has on macOS",
           "[offline][memory]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav24, 44100, 2, busySignal (2 * 40000));
    std::vector<int> status;

    struct Work
    {
        const TemporaryFolder& folder;
        std::vector<int>& status;

        static void* perform (void* work)
        {
            const auto& [folder, status] = *static_cast<Work*> (work);

            for (const auto& line :
                 { std::vector<std::string> { "render", folder / "in.wav", "-o", folder / "out.wav",
                                              "--json", folder / "render.json" },
                   { "measure", folder / "in.wav", folder / "out.wav", "--json",
                     folder / "measure.json" },
                   { "inspect", folder / "out.wav", "--json", folder / "inspect.json" } })
                status.push_back (run (line).status);

            return nullptr;
        }
    };

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    constexpr std::size_t stackBytes = 4 * mebibyte;
#else
    constexpr std::size_t stackBytes = mebibyte / 4;
#endif

    Work work { folder, status };
    pthread_attr_t attributes;
    REQUIRE (pthread_attr_init (&attributes) == 0);
    REQUIRE (pthread_attr_setstacksize (&attributes, stackBytes) == 0);
    pthread_t thread {};
    REQUIRE (pthread_create (&thread, &attributes, Work::perform, &work) == 0);
    REQUIRE (pthread_join (thread, nullptr) == 0);
    pthread_attr_destroy (&attributes);

    CHECK (status == std::vector<int> { 0, 0, 0 });
}
