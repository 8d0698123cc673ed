#include "Command/Command.h"
#include "Documents/ReportJson.h"
#include "Documents/ReportText.h"
#include "Files/Interruption.h"
#include "JuceHeader.h"
#include "Standalone/Rendering/RenderTask.h"
#include "Support/Catch.h"

#include <algorithm>
#include <iostream>
#include <sstream>

using namespace requant;

namespace
{

/** A folder of its own that goes with the test. */
struct Folder
{
    Folder() { REQUIRE (folder.createDirectory().wasOk()); }
    ~Folder() { folder.deleteRecursively(); }

    juce::File operator[] (const char* name) const { return folder.getChildFile (name); }
    int fileCount() const
    {
        return folder.getNumberOfChildFiles (juce::File::findFilesAndDirectories);
    }

    juce::File folder = juce::File::createTempFile ("render");
};

juce::File guitar()
{
    return juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio/guitar-decay-44k1-24bit.flac");
}

juce::MemoryBlock bytesOf (const juce::File& file)
{
    juce::MemoryBlock bytes;
    REQUIRE (file.loadFileAsData (bytes));
    return bytes;
}

int runRender (const std::vector<juce::String>& arguments)
{
    std::vector<const char*> raw { "requant", "render" };

    for (const auto& argument : arguments)
        raw.push_back (argument.toRawUTF8());

    std::ostringstream ignored;
    auto* const before = std::cout.rdbuf (ignored.rdbuf());
    const auto status = runCommand (static_cast<int> (raw.size()), raw.data());
    std::cout.rdbuf (before);
    return status;
}

/** Half an hour of silence whose bytes take no room: far more than is done before a cancel. */
void writeLongSilence (const juce::File& file)
{
    constexpr std::uint32_t rate = 44100, frames = rate * 1800;
    juce::MemoryOutputStream header;
    header.write ("RIFF", 4);
    header.writeInt (static_cast<int> (36 + 2 * frames));
    header.write ("WAVEfmt ", 8);
    header.writeInt (16);
    header.writeShort (1);
    header.writeShort (1);
    header.writeInt (static_cast<int> (rate));
    header.writeInt (static_cast<int> (2 * rate));
    header.writeShort (2);
    header.writeShort (16);
    header.write ("data", 4);
    header.writeInt (static_cast<int> (2 * frames));
    REQUIRE (file.replaceWithData (header.getData(), header.getDataSize()));
    std::filesystem::resize_file (pathOf (file), 44 + 2ull * frames);
}

} // namespace

TEST_CASE (
    "A file that the application renders is the command's, bit for bit, and so is the report",
    "[standalone][render][slow]")
{
    Folder folder;
    const auto here = folder["out.wav"];
    Settings settings;
    std::vector<juce::String> arguments { guitar().getFullPathName(), "--output",
                                          here.getFullPathName() };

    SECTION ("16 bits, as they come") {}

    SECTION ("8 bits with a shaper, in bypass, and while the error is listened to")
    {
        settings.reduction.bits = 8.0;
        settings.reduction.shaping = Shaping::hearing;
        settings.bypassed = true;
        settings.monitor.source = MonitorSource::error;
        arguments.insert (arguments.end(), { "--bits", "8", "--shaping", "hearing" });
    }

    SECTION ("a fractional word length, without dither")
    {
        settings.reduction.bits = 3.459;
        settings.reduction.dither = Dither::none;
        arguments.insert (arguments.end(), { "--bits", "3.459", "--dither", "none" });
    }

    std::string report;
    juce::MemoryBlock rendered;
    {
        RenderTask task (guitar(), here, settings);
        task.wait();
        REQUIRE (task.problem() == "");
        REQUIRE (task.report());
        CHECK (task.progress() == 1.0);
        report = reportAsJson (*task.report());
        rendered = bytesOf (here);
        CHECK (folder.fileCount() == 1);
    }

    const auto json = folder["report.json"];
    arguments.insert (arguments.end(), { "--force", "--json", json.getFullPathName() });
    REQUIRE (runRender (arguments) == 0);
    CHECK (bytesOf (here) == rendered);
    CHECK (json.loadFileAsString().toStdString() == report);
}

TEST_CASE ("A render that is cancelled leaves nothing behind", "[standalone][render]")
{
    Folder folder;
    const auto input = folder["in.wav"], output = folder["out.wav"];
    writeLongSilence (input);

    SECTION ("by its button")
    {
        RenderTask task (input, output, {});
        task.cancel();
        task.wait();
        CHECK (task.wasCancelled());
        CHECK (task.progress() < 1.0);
    }

    SECTION ("by closing its window") { RenderTask task (input, output, {}); }

    CHECK (folder.fileCount() == 1);
}

TEST_CASE ("A cancelled render leaves an older output as it was", "[standalone][render]")
{
    Folder folder;
    const auto input = folder["in.wav"], output = folder["out.wav"];
    writeLongSilence (input);
    output.replaceWithText ("older");
    {
        RenderTask task (input, output, {});
    }
    CHECK (output.loadFileAsString() == "older");
    CHECK (folder.fileCount() == 2);
}

TEST_CASE ("Rendering tells how far it is, and stops in the middle where it is told to",
           "[standalone][render]")
{
    Folder folder;
    std::vector<double> told;
    RenderOptions options;
    options.watch = [&] (double done)
    {
        told.push_back (done);
        return done < 0.5;
    };
    CHECK_THROWS_AS (renderFile ({ pathOf (guitar()), pathOf (folder["out.wav"]) }, options),
                     Interrupted);
    REQUIRE (told.size() > 2);
    CHECK (std::is_sorted (told.begin(), told.end()));
    CHECK (told.back() >= 0.5);
    CHECK (told[told.size() - 2] < 0.5);
    CHECK (folder.fileCount() == 0);
}

TEST_CASE ("What cannot be rendered is said in words, and leaves nothing behind",
           "[standalone][render]")
{
    Folder folder;
    juce::File input = guitar(), output = folder["out.wav"];
    juce::String expected;

    SECTION ("over its own input")
    {
        output = input = folder["same.flac"];
        guitar().copyFileTo (input);
        expected = "this is an input, and would be lost";
    }

    SECTION ("a file that is gone")
    {
        input = folder["gone.wav"];
        expected = "there is no such file";
    }

    SECTION ("into a folder that is none")
    {
        output = folder["nowhere"].getChildFile ("out.wav");
        expected = "does not exist";
    }

    SECTION ("to a container that cannot be written")
    {
        output = folder["out.mp3"];
        expected = "mp3";
    }

    const auto before = folder.fileCount();
    RenderTask task (input, output, {});
    task.wait();
    CHECK_FALSE (task.report());
    CHECK_FALSE (task.wasCancelled());
    CAPTURE (task.problem());
    CHECK (task.problem().containsIgnoreCase (expected));
    CHECK (folder.fileCount() == before);
}
