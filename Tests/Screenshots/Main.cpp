#include "Editor/EditorUnderTest.h"

#include <iostream>
#include <numbers>

namespace
{

using requant::test::EditorUnderTest;
namespace parameterId = requant::parameterId;

// A plucked chord, as the example recordings are: harmonics that die at their own rates.
double chord (double seconds)
{
    auto sum = 0.0;

    for (const auto hz : { 659.26, 830.61, 987.77 })
        for (int k = 1; k <= 6; ++k)
            sum += std::exp (-seconds * 0.05 * k) / (k * k)
                   * std::sin (2.0 * std::numbers::pi * hz * k * seconds + k);

    return 0.3 * sum;
}

void write (const juce::File& folder, EditorUnderTest& test, const juce::String& state)
{
    struct Size
    {
        int width, height;
        float scale;
    };

    for (const auto size :
         { Size { 640, 444, 1.0f }, Size { 900, 600, 1.0f }, Size { 1200, 750, 1.0f },
           Size { 1600, 1000, 1.0f }, Size { 1200, 750, 2.0f } })
        for (const auto isDark : { true, false })
        {
            if (size.scale > 1.0f && ! isDark)
                continue;

            test.editor.setSize (size.width, size.height);
            test.editor.setDark (isDark);
            test.wait (0.05);

            // The picture's frame at this size, then one more with everything settled.
            const auto name = state + "-" + juce::String (size.width) + "x"
                              + juce::String (size.height) + (size.scale > 1.0f ? "@2x" : "")
                              + (isDark ? "-dark" : "-light") + ".png";
            const auto file = folder.getChildFile (name);
            file.deleteFile();
            juce::FileOutputStream stream (file);
            juce::PNGImageFormat().writeImageToStream (test.picture (size.scale), stream);
            std::cout << file.getFullPathName() << '\n';
        }
}

/** Every picture of a state, at the design's size and at the least one. */
void writePictures (const juce::File& folder, EditorUnderTest& test, const juce::String& state)
{
    constexpr std::array names { "steps", "spectrum", "histogram", "transfer",
                                 "noise", "bits",     "figures",   "compare" };

    for (int picture = 0; picture < requant::PlotPanel::pictureCount; ++picture)
    {
        test.editor.pictures().choose (static_cast<requant::PlotPanel::Picture> (picture));
        test.play (1.0, chord);
        write (folder, test, state + "-" + names[static_cast<std::size_t> (picture)]);
    }

    test.editor.pictures().choose (requant::PlotPanel::steps);
}

} // namespace

/** Writes pictures of the editor in several states, sizes and both themes into a folder. */
int main (int argumentCount, char** arguments)
{
    if (argumentCount != 2)
    {
        std::cerr << "Usage: requant_screenshots FOLDER\n";
        return 2;
    }

    const juce::File folder (
        juce::File::getCurrentWorkingDirectory().getChildFile (juce::String (arguments[1])));
    folder.createDirectory();

    {
        EditorUnderTest test;
        test.play (4.0, chord);
        write (folder, test, "16-bit-tpdf");
        writePictures (folder, test, "16-bit-tpdf");
    }

    {
        EditorUnderTest test;
        test.set (parameterId::bits, 4);
        test.set (parameterId::dither, 1);
        test.play (4.0, chord);
        write (folder, test, "4-bit-none");
        writePictures (folder, test, "4-bit-none");
    }

    {
        EditorUnderTest test (48000.0);
        test.set (parameterId::bits, 8);
        test.set (parameterId::shaping, static_cast<double> (requant::Shaping::hearing));
        test.playSine (4.0, 1.1, 441.0);
        write (folder, test, "8-bit-shaped-clipping");
    }

    {
        EditorUnderTest test;
        test.set (parameterId::shaping, static_cast<double> (requant::Shaping::hearing));
        test.play (4.0, chord);
        write (folder, test, "16-bit-hearing");
        writePictures (folder, test, "16-bit-hearing");
    }

    {
        EditorUnderTest test;
        test.set (parameterId::bits, 6);
        test.set (parameterId::law, static_cast<double> (requant::Law::muLaw));
        test.set (parameterId::dither, 1);
        test.play (4.0, chord);
        write (folder, test, "6-bit-mu-law");
        writePictures (folder, test, "6-bit-mu-law");
        test.set (parameterId::range, static_cast<double> (requant::RangeMethod::percentile));
        test.editor.controlsPanel().page().lawAndRange.setOpen (true);
        test.play (1.0, chord);
        write (folder, test, "6-bit-mu-law-opened");
    }

    {
        EditorUnderTest test;
        test.set (parameterId::law, static_cast<double> (requant::Law::nicam));
        test.editor.controlsPanel().page().lawAndRange.setOpen (true);
        test.play (4.0, chord);
        write (folder, test, "nicam");
    }

    {
        EditorUnderTest test;
        auto& controls = test.editor.controlsPanel().page().lawAndRange;
        test.set (parameterId::bits, 6);
        test.set (parameterId::range, static_cast<double> (requant::RangeMethod::symmetricMinMax));
        test.set (parameterId::rangeChannels,
                  static_cast<double> (requant::RangeChannels::perChannel));
        controls.setOpen (true);
        controls.learn.onClick();
        const std::vector<double> left { -0.6, 0.5 }, right { 0.125, 0.0 };
        const std::array<requant::FinishedBlock::Channel, 2> passage { { { left, left },
                                                                         { right, right } } };
        test.session.learner().take ({ 0, 0, passage });
        controls.learn.onClick();
        test.play (4.0, chord);
        write (folder, test, "6-bit-ranges-of-channels");
    }

    {
        EditorUnderTest test;
        test.set (parameterId::bits, 3);
        test.set (parameterId::lattice, static_cast<double> (requant::LatticeKind::endPoints));
        test.set (parameterId::headroom, 1);
        test.play (4.0, chord);
        write (folder, test, "3-bit-end-points");
    }

    {
        EditorUnderTest test;
        test.set (parameterId::monitor, static_cast<double> (requant::MonitorSource::error));
        test.play (4.0, chord);
        write (folder, test, "monitor-error");
    }

    // What is asked for is not what runs.
    {
        EditorUnderTest test (96000.0);
        test.set (parameterId::bits, 3.459);
        test.set (parameterId::dither, static_cast<double> (requant::Dither::rpdf));
        test.set (parameterId::shaping, static_cast<double> (requant::Shaping::gesemann));
        test.play (4.0, chord);
        write (folder, test, "remark");
    }

    {
        EditorUnderTest test;
        test.set (parameterId::shaping, static_cast<double> (requant::Shaping::designedLowPass));
        test.set (parameterId::shapingCutoff, 21000);
        test.play (4.0, chord);
        write (folder, test, "low-pass");
    }

    {
        EditorUnderTest test;
        test.set (parameterId::autoBlank, 1);
        test.play (1.0, [] (double) { return 0.0; });
        write (folder, test, "silence");
    }

    {
        EditorUnderTest test;
        test.editor.topBar().presetList().choose (1);
        test.set (parameterId::bits, 15);
        test.editor.topBar().comparison().onChoose (1);
        test.editor.topBar().presetList().choose (8);
        test.set (parameterId::seed, 15);
        test.play (4.0, chord);
        write (folder, test, "compared");
        test.editor.topBar().presetCommands().saveAs();
        test.editor.question().line().setText ("4-bit");
        test.editor.question().accept();
        write (folder, test, "saving");
    }

    EditorUnderTest test;
    write (folder, test, "empty");
    return 0;
}
