#pragma once

#include <filesystem>

namespace requant
{

/** True where a file's header promises more audio than the file holds, as after an interrupted
    copy or download.

    Knows RIFF, RF64, W64, AIFF, CAF and AU; libsndfile quietly takes the shorter length for these, and
    notices in the others itself. A size that means "unknown", as programs write it into a pipe,
    promises nothing. Thread: any.
*/
bool isCutShort (const std::filesystem::path& file);

} // namespace requant
