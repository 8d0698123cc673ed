#include "Run.h"

namespace requant
{

FinishedBlock NoReduction::process (AudioBlock& block)
{
    channels.clear();

    for (std::size_t c = 0; c < block.channels.size(); ++c)
        channels.push_back ({ block.channel (c), block.channel (c), block.replaced[c] });

    const auto first = position;
    position += block.frames;
    return { 0, first, channels };
}

void run (AudioSource& source, RunStage& stage, std::initializer_list<RunSink> sinks)
{
    AudioBlock block (source.facts().channelCount);

    while (source.read (block))
    {
        const auto finished = stage.process (block);

        for (const auto& sink : sinks)
            sink (finished);
    }
}

} // namespace requant
