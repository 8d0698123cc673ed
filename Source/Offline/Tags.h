#pragma once

#include <sndfile.h>

namespace requant
{

/** Copies what a file says about its audio: title, artist and the other texts, broadcast
    information, cart, instrument, cue points and the channels' places, as far as the output's
    container has room for them. To be called before the first sample is written. */
void copyTags (SNDFILE* from, SNDFILE* to);

} // namespace requant
