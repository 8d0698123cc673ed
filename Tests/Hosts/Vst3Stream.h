#pragma once

#include "Vst3ParameterChanges.h"

#include <pluginterfaces/base/ibstream.h>

#include <algorithm>
#include <string>

namespace requant::test
{

/** A host's stored state: bytes in memory that a plug-in writes to and reads from. */
class Vst3Stream : public OnStack<Steinberg::IBStream>
{
public:
    Vst3Stream() = default;
    explicit Vst3Stream (std::string content) : bytes (std::move (content)) {}

    Steinberg::tresult PLUGIN_API read (void* buffer, Steinberg::int32 count,
                                        Steinberg::int32* done) override
    {
        const auto length = std::min (static_cast<std::size_t> (count), bytes.size() - position);
        bytes.copy (static_cast<char*> (buffer), length, position);
        position += length;
        report (done, length);
        return Steinberg::kResultOk;
    }

    Steinberg::tresult PLUGIN_API write (void* buffer, Steinberg::int32 count,
                                         Steinberg::int32* done) override
    {
        const auto length = static_cast<std::size_t> (count);
        bytes.resize (std::max (bytes.size(), position + length));
        bytes.replace (position, length, static_cast<const char*> (buffer), length);
        position += length;
        report (done, length);
        return Steinberg::kResultOk;
    }

    Steinberg::tresult PLUGIN_API seek (Steinberg::int64 to, Steinberg::int32 mode,
                                        Steinberg::int64* result) override
    {
        if (mode != kIBSeekSet || to < 0 || static_cast<std::size_t> (to) > bytes.size())
            return Steinberg::kInvalidArgument;

        position = static_cast<std::size_t> (to);

        if (result != nullptr)
            *result = to;

        return Steinberg::kResultOk;
    }

    Steinberg::tresult PLUGIN_API tell (Steinberg::int64* result) override
    {
        *result = static_cast<Steinberg::int64> (position);
        return Steinberg::kResultOk;
    }

    std::string bytes;

private:
    static void report (Steinberg::int32* done, std::size_t length)
    {
        if (done != nullptr)
            *done = static_cast<Steinberg::int32> (length);
    }

    std::size_t position = 0;
};

} // namespace requant::test
