#pragma once

#include "JuceHeader.h"

#include <string>

namespace requant::test
{

/** Puts the right checksum under what a test wrote, by FNV-1a's definition. */
inline std::string signedState (const std::string& content)
{
    std::uint64_t hash = 14695981039346656037u;
    for (const auto c : content)
        hash = (hash ^ static_cast<unsigned char> (c)) * 1099511628211u;

    return content + "checksum="
           + juce::String::toHexString (static_cast<juce::int64> (hash))
                 .paddedLeft ('0', 16)
                 .toStdString()
           + "\n";
}

} // namespace requant::test
