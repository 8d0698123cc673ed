#include "Tags.h"

#include <vector>

namespace requant
{

namespace
{

// libsndfile's own sizes are for short texts; the whole of one is larger.
using BroadcastInfo = SF_BROADCAST_INFO_VAR (2048);
using CartInfo = SF_CART_INFO_VAR (16384);
using CuePoints = SF_CUES_VAR (256);

// A struct that one command reads and another writes.
template <typename Value>
void copyValue (SNDFILE* from, SNDFILE* to, int get, int set)
{
    // Value-initialised on the heap: cue points and coding histories are large.
    std::vector<Value> value (1);

    if (sf_command (from, get, value.data(), sizeof (Value)) == SF_TRUE)
        sf_command (to, set, value.data(), sizeof (Value));
}

void copyChannelMap (SNDFILE* from, SNDFILE* to)
{
    SF_INFO info {};
    sf_command (from, SFC_GET_CURRENT_SF_INFO, &info, sizeof (info));
    std::vector<int> places (static_cast<std::size_t> (info.channels));
    const auto bytes = static_cast<int> (places.size() * sizeof (int));

    if (sf_command (from, SFC_GET_CHANNEL_MAP_INFO, places.data(), bytes) == SF_TRUE)
        sf_command (to, SFC_SET_CHANNEL_MAP_INFO, places.data(), bytes);
}

} // namespace

void copyTags (SNDFILE* from, SNDFILE* to)
{
    for (int id = SF_STR_FIRST; id <= SF_STR_LAST; ++id)
        if (const auto* const text = sf_get_string (from, id))
            sf_set_string (to, id, text);

    copyValue<BroadcastInfo> (from, to, SFC_GET_BROADCAST_INFO, SFC_SET_BROADCAST_INFO);
    copyValue<CartInfo> (from, to, SFC_GET_CART_INFO, SFC_SET_CART_INFO);
    copyValue<SF_INSTRUMENT> (from, to, SFC_GET_INSTRUMENT, SFC_SET_INSTRUMENT);
    copyValue<CuePoints> (from, to, SFC_GET_CUE, SFC_SET_CUE);
    copyChannelMap (from, to);
}

} // namespace requant
