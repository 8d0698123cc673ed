#pragma once

#include "Files/Metadata/Chunks.h"

namespace requant
{

/** A number in a header that says how long the audio is. */
struct SizeField
{
    std::uint64_t offset = 0; ///< in the file
    std::size_t bytes = 4;
    bool isBigEndian = false;
    std::uint64_t more = 0; ///< what it counts beside the audio, in bytes

    /** The largest size of audio that it can say to every reader, in bytes. */
    std::uint64_t largest() const noexcept;

    /** Writes a size of audio, in bytes, into a header that is long enough. */
    void write (std::string& header, std::uint64_t audioBytes) const;
};

/** What a file's header says of how much audio follows it. */
struct StatedLength
{
    enum class State
    {
        notStated,    ///< the container does not say, or is not known here
        stated,       ///< offset and size hold
        neverWritten, ///< offset and field hold; the size is still 0, though audio follows, as
                      ///< where a recorder lost power
        leftOpen,     ///< offset and field hold; the size says "unknown", as programs write it that
                      ///< write into a pipe
        headerEnds,   ///< the file ends before its audio begins
        noAudio,      ///< the header ends, but no audio follows
        inPieces      ///< the audio lies in several places, of which only the first is known
    };

    State state = State::notStated;
    std::uint64_t offset = 0; ///< of the audio, in bytes from the file's beginning
    std::uint64_t size = 0;   ///< of the audio, in bytes; it may reach beyond the file's end
    std::uint64_t end = 0;    ///< of what belongs to the file where it is stated; 0: not known
    SizeField field;          ///< of containers whose size can be never written
    bool canComeThroughPipe = false;
    bool hasLongSizes = false; ///< RF64 or BW64 with its sizes in "ds64"

    static StatedLength without (State why) { return { why, 0, 0, 0, {}, false, false }; }

    static StatedLength stated (std::uint64_t offset, std::uint64_t size)
    {
        return { State::stated, offset, size, offset + size, {}, false, false };
    }
};

/** Reads what a header declares: of WAV, RIFX, RF64, BW64, AIFF, SVX, W64, CAF, AU, VOC, NIST, AVR,
    WVE, MPC 2000, MAT4, MAT5, SDS, XI and HTK.

    PAF, PVF, IRCAM and SD2 do not say, nor does XI as most programs write it. fileBytes: empty for
    a pipe, of which only the beginning is read. Throws Interrupted. Thread: any.
*/
StatedLength declaredSize (const ReadAt&, std::optional<std::uint64_t> fileBytes);

} // namespace requant
