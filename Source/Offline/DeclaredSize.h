#pragma once

#include <filesystem>

namespace requant
{

/** Where a file ends before it should. */
enum class CutShort
{
    nowhere,
    inHeader, ///< before its audio begins
    inAudio   ///< it holds less audio than its header says
};

/** Where a file was cut off, as by an interrupted copy or download.

    Knows RIFF, RF64, W64, AIFF, CAF and AU; libsndfile quietly takes the shorter length for these,
    and notices in the others itself. A size that means "unknown", as programs write it into a pipe,
    promises nothing. inHeader also stands for chunks that hold no audio chunk at all, so it only
    means something for a file in which libsndfile finds no audio either. Thread: any.
*/
CutShort whereCutShort (const std::filesystem::path& file);

} // namespace requant
