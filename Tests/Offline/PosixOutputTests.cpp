#include "Files/Writing/AtomicFile.h"
#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

// Outputs that are no files, on systems that have such. Never a device: a test that fails would
// replace it.

using namespace requant::test;
namespace fs = std::filesystem;

namespace
{

void writeSignal (const std::string& path)
{
    writeAudio (path, wav16, 44100, 1, busySignal (2000));
}

/** Standard output goes to a file as long as this lives. */
class RedirectedOutput
{
public:
    explicit RedirectedOutput (const std::string& path) : before (dup (STDOUT_FILENO))
    {
        const auto file = open (path.c_str(), O_WRONLY | O_CREAT, 0600);
        REQUIRE (dup2 (file, STDOUT_FILENO) >= 0);
        close (file);
    }

    ~RedirectedOutput()
    {
        dup2 (before, STDOUT_FILENO);
        close (before);
    }

private:
    int before;
};

unsigned permissionsOf (const std::string& path)
{
    struct stat file
    {
    };
    REQUIRE (lstat (path.c_str(), &file) == 0);
    return file.st_mode & 07777u;
}

/** The umask, as long as this lives. */
class Umask
{
public:
    explicit Umask (mode_t mask) : before (umask (mask)) {}
    ~Umask() { umask (before); }

private:
    mode_t before;
};

/** Nobody's rights instead of root's, as long as this lives; those of any other user stay. */
class WithoutRoot
{
public:
    explicit WithoutRoot (const TemporaryFolder& folder)
    {
        if (before != 0)
            return;

        for (const auto& name : folder.contents())
            REQUIRE (chown ((folder / name).c_str(), nobody, nobody) == 0);

        REQUIRE (chown (folder.path.c_str(), nobody, nobody) == 0);
        REQUIRE (setegid (nobody) == 0);
        REQUIRE (seteuid (nobody) == 0);
    }

    ~WithoutRoot()
    {
        if (before != 0)
            return;

        seteuid (0);
        setegid (group);
    }

private:
    static constexpr uid_t nobody = 65534;
    uid_t before = geteuid();
    gid_t group = getegid();
};

} // namespace

TEST_CASE ("A new file has the permissions that the umask leaves it", "[offline][files]")
{
    const auto mask = GENERATE (as<mode_t>(), 022, 077, 002);
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    const Umask during (mask);

    REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--json",
                    folder / "report.json" })
                 .status
             == 0);
    CHECK (permissionsOf (folder / "out.wav") == (0666u & ~mask));
    CHECK (permissionsOf (folder / "report.json") == (0666u & ~mask));
}

TEST_CASE ("A file that is replaced keeps its permissions, through a link too", "[offline][files]")
{
    const auto permissions = GENERATE (as<mode_t>(), 0600, 0640, 0664, 0444, 0755);
    const auto name = GENERATE (as<std::string>(), "out.wav", "link.wav");
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    writeBytes (folder / "out.wav", "before");
    fs::create_symlink ("out.wav", folder / "link.wav");
    REQUIRE (chmod ((folder / "out.wav").c_str(), permissions) == 0);
    const WithoutRoot rights (folder); // whom no permission stops
    const Umask during (022);

    REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / name, "--force" }).status == 0);
    CHECK (permissionsOf (folder / "out.wav") == permissions);
    CHECK (readAudio<double> (folder / "out.wav").info.frames == 2000);
    CHECK (fs::is_symlink (folder / "link.wav"));
}

TEST_CASE ("What nobody else may read stays so while it is written", "[offline][files]")
{
    const TemporaryFolder folder;
    writeBytes (folder / "out", "before");
    REQUIRE (chmod ((folder / "out").c_str(), 0600) == 0);
    const Umask during (0);
    requant::AtomicFile pending (folder / "out", true);
    CHECK (permissionsOf (pending.temporary().string()) == 0600);

    // Even where it was taken away meanwhile, and what takes its place is new.
    fs::remove (folder / "out");
    pending.commit();
    CHECK (permissionsOf (folder / "out") == 0600);
}

TEST_CASE ("Permissions that a file gets while its successor is written are the successor's",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeBytes (folder / "out", "before");
    REQUIRE (chmod ((folder / "out").c_str(), 0644) == 0);
    requant::AtomicFile pending (folder / "out", true);
    REQUIRE (chmod ((folder / "out").c_str(), 0640) == 0);
    pending.commit();
    CHECK (permissionsOf (folder / "out") == 0640);
}

TEST_CASE ("A pipe that takes the output's place while it is written is not replaced either",
           "[offline][files]")
{
    const TemporaryFolder folder;
    requant::AtomicFile pending (folder / "out", true);
    REQUIRE (mkfifo ((folder / "out").c_str(), 0600) == 0);
    CHECK_THROWS_WITH (pending.commit(), folder / "out"
                                             + ": this is a pipe, which no file can replace; "
                                               "give the name of a file.");
    CHECK (fs::is_fifo (folder / "out"));
}

TEST_CASE ("A group that may not be kept passes its permissions to no other one",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeBytes (folder / "file", "");
    const WithoutRoot rights (folder);
    const auto own = requant::accessRightsOf (folder / "file");
    REQUIRE (own);

    requant::setAccessRights (folder / "file", { 0660, own->owner, own->group });
    CHECK (permissionsOf (folder / "file") == 0660);

    // A group that hardly anybody is a member of, least of all this user.
    requant::setAccessRights (folder / "file", { 0664, own->owner, 12345678 });
    CHECK (permissionsOf (folder / "file") == 0644);
    CHECK (requant::accessRightsOf (folder / "file")->group == own->group);
}

TEST_CASE ("A temporary file is never opened through a link that somebody put there",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeBytes (folder / "precious", "precious");
    fs::create_symlink ("precious", folder / "first.tmp");
    fs::create_symlink ("nothing", folder / "second.tmp");
    std::vector<std::string> names { "third.tmp", "second.tmp", "first.tmp" };

    requant::AtomicFile pending (folder / "out", false,
                                 [&]
                                 {
                                     auto name = names.back();
                                     names.pop_back();
                                     return name;
                                 });
    CHECK (pending.temporary() == folder / "third.tmp");
    CHECK (bytesOf (folder / "precious") == "precious");
    CHECK_FALSE (fs::exists (folder / "nothing"));
}

TEST_CASE ("A pipe is not replaced by a file, not even with --force or through links",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    REQUIRE (mkfifo ((folder / "pipe").c_str(), 0600) == 0);
    fs::create_symlink ("pipe", folder / "link");
    fs::create_symlink ("link", folder / "link-to-link");
    const auto output = folder / GENERATE (as<std::string>(), "pipe", "link", "link-to-link");
    const auto before = folder.contents();

    const auto rendered = run ({ "render", folder / "in.wav", "-o", output, "--force" });
    const auto reported =
        run ({ "measure", folder / "in.wav", folder / "in.wav", "--json", output, "--force" });

    for (const auto& result : { rendered, reported })
    {
        CAPTURE (result.complaints);
        CHECK (result.status == 1);
        CHECK (result.complainsOf (output + ": this is a pipe, which no file can replace; give"));
    }

    CHECK (fs::is_fifo (folder / "pipe"));
    CHECK (folder.contents() == before);
}

TEST_CASE ("A report does not take the place of a folder or of a link to one", "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    fs::create_directory (folder / "folder");
    fs::create_directory_symlink ("folder", folder / "link");
    const auto json = folder / GENERATE (as<std::string>(), "folder", "link");

    const auto result =
        run ({ "measure", folder / "in.wav", folder / "in.wav", "--json", json, "--force" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf (json + ": this is a folder, which no file can replace; give"));
    CHECK (fs::is_directory (folder / "folder"));
}

TEST_CASE ("An output that is a link stays one: the file that it leads to is replaced",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    fs::create_directory (folder / "elsewhere");
    writeBytes (folder / "elsewhere/master.wav", "precious");
    fs::create_symlink ("elsewhere/master.wav", folder / "out.wav");
    const std::vector<std::string> arguments { "render", folder / "in.wav", "-o",
                                               folder / "out.wav" };

    const auto refused = run (arguments);
    CHECK (refused.status == 1);
    CHECK (refused.complainsOf ("out.wav: the file exists already; add --force"));
    CHECK (bytesOf (folder / "elsewhere/master.wav") == "precious");

    auto forced = arguments;
    forced.push_back ("--force");
    CHECK (run (forced).status == 0);
    CHECK (fs::read_symlink (folder / "out.wav") == "elsewhere/master.wav");
    CHECK (readAudio<double> (folder / "elsewhere/master.wav").info.frames == 2000);
    CHECK (std::distance (fs::directory_iterator (folder / "elsewhere"), {}) == 1);
}

TEST_CASE ("An output that is a link to nothing, or to itself, is named", "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    fs::create_symlink ("nothing.wav", folder / "out.wav");
    fs::create_symlink ("ring.wav", folder / "ring.wav");
    const auto output = folder / GENERATE (as<std::string>(), "out.wav", "ring.wav");
    const auto before = folder.contents();

    const auto result = run ({ "render", folder / "in.wav", "-o", output, "--force" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf (output + ": this is a link that leads to no file; remove it"));
    CHECK (folder.contents() == before);
}

TEST_CASE ("The file that standard output goes to is not replaced: what is printed would be lost",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    writeBytes (folder / "out.wav", "printed");
    fs::create_symlink ("out.wav", folder / "link.wav");
    const auto output = folder / GENERATE (as<std::string>(), "out.wav", "link.wav");

    const auto result = [&]
    {
        const RedirectedOutput redirected (folder / "out.wav");
        return run ({ "render", folder / "in.wav", "-o", output, "--force" });
    }();

    CHECK (result.status == 1);
    CHECK (result.complainsOf (output + ": standard output goes to this file"));
    CHECK (bytesOf (folder / "out.wav") == "printed");
}
