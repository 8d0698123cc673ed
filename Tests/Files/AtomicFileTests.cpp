#include "Files/FileProblem.h"
#include "Files/Writing/AtomicFile.h"
#include "Support/Catch.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

#include <atomic>
#include <regex>
#include <set>
#include <thread>

using namespace requant;
using namespace requant::test;
namespace fs = std::filesystem;

namespace
{

std::string complaintOf (const std::function<void()>& attempt)
{
    try
    {
        attempt();
    }
    catch (const FileProblem& problem)
    {
        return problem.what();
    }

    return "none";
}

bool has (const std::string& text, const std::string& part)
{
    return text.find (part) != std::string::npos;
}

} // namespace

// As two processes of one number, in two containers, would by counting.
TEST_CASE ("Two outputs never share a temporary file, whatever names they think of",
           "[offline][files]")
{
    const TemporaryFolder folder;
    const auto namesFrom = [] (int first) {
        return [next = first]() mutable
        { return ".requant-1-" + std::to_string (next++) + ".tmp"; };
    };

    AtomicFile a (folder / "a", false, namesFrom (1));
    writeBytes (a.temporary().string(), "of a");
    AtomicFile b (folder / "b", false, namesFrom (1));
    b.write ("of b");
    a.commit();
    CHECK (bytesOf (folder / "a") == "of a");
    CHECK (bytesOf (folder / "b") == "of b");
    CHECK (folder.contents() == std::vector<std::string> { "a", "b" });
}

TEST_CASE ("Where every name is taken, the output is named, and nothing is touched",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeBytes (folder / "taken", "somebody else's");
    const auto complaint = complaintOf (
        [&] { AtomicFile (folder / "out", false, [] { return std::string ("taken"); }); });
    CHECK (has (complaint, folder / "out" + ": no file can be written in the folder "));
    CHECK (bytesOf (folder / "taken") == "somebody else's");
    CHECK (folder.contents() == std::vector<std::string> { "taken" });
}

TEST_CASE ("A temporary file can be told by its name, which is hidden and never the same",
           "[offline][files]")
{
    const std::regex pattern ("\\.requant-[0-9a-f]{32}\\.tmp");
    std::set<std::string> names;

    for (int i = 0; i < 1000; ++i)
    {
        const auto name = temporaryFileName();
        CAPTURE (name);
        CHECK (std::regex_match (name, pattern));
        names.insert (name);
    }

    CHECK (names.size() == 1000);
}

TEST_CASE ("A file that was made while another was written is not replaced without --force",
           "[offline][files]")
{
    const TemporaryFolder folder;
    AtomicFile pending (folder / "out", false);
    writeBytes (pending.temporary().string(), "new");
    writeBytes (folder / "out", "made meanwhile");
    CHECK (has (complaintOf ([&] { pending.commit(); }), "out: the file exists already; add"));
    CHECK (bytesOf (folder / "out") == "made meanwhile");

    AtomicFile forced (folder / "out", true);
    forced.write ("new");
    CHECK (bytesOf (folder / "out") == "new");
}

// Between a look and a rename there is room for a third process: only one step does it.
TEST_CASE ("Of several that give a new file the same name at once one succeeds, and nothing is "
           "lost of it",
           "[offline][files]")
{
    const auto rename = GENERATE (renameToNewName, claimNewName);

    for (int round = 0; round < 50; ++round)
    {
        const TemporaryFolder folder;
        std::atomic<int> waiting { 0 }, succeeded { 0 }, winner { -1 };
        std::vector<std::thread> threads;
        constexpr int count = 4;

        for (int i = 0; i < count; ++i)
        {
            writeBytes (folder / std::to_string (i), std::to_string (i));
            threads.emplace_back (
                [&, i]
                {
                    ++waiting;

                    while (waiting < count)
                        std::this_thread::yield();

                    if (! rename (folder / std::to_string (i), folder / "out"))
                    {
                        ++succeeded;
                        winner = i;
                    }
                });
        }

        for (auto& thread : threads)
            thread.join();

        CHECK (succeeded == 1);
        CHECK (bytesOf (folder / "out") == std::to_string (winner));
        CHECK (folder.contents().size() == count);
    }
}

TEST_CASE ("A name that is taken stays as it is, and so does what was to get it",
           "[offline][files]")
{
    const auto rename = GENERATE (renameToNewName, claimNewName);
    const TemporaryFolder folder;
    writeBytes (folder / "from", "new");
    writeBytes (folder / "to", "old");
    CHECK (rename (folder / "from", folder / "to") == std::errc::file_exists);
    CHECK (bytesOf (folder / "to") == "old");
    CHECK (bytesOf (folder / "from") == "new");

    CHECK (rename (folder / "missing", folder / "other"));
    CHECK_FALSE (fs::exists (folder / "other"));

    CHECK (! rename (folder / "from", folder / "other"));
    CHECK (bytesOf (folder / "other") == "new");
    CHECK_FALSE (fs::exists (folder / "from"));
}

TEST_CASE ("An unfinished file that was taken away, alone or with its folder, is told",
           "[offline][files]")
{
    const TemporaryFolder folder;
    const auto mayReplace = GENERATE (false, true);
    fs::create_directory (folder / "sub");
    AtomicFile alone (folder / "out", mayReplace), inside (folder / "sub/out", mayReplace);
    fs::remove (alone.temporary());
    fs::remove_all (folder / "sub");

    for (auto* pending : { &alone, &inside })
        CHECK (has (complaintOf ([&] { pending->commit(); }),
                    "out: the unfinished file, or its folder, was removed meanwhile; start again"));

    CHECK (has (complaintOf ([&] { inside.write ("text"); }), "was removed meanwhile"));
}

TEST_CASE ("Why something could not be written is told with what would work", "[offline][files]")
{
    const auto why = [] (std::errc failure) { return whyNotWritten (make_error_code (failure)); };
    CHECK (why (std::errc::no_space_on_device)
           == "the disk is full; make room, or choose another folder.");
    CHECK (why (std::errc::read_only_file_system)
           == "the file system there can only be read; choose another folder.");
    CHECK (has (why (std::errc::file_too_large), "raise the limit (ulimit -f)"));
    CHECK (has (why (std::errc::permission_denied), "you may not write there"));
    CHECK (has (why (std::errc::io_error), "; choose another folder."));
    CHECK (has (whyNotWritten ({}), "the disk may be full; make room"));
}
