#pragma once

#include "Files/Metadata/Chunks.h"

namespace requant
{

/** One link of a chain of Ogg streams, as recordings of radio are: a file in itself. */
struct OggLink
{
    std::uint64_t start = 0, end = 0; ///< in bytes from the file's beginning
    bool isFinished = true;           ///< its last page says that it is the last, and is whole
};

/** True where a file begins with an Ogg page. */
bool isOgg (const ReadAt&);

/** Finds where the link ends that begins at `start`: where pages of other streams begin, or at the
    file's end. Reads it once, and throws Interrupted. Thread: any.

    RFC 3533: pages that begin streams stand before all others of their link. */
OggLink findOggLink (const ReadAt&, std::uint64_t start);

} // namespace requant
