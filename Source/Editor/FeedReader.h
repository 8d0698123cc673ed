#pragma once

#include "ErrorSplit.h"
#include "SettingsInForce.h"

#include <vector>

namespace requant
{

/** One unbroken stretch of the watched channel's samples, all reduced with the same settings. */
struct Stretch
{
    std::span<const SamplePair> samples; ///< oldest first
    ReductionSettings reduction;
    bool isBypassed = false;
    double sampleRateHz = 44100.0;
};

/** The editor's end of the feed: the newest snapshot, and a stretch of samples that belongs to it.

    A feed has exactly one reader, as a plug-in has one editor. Two would race: each would get some
    of the samples and show the rest as gaps that nothing counts, the first one to close would stop
    the other's flow, and one's call would give the snapshot that the other still reads back to the
    audio thread. Message thread.
*/
class FeedReader
{
public:
    /** The newest samples that are kept: 0.37 s at 44.1 kHz. */
    static constexpr std::size_t most = 16384;

    /** Which channel's samples come, counted from 0. */
    static constexpr std::size_t watchedChannel = 0;

    /** Starts the flow of samples; the destructor stops it. */
    explicit FeedReader (MeterFeed&);
    ~FeedReader();

    FeedReader (const FeedReader&) = delete;
    FeedReader& operator= (const FeedReader&) = delete;

    /** Takes what waits and returns the newest snapshot, valid until the next call.

        chosen: what the controls say now. A sample joins the stretch once a later block has shown
        that no setting changed while it waited: one call or one block late, whichever is longer.
    */
    const MeterSnapshot& read (const ReductionSettings& chosen);

    /** What the newest snapshot was measured with. */
    const ReductionSettings& settings() const noexcept { return inForce; }

    /** The newest samples. After a change of the settings or a gap the old stretch stays whole
        until samples of the new one have come. */
    const Stretch& stretch() const noexcept { return held; }

    /** True where the last read() changed the stretch. */
    bool hasNews() const noexcept { return isNew; }

    /** What the newest samples' errors are made of; empty while too little was heard with these
        settings. */
    std::optional<ErrorParts> errorParts() const noexcept { return split.parts(); }

private:
    /** Two snapshots that differ in this have a break between them. */
    struct Epoch
    {
        std::uint64_t generation = 0, dropped = 0;
        double sampleRateHz = 0.0, step = 0.0;

        bool operator== (const Epoch&) const = default;
    };

    void popAll();
    void startAnew();
    void takeSettled (const MeterSnapshot&);

    MeterFeed& feed;
    SettingsInForce followed;
    ReductionSettings inForce;
    ErrorSplit split;

    std::vector<SamplePair> samples, waiting;
    std::size_t settled = 0; ///< of `waiting`: came before the last snapshot was read
    Stretch held;
    Epoch epoch;
    std::uint64_t position = 0;
    bool isStale = false, isNew = false;
};

} // namespace requant
