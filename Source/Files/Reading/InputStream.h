#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace requant
{

/** Throws FileProblem where there is nothing to open, or a folder. whatIsRight: "an audio file". */
void checkInputExists (const std::filesystem::path&, const std::string& whatIsRight);

/** The bytes of a file, or of a pipe, which come only once. Thread: one at a time. */
class InputStream
{
public:
    /** Throws FileProblem where it cannot be opened, and Interrupted. */
    explicit InputStream (const std::filesystem::path&);
    ~InputStream();

    /** What is piped or redirected into this process, from where it stands now. */
    static InputStream ofStandardInput();

    InputStream (const InputStream&) = delete;
    InputStream& operator= (const InputStream&) = delete;

    /** True where bytes come only once, and nobody knows how many. */
    bool isPipe() const noexcept { return pipe; }

    /** A file's length in bytes when it was opened; meaningless for a pipe. */
    std::uint64_t size() const noexcept { return length; }

    /** Reads up to as many bytes as the span holds, and returns how many there were: fewer only at
        the end, after an error and where interruption is set.

        A pipe waits for them. Until release(), what a pipe gave can be read again, and it gives no
        more than longestHeader bytes; after that it only goes forward. */
    std::size_t read (std::uint64_t position, std::span<char>) noexcept;

    /** Ends what a pipe keeps of its beginning. */
    void release() noexcept { keepsAll = false; }

    /** Where the last read ended. */
    std::uint64_t position() const noexcept { return lastEnd; }

    static constexpr std::uint64_t longestHeader = 64u << 20;

private:
    struct StandardInput
    {
    };

    explicit InputStream (StandardInput);

    std::size_t readFile (std::uint64_t position, std::span<char>);
    std::size_t readPipe (std::uint64_t position, std::span<char>);
    std::size_t receive (std::span<char>);

    /** Of an open file: libsndfile asks for 8 KiB at a time. */
    static constexpr std::size_t bufferSize = 1 << 18;

    std::vector<char> buffer; ///< outlives the file
    std::ifstream file;
    int descriptor = -1; ///< of a pipe, where the system has them
    bool pipe = false, keepsAll = true;
    std::uint64_t length = 0, filePosition = 0, lastEnd = 0;
    std::uint64_t received = 0; ///< bytes that a pipe gave
    std::vector<char> kept;     ///< the first of them
};

} // namespace requant
