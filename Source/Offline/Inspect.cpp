#include "Inspect.h"

#include "Run.h"

#include <algorithm>

namespace requant
{

namespace
{

void countLevels (FileContents& contents, Unfinished unfinished, const ProgressWatch& watch)
{
    if (! std::filesystem::is_regular_file (contents.facts.file))
        return; // a pipe is empty now

    std::vector<std::optional<CodeHistogram>> codes;

    for (const auto& channel : contents.channels)
        if (const auto lattice = channel.lattice.levels())
            codes.emplace_back (std::in_place)->prepare (*lattice);
        else
            codes.emplace_back();

    if (std::none_of (codes.begin(), codes.end(), [] (const auto& c) { return c; }))
        return;

    AudioReader reader (contents.facts.file, unfinished);
    NoReduction none;
    Progress progress (contents.facts.file.filename().string() + ": levels", watch);

    run (reader, none,
         { [&] (const FinishedBlock&) { progress.tell (reader); },
           [&] (const FinishedBlock& block)
           {
               for (std::size_t c = 0; c < codes.size(); ++c)
                   if (codes[c])
                       codes[c]->add (block.channels[c].input);
           } });

    for (std::size_t c = 0; c < codes.size(); ++c)
        if (codes[c])
            contents.channels[c].levels = codes[c]->summary();
}

} // namespace

FileContents inspectFile (const std::filesystem::path& file, Unfinished unfinished,
                          const ProgressWatch& watch)
{
    AudioReader reader (file, unfinished);
    const auto& facts = reader.facts();
    NoReduction none;
    const std::vector<Lattice> noLattices (facts.channelCount);
    RunAnalysis analysis (facts.sampleRateHz, noLattices, Parts::ofSignal(), facts.pcmBits());
    Progress progress (file.filename().string(), watch);

    run (reader, none,
         { [&] (const FinishedBlock&) { progress.tell (reader); },
           [&] (const FinishedBlock& block) { analysis.add (block); } });

    analysis.finish();
    const auto results = analysis.results();
    FileContents contents { facts, {}, SpectrumCurves::of (results) };

    for (const auto& channel : results)
        contents.channels.push_back (channel.input);

    countLevels (contents, unfinished, watch);
    return contents;
}

} // namespace requant
