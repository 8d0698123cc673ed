#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace requant::test;

namespace
{

/** What this process reads as its standard input while it exists: these bytes, from a pipe. */
class StandardInput
{
public:
    explicit StandardInput (const std::string& bytes)
    {
        int ends[2];
        REQUIRE (pipe (ends) == 0);
        previous = dup (0);
        dup2 (ends[0], 0);
        close (ends[0]);
        writer = std::thread (
            [end = ends[1], bytes]
            {
                for (std::size_t done = 0; done < bytes.size();)
                {
                    const auto size = std::min<std::size_t> (997, bytes.size() - done);
                    const auto put = ::write (end, bytes.data() + done, size);

                    if (put <= 0)
                        break;

                    done += static_cast<std::size_t> (put);
                }

                close (end);
            });
    }

    ~StandardInput()
    {
        writer.join();
        dup2 (previous, 0);
        close (previous);
    }

    StandardInput (const StandardInput&) = delete;
    StandardInput& operator= (const StandardInput&) = delete;

private:
    int previous;
    std::thread writer;
};

// {'descr': '<f4', 'fortran_order': False, 'shape': (2,)}: 1.0 and 2.0.
std::string smallNpy()
{
    const std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n";
    return std::string ("\x93NUMPY\x01\x00", 8) + static_cast<char> (header.size()) + '\0' + header
           + std::string ("\x00\x00\x80\x3f\x00\x00\x00\x40", 8);
}

} // namespace

TEST_CASE ("Numbers come from standard input, as text and as .npy", "[offline][numbers]")
{
    for (const auto& arguments : { std::vector<std::string> { "numbers", "-", "--step", "1" },
                                   std::vector<std::string> { "numbers", "--step", "1" } })
        for (const auto& bytes : { std::string ("1 2\n"), smallNpy() })
        {
            const StandardInput input (bytes);
            const auto result = run (arguments);
            CAPTURE (result.complaints);
            CHECK (result.status == 0);
            CHECK (result.output.starts_with ("1\t1\t1\t0\n2\t2\t2\t0\n"));
        }

    std::string many;

    for (int n = 0; n < 50000; ++n)
        many += std::to_string (n) + (n % 10 == 9 ? "\n" : ", ");

    const StandardInput input (many);
    const auto result = run ({ "numbers", "--step", "1", "--json", "-" });
    REQUIRE (result.status == 0);
    CHECK (result.json()["shape"] == std::vector<int> { 5000, 10 });
    CHECK (result.json()["codes"][49999] == 49999);
}

TEST_CASE ("What is wrong with standard input is told under that name", "[offline][numbers]")
{
    {
        const StandardInput input ("1 x");
        const auto result = run ({ "numbers" });
        CHECK (result.status == 1);
        CHECK (result.complainsOf ("standard input: line 1, number 2: \"x\" is not a number"));
    }

    const StandardInput input ("");
    CHECK (run ({ "numbers", "-" }).complainsOf ("standard input: it is empty (0 bytes);"));
}

// It never ends.
TEST_CASE ("A device that is no text is refused after its first bytes", "[offline][numbers]")
{
    const auto result = run ({ "numbers", "/dev/zero" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("/dev/zero: this is neither text nor .npy;"));
}

TEST_CASE ("Numbers come through a pipe that has a name", "[offline][numbers]")
{
    const TemporaryFolder folder;
    const auto pipe = folder / "pipe";
    REQUIRE (mkfifo (pipe.c_str(), 0600) == 0);
    std::thread writer (
        [&]
        {
            const auto file = ::open (pipe.c_str(), O_WRONLY);
            CHECK (::write (file, "1 2\n", 4) == 4);
            ::close (file);
        });
    const auto result = run ({ "numbers", pipe, "--step", "1" });
    writer.join();
    CHECK (result.status == 0);
    CHECK (result.output.starts_with ("1\t1\t1\t0\n"));
}
