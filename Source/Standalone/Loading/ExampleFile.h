#pragma once

#include "Recording.h"

namespace requant
{

/** The example as a file, for what reads files: written when it is asked for, gone with this.
    Message thread. */
class ExampleFile
{
public:
    ExampleFile() = default;
    ~ExampleFile() { file.deleteFile(); }

    /** Where it lies; not there where it could not be written. */
    const juce::File& written()
    {
        if (! file.existsAsFile())
        {
            file = juce::File::getSpecialLocation (juce::File::tempDirectory)
                       .getNonexistentChildFile ("Example guitar", ".flac");

            if (! Recording::writeExample (file))
                file.deleteFile();
        }

        return file;
    }

private:
    juce::File file;

    JUCE_DECLARE_NON_COPYABLE (ExampleFile)
};

} // namespace requant
