#include "JsonParts.h"

#include "Parameters/Parameter.h"
#include "Psychoacoustics/Weightings.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <fmt/format.h>

namespace requant
{

namespace
{

double secondsOf (const AudioFileInfo& facts)
{
    return static_cast<double> (facts.frames) / facts.sampleRateHz;
}

Json levelJson (FullScale fullScale)
{
    return { { "0_db_is", fullScaleName (fullScale) },
             { "mean_square", referencePower (fullScale) } };
}

Json peakJson() { return { { "1_is", "full scale" } }; }

constexpr auto reference = FullScale::sine;

// A density that is just heard, as far up as that is known. At 0 Hz, which nobody hears, as at 1
// Hz.
Json thresholdJson (const std::vector<double>& frequenciesHz)
{
    auto db = Json::array();

    for (const auto hz : frequenciesHz)
        db.push_back (hz > highestThresholdHz ? Json (nullptr)
                                              : Json (noiseThresholdDbSplPerHz (std::max (hz, 1.0))
                                                      - usualFullScaleDbSpl));

    return db;
}

const char* kindId (LevelKind kind)
{
    switch (kind)
    {
        case LevelKind::unknown:
            return "unknown";
        case LevelKind::none:
            return "none";
        case LevelKind::twosComplement:
            return "twos-complement";
        case LevelKind::symmetric:
            return "symmetric";
        case LevelKind::endPoints:
            return "end-points";
        case LevelKind::scaled:
            break;
    }

    return "scaled";
}

// Bits are numbered from 1, the largest, as people count them.
Json stuckJson (const StuckBits& stuck)
{
    auto all = Json::array();

    for (std::size_t bit = 0; bit < BitActivity::bitCount; ++bit)
        if (stuck.isAtZero (bit) || stuck.isAtOne (bit))
            all.push_back ({ { "bit", bit + 1 }, { "at", stuck.isAtOne (bit) ? 1 : 0 } });

    return all;
}

Json activityJson (const BitActivity& bits, BitView view)
{
    auto all = Json::array();

    for (std::size_t bit = 0; bit < BitActivity::bitCount; ++bit)
        all.push_back (bits.activity (view, bit));

    return all;
}

Json figureJson (const Figure& figure, const std::optional<double>& value)
{
    return value && figure.kind == Figure::Kind::count ? Json (static_cast<std::uint64_t> (*value))
                                                       : jsonNumber (value);
}

} // namespace

void put (Json& object, std::string_view id, Json value)
{
    const auto dot = id.find ('.');

    if (dot == std::string_view::npos)
        object[std::string (id)] = std::move (value);
    else
        object[std::string (id.substr (0, dot))][std::string (id.substr (dot + 1))] =
            std::move (value);
}

Json measuredJson (const MeasuredError& error)
{
    auto object = Json::object();

    for (const auto& figure : figures())
        if (figure.where != Figure::Where::screens)
            put (object, figure.id, figureJson (figure, figure.measured (error)));

    return object;
}

const char* fullScaleName (FullScale fullScale) noexcept
{
    return fullScale == FullScale::sine ? "a full-scale sine (AES17)" : "a full-scale square";
}

std::string snrConditions (const AudioFileInfo& facts)
{
    return fmt::format ("unweighted, 0 Hz (DC included) to {} kHz, over the whole file of {} s",
                        numbers::significant (0.5e-3 * facts.sampleRateHz),
                        numbers::plain (secondsOf (facts), 2));
}

Json snrConditionsJson (const AudioFileInfo& facts)
{
    return { { "weighting", "none" },
             { "bandwidth_hz", { 0.0, 0.5 * facts.sampleRateHz } },
             { "dc_included", true },
             { "window", "whole file" },
             { "seconds", secondsOf (facts) } };
}

Json reductionReferencesJson()
{
    return { { "psqnr_db", levelJson (FullScale::square) },
             { "weighted_error_db", levelJson (FullScale::square) },
             { "spectrum", levelJson (FullScale::sine) },
             { "peak", peakJson() } };
}

Json contentsReferencesJson()
{
    return { { "peak", peakJson() }, { "spectrum", levelJson (FullScale::sine) } };
}

Json densitiesJson (const std::vector<double>& densities)
{
    auto db = Json::array();

    for (const auto density : densities)
        db.push_back (jsonNumber (levelDbfs (density, reference)));

    return db;
}

Json binLevelsJson (std::vector<double> densities, double noiseBinHz)
{
    for (auto& density : densities)
        density *= noiseBinHz;

    return densitiesJson (densities);
}

Json spectrumJson (const SpectrumCurves& spectrum)
{
    return { { "unit", "dBFS per Hz" },
             { "0_dbfs_is", fullScaleName (reference) },
             { "window", std::string (windowName (spectrum.window)) },
             { "bin_hz", spectrum.binHz },
             { "noise_bin_hz", spectrum.noiseBinHz },
             { "frequency_hz", spectrum.frequenciesHz },
             { "full_scale_sine_db_spl", usualFullScaleDbSpl },
             { "hearing_threshold_db", thresholdJson (spectrum.frequenciesHz) } };
}

Json bitsJson (const BitActivity& bits)
{
    const auto length = bits.wordLength();

    return { { "word_length", length == BitActivity::beyond32 ? Json (nullptr) : Json (length) },
             { "finer_than_24_bits", bits.finerThan24() },
             { "finer_than_32_bits", bits.finerThan32() },
             { "beyond_full_scale", bits.beyondFullScale() },
             { "digital_silence", bits.isDigitalSilence() },
             { "dc", bits.mean() },
             { "peak", bits.peak() },
             { "stuck", stuckJson (bits.stuckBits()) },
             { "moved_twos_complement", activityJson (bits, BitView::twosComplement) },
             { "moved_magnitude", activityJson (bits, BitView::magnitude) } };
}

Json latticeJson (const DetectedLattice& found)
{
    const auto isLattice = found.bits > 0;

    return { { "kind", kindId (found.kind) },
             { "bits", isLattice ? Json (found.bits) : Json (nullptr) },
             { "step", isLattice ? Json (found.step) : Json (nullptr) },
             { "gain_db", isLattice ? Json (found.gainDb) : Json (nullptr) },
             { "offset_lsb", isLattice ? Json (found.offset / found.step) : Json (nullptr) },
             { "compared_samples", found.compared },
             { "off_lattice_samples", found.offLattice } };
}

Json traceJson (const ReductionTrace& trace)
{
    const auto dither = trace.dither == DitherTrace::dithered     ? Json ("dithered")
                        : trace.dither == DitherTrace::undithered ? Json ("undithered")
                                                                  : Json (nullptr);
    const auto rounding = trace.rounding == RoundingTrace::nearest      ? Json ("nearest")
                          : trace.rounding == RoundingTrace::downward   ? Json ("truncate")
                          : trace.rounding == RoundingTrace::towardZero ? Json ("toward-zero")
                                                                        : Json (nullptr);

    return { { std::string (parameterId::dither), dither },
             { std::string (parameterId::rounding), rounding },
             { "quiet_blocks", trace.quietBlocks },
             { "quiet_mean_lsb", trace.quietMeanLsb },
             { "noise_lsb2", trace.noiseLsb2 } };
}

Json levelsJson (const CodeHistogram::Summary& levels)
{
    if (! levels.busiest)
        return nullptr;

    return { { "in_use", levels.inUse },
             { "of", levels.ofLevels },
             { "off_lattice_samples", levels.offLattice },
             { "entropy_bits", jsonNumber (levels.entropyBits) },
             { "busiest_code", levels.busiest->code },
             { "busiest_share", levels.busiest->share } };
}

Json replacedJson (const ReplacedSamples& replaced)
{
    return { { "nan", replaced.notANumber },
             { "infinite", replaced.infinite },
             { "denormal", replaced.denormal } };
}

} // namespace requant
