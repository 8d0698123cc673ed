#include "InspectReport.h"

#include "JsonParts.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Report/SignalVerdict.h"
#include "Report/Warnings.h"
#include "Text/Numbers.h"

namespace requant
{

namespace
{

// In the words of people who deliver: what is in it, and what is wrong with it.
std::string describe (const SignalResults& channel)
{
    auto text = SignalVerdict::of (channel.bits, channel.lattice, channel.trace).words;

    if (channel.bits.count() > 0 && ! channel.bits.isDigitalSilence())
        text += "; peak " + numbers::plain (amplitudeToDb (channel.bits.peak()), 2)
                + " dB re full scale 1.0, DC " + numbers::plain (channel.bits.mean(), 7);

    if (const auto& levels = channel.levels; levels.busiest)
        text += "; " + std::to_string (levels.inUse) + " of " + std::to_string (levels.ofLevels)
                + " levels in use, entropy " + numbers::plain (*levels.entropyBits, 2)
                + " bits, busiest code " + std::to_string (levels.busiest->code) + " with "
                + numbers::plain (100.0 * levels.busiest->share, 2) + " %";

    const auto stuck = channel.bits.stuckBits();

    for (std::size_t bit = 0; bit < BitActivity::bitCount; ++bit)
        if (stuck.isAtZero (bit) || stuck.isAtOne (bit))
            text += "; bit " + std::to_string (bit + 1) + " stuck at "
                    + (stuck.isAtOne (bit) ? "1" : "0");

    if (channel.clipped.count > 0)
        text += "; clipped in " + numbers::counted (channel.clipped.count, "place") + ", at most "
                + numbers::counted (channel.clipped.longest, "sample") + " long";

    if (channel.bits.beyondFullScale() > 0)
        text += "; " + numbers::counted (channel.bits.beyondFullScale(), "sample")
                + " beyond full scale";

    if (const auto count = channel.replaced.total(); count > 0)
        text += "; " + numbers::counted (count, "sample") + " NaN, infinite or denormal";

    return text;
}

Json json (const SignalResults& channel)
{
    auto levels = levelsJson (channel.levels);

    if (! levels.is_null())
        levels.erase (
            "off_lattice_samples"); // the lattice tells them, as precisely as it was found

    return { { "verdict", SignalVerdict::of (channel.bits, channel.lattice, channel.trace).words },
             { "bits", bitsJson (channel.bits) },
             { "lattice", latticeJson (channel.lattice) },
             { "levels", levels },
             { "reduction", traceJson (channel.trace) },
             { "replaced_samples", replacedJson (channel.replaced) },
             { "clipped_runs", channel.clipped.count },
             { "longest_clipped_run", channel.clipped.longest } };
}

Json spectrumJson (const FileContents& contents)
{
    if (! contents.spectrum.exist())
        return nullptr;

    auto spectrum = requant::spectrumJson (contents.spectrum);
    spectrum["signal_db"] = densitiesJson (contents.spectrum.densities[Spectra::input]);
    spectrum["signal_bin_db"] =
        binLevelsJson (contents.spectrum.strongest[Spectra::input], contents.spectrum.noiseBinHz);
    spectrum["signal_peak_db"] = densitiesJson (contents.spectrum.peaks[Spectra::input]);
    return spectrum;
}

Json json (const FileContents& contents)
{
    const auto& facts = contents.facts;
    auto channels = Json::array();

    for (const auto& channel : contents.channels)
        channels.push_back (json (channel));

    return { { "file", facts.file.string() },
             { "container", facts.containerName() },
             { "sample_format", facts.sampleFormatName() },
             { "sample_rate_hz", facts.sampleRateHz },
             { "channel_count", facts.channelCount },
             { "frames", facts.frames },
             { "bytes", facts.isPipe() ? Json() : Json (facts.bytes) },
             { "channels", channels },
             { "level_references", contentsReferencesJson() },
             { "warnings", readingWarnings (facts) },
             { "spectrum", spectrumJson (contents) } };
}

} // namespace

std::string contentsAsText (const FileContents& contents)
{
    const auto& facts = contents.facts;
    auto text = facts.file.string() + ": " + facts.sampleFormatName() + " " + facts.containerName()
                + ", " + std::to_string (facts.sampleRateHz) + " Hz, "
                + numbers::counted (facts.channelCount, "channel") + ", "
                + numbers::plain (static_cast<double> (facts.frames) / facts.sampleRateHz, 2)
                + " s\n";

    for (std::size_t c = 0; c < contents.channels.size(); ++c)
        text +=
            "  channel " + std::to_string (c + 1) + ": " + describe (contents.channels[c]) + "\n";

    for (const auto& warning : readingWarnings (facts))
        text += "  Warning: " + warning + "\n";

    return text;
}

std::string contentsAsJson (const std::vector<InspectResult>& results)
{
    auto all = Json::array();

    for (const auto& result : results)
    {
        if (const auto* const contents = std::get_if<FileContents> (&result))
            all.push_back (json (*contents));
        else if (const auto* const failed = std::get_if<FailedInput> (&result))
            all.push_back ({ { "file", failed->input.string() },
                             { "failure", failureJson (failed->problem) } });
    }

    return jsonText (all);
}

} // namespace requant
