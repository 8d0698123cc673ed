#include "Display.h"

#include <cstdlib>
#include <unistd.h>

namespace requant::test
{

namespace
{

Display* only = nullptr;

} // namespace

Display& display() { return *only; }

// Ends with the first window's process: -terminate. Its picture is a file: -fbdir. It says when it
// is there: -displayfd.
bool Display::open (int number)
{
    const auto name = ":" + juce::String (number);
    const auto size = juce::String (width) + "x" + juce::String (height) + "x24";
    server.start ({ REQUANT_XVFB, name, "-screen", "0", size, "-fbdir", folder.path.string(),
                    "-displayfd", "1", "-terminate", "-nolisten", "tcp" },
                  juce::ChildProcess::wantStdOut);

    char said = 0;
    const auto isThere = server.readProcessOutput (&said, 1) == 1;

    if (isThere)
        ::setenv ("DISPLAY", name.toRawUTF8(), 1);

    return isThere;
}

// A number of this process's own, far from those of desktops: JUCE goes to :0 where nothing else is
// said, and other programs of tests, which need no display, would find this one there.
Display::Display()
{
    constexpr int first = 100, numbers = 50'000, attempts = 20;
    only = this;

    for (int i = 0; i < attempts; ++i)
        if (open (first + (::getpid() + i) % numbers))
            return;

    throw std::runtime_error (REQUANT_XVFB " opens no display.");
}

Display::~Display()
{
    if (server.isRunning())
        server.kill();
}

// The file is an X window dump: big-endian words (X11/XWDFile.h), a table of colours, rows of
// pixels.
class Display::Pixels
{
public:
    explicit Pixels (const Display& shown)
        : file (juce::File (juce::String (shown.folder / "Xvfb_screen0")),
                juce::MemoryMappedFile::readOnly)
    {
        if (bytes == nullptr)
            throw std::runtime_error ("The display's picture is not there.");

        first = bytes + word (headerSize) + word (colourCount) * colourSize;
        stride = word (bytesPerLine);
    }

    juce::Colour at (int x, int y) const
    {
        const auto* pixel = first + static_cast<std::size_t> (y) * stride + 4 * x;
        return { pixel[2], pixel[1], pixel[0] };
    }

private:
    enum Word
    {
        headerSize = 0,
        bytesPerLine = 12,
        colourCount = 19
    };

    std::size_t word (Word index) const
    {
        return juce::ByteOrder::bigEndianInt (bytes + 4 * index);
    }

    static constexpr std::size_t colourSize = 12;

    juce::MemoryMappedFile file;
    const std::uint8_t* bytes = static_cast<const std::uint8_t*> (file.getData());
    const std::uint8_t* first = nullptr;
    std::size_t stride = 0;
};

juce::Colour Display::pixel (int x, int y) const { return Pixels (*this).at (x, y); }

juce::Image Display::picture (int columns, int rows) const
{
    const Pixels pixels (*this);
    juce::Image image (juce::Image::RGB, columns, rows, false);
    juce::Image::BitmapData into (image, juce::Image::BitmapData::writeOnly);

    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            into.setPixelColour (x, y, pixels.at (x, y));

    return image;
}

} // namespace requant::test
