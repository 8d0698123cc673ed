#include "InspectTask.h"

#include "Files/Interruption.h"
#include "Plots/Style/Numbers.h"
#include "Standalone/Rendering/RenderTask.h"

namespace requant
{

namespace
{

int bitsInUse (const FileContents& contents)
{
    auto most = 0;

    for (const auto& channel : contents.channels)
        most = juce::jmax (most, channel.bits.wordLength());

    return most;
}

juce::String wordLengthText (const AudioFileInfo& facts, const FileContents* contents)
{
    const auto bits = facts.pcmBits();
    const auto isFloat =
        facts.sampleFormat() == SF_FORMAT_FLOAT || facts.sampleFormat() == SF_FORMAT_DOUBLE;
    const auto stored =
        bits ? juce::String (*bits) + " bit"
             : juce::String (facts.sampleFormatName()).replace ("-bit float", " bit float");

    if (contents == nullptr || ! (bits || isFloat))
        return stored;

    const auto used = bitsInUse (*contents);

    if (used == 0)
        return stored + " (digital silence)";

    // Of floating point all is in use where no word holds every sample.
    if (used == bits.value_or (BitActivity::beyond32))
        return stored + " (all in use)";

    return stored + " (" + juce::String (used) + (isFloat ? " bits in use)" : " in use)");
}

juce::String durationText (double seconds)
{
    constexpr double shownAsTen = 9.95;

    if (seconds < shownAsTen)
        return numbers::fixed (seconds, seconds < 1.0 ? 3 : 1) + " s";

    const auto whole = juce::roundToInt (seconds);
    const auto two = [] (int number) { return juce::String (number).paddedLeft ('0', 2); };
    const auto minutes = whole / 60;
    return minutes < 60
               ? juce::String (minutes) + ":" + two (whole % 60)
               : juce::String (minutes / 60) + ":" + two (minutes % 60) + ":" + two (whole % 60);
}

} // namespace

InspectTask::InspectTask (const juce::File& fileToInspect)
    : juce::Thread ("Requant inspect"), file (fileToInspect)
{
    startThread (juce::Thread::Priority::low);
}

void InspectTask::run()
{
    try
    {
        found = inspectFile (pathOf (file), Unfinished::refuse,
                             [this] (double proportion)
                             {
                                 done = proportion;
                                 return ! threadShouldExit();
                             });
    }
    catch (const Interrupted&)
    {
    }
    catch (const std::exception&)
    {
        // Whoever opens the file says why it cannot be read; what is not found is not claimed.
    }
}

juce::String factsText (const AudioFileInfo& facts, std::int64_t frames,
                        const FileContents* contents)
{
    const auto channels = facts.channelCount;
    const juce::StringArray words { numbers::shortest (facts.sampleRateHz / 1000.0, 3) + " kHz",
                                    wordLengthText (facts, contents),
                                    channels == 1   ? juce::String ("mono")
                                    : channels == 2 ? juce::String ("stereo")
                                                    : juce::String (channels) + " channels",
                                    durationText (static_cast<double> (frames)
                                                  / facts.sampleRateHz) };
    return words.joinIntoString (juce::String::fromUTF8 (" \xc2\xb7 "));
}

} // namespace requant
