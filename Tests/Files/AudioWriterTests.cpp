#include "Files/FileProblem.h"
#include "Files/Writing/AudioWriter.h"
#include "Support/Catch.h"
#include "Support/Containers.h"
#include "Support/TemporaryFolder.h"

using namespace requant;
using namespace requant::test;
namespace fs = std::filesystem;

namespace
{

/** A file with metadata behind its audio, and its reduction as far as its header. */
struct WriterUnderTest
{
    WriterUnderTest()
    {
        writeAudio (input, wav16, 44100, 1, busySignal (2000));
        writeBytes (input,
                    withChunks (bytesOf (input), {}, { { "axml", std::string (9999, 'x') } }));
        reader.emplace (input);
        metadata.emplace (*reader);
        writer.emplace (output, wav16, ReductionSettings {}, *metadata, false);
    }

    std::string complaint()
    {
        try
        {
            writer->finish();
        }
        catch (const FileProblem& problem)
        {
            return problem.what();
        }

        return "none";
    }

    TemporaryFolder folder;
    std::string input = folder / "in.wav", output = folder / "out.wav";
    std::optional<AudioReader> reader;
    std::optional<Metadata> metadata;
    std::optional<AudioWriter> writer;
};

} // namespace

TEST_CASE ("An input whose metadata is cut off before it is copied is named, and nothing is left",
           "[offline][metadata]")
{
    WriterUnderTest test;
    fs::resize_file (test.input, fs::file_size (test.input) / 2);
    CHECK (test.complaint()
           == test.input + ": its metadata (axml) could not be read; copy it again.");
    test.writer.reset();
    CHECK (test.folder.contents() == std::vector<std::string> { "in.wav" });
}

TEST_CASE ("An unfinished output that was taken away is told to be, and not that the disk is full",
           "[offline][files]")
{
    WriterUnderTest test;

    for (const auto& name : test.folder.contents())
        if (name.starts_with (".requant-"))
            fs::remove (test.folder / name);

    CHECK (test.complaint()
           == test.output
                  + ": the unfinished file, or its folder, was removed meanwhile; start again.");
    CHECK (test.folder.contents() == std::vector<std::string> { "in.wav" });
}
