#pragma once

#include "JuceHeader.h"
#include "Support/TemporaryFolder.h"

namespace requant::test
{

/** An X display in memory, this process's only one, of 2560 x 1600 px. It ends when its last
    window's process does, however that ends. Made before JUCE opens a display; thread: any
    afterwards. */
class Display
{
public:
    static constexpr int width = 2560, height = 1600;

    /** Throws where the server does not start. */
    Display();

    /** Ends a server to which no window ever came. */
    ~Display();

    /** What is on it now, from its top left on, also the pointer. */
    juce::Image picture (int columns, int rows) const;

    juce::Colour pixel (int x, int y) const;

private:
    /** Where the server keeps what is on the display: each pixel's blue, green, red and a spare
        byte. */
    class Pixels;

    bool open (int number);

    TemporaryFolder folder;
    juce::ChildProcess server;
};

/** The one that main() made. */
Display& display();

} // namespace requant::test
