#include "Files/Metadata/ChannelPlaces.h"
#include "Support/Catch.h"
#include "Support/Containers.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** CAF's "chan" by descriptions of 20 bytes: CoreAudioBaseTypes.h. */
std::string layout (const std::vector<std::uint32_t>& labels)
{
    auto content = big (0, 8) + big (labels.size(), 4);

    for (const auto label : labels)
        content += big (label, 4) + std::string (16, '\0');

    return content;
}

std::optional<std::uint32_t> maskOf (const std::vector<std::uint32_t>& labels)
{
    return placesOfLayout (layout (labels)).value().asMask();
}

} // namespace

// Apple's labels are the bits of WAV's mask, counted from 1: left is 1, right behind on top 18.
TEST_CASE ("Each place that WAV has a bit for has its label in CAF, from the first to the last",
           "[offline][metadata]")
{
    for (std::uint32_t label = 1; label <= 18; ++label)
    {
        CAPTURE (label);
        CHECK (maskOf ({ label }) == 1u << (label - 1));
    }

    CHECK (maskOf ({ 42 }) == 4u); // mono stands where the centre does
    CHECK_FALSE (maskOf ({ 0 }));
    CHECK_FALSE (maskOf ({ 19 }));
}

TEST_CASE ("A mask says places in the order of its bits, and no other order, and none twice",
           "[offline][metadata]")
{
    CHECK (maskOf ({ 1, 2, 18 }) == 0x20003u);
    CHECK_FALSE (maskOf ({ 1, 18, 2 }));
    CHECK_FALSE (maskOf ({ 2, 1 }));
    CHECK_FALSE (maskOf ({ 1, 3, 2 }));
    CHECK_FALSE (maskOf ({ 1, 1 }));
}

TEST_CASE ("One channel is usual as mono and in the centre, two are as left and right",
           "[offline][metadata]")
{
    const auto isUsual = [] (const std::vector<std::uint32_t>& labels)
    { return placesOfLayout (layout (labels)).value().areUsual(); };
    CHECK (isUsual ({ 42 }));
    CHECK (isUsual ({ 3 }));
    CHECK (isUsual ({ 1, 2 }));
    CHECK_FALSE (isUsual ({ 1 }));
    CHECK_FALSE (isUsual ({ 2, 1 }));
    CHECK_FALSE (isUsual ({ 1, 3 }));
    CHECK_FALSE (isUsual ({ 1, 2, 3 }));
}
