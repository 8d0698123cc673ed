#include "SignalJson.h"

#include "Controls/Control.h"

namespace requant
{

namespace
{

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

} // namespace

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

Json latticeJson (const LatticeFinding& found)
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

    return { { std::string (controlId::dither), dither },
             { std::string (controlId::rounding), rounding },
             { "quiet_blocks", trace.quietBlocks },
             { "quiet_mean_lsb", trace.quietMeanLsb },
             { "noise_lsb2", trace.noiseLsb2 } };
}

Json levelsJson (const CodeUse::Summary& levels)
{
    if (! levels.busiest)
        return nullptr;

    return { { "in_use", levels.inUse },
             { "of", levels.ofLevels },
             { "off_lattice_samples", levels.offGrid },
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
