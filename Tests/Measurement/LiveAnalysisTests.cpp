#include "Measurement/Analysis/ChannelAnalysis.h"
#include "Measurement/Analysis/LiveAnalysis.h"
#include "Measurement/Feed/SampleFeed.h"
#include "SimpleReductions.h"
#include "Support/Catch.h"

#include <memory>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double step = 0x1p-7;
constexpr auto lattice8Bit = Lattice::uniform (step, 0.0, -128, 127);

/** A reduction to 8 bits, as it goes through both ways of measuring. */
struct Reduced
{
    Signal x, y;

    explicit Reduced (std::size_t count, std::uint64_t seed = 1)
        : x (noise (count, 0.3, seed)), y (withTpdf (x, step, seed + 1))
    {
    }
};

/** The editor's way: through the feed in blocks of any size, taken out now and then. */
LiveAnalysis throughFeed (const Reduced& signal, double rateHz, std::uint64_t seed)
{
    const auto feed = std::make_unique<SampleFeed>();
    feed->setWatched (true);
    LiveAnalysis live;
    live.prepare (rateHz, lattice8Bit, Taper::blackmanHarris);
    std::vector<SamplePair> pairs (SampleFeed::mostChannels * SampleFeed::longestBlock);
    Random random { seed };

    const auto takeAll = [&]
    {
        while (const auto block = feed->pop (pairs))
        {
            Signal x, y;

            for (std::size_t n = 0; n < block->length; ++n)
            {
                x.push_back (pairs[n].input);
                y.push_back (pairs[n].output);
            }

            live.add (x, y);
        }
    };

    for (std::size_t n = 0; n < signal.x.size();)
    {
        const auto length =
            std::min (signal.x.size() - n, 1 + random.below (SampleFeed::longestBlock));
        const std::array channels { SampleFeed::Channel {
            std::span (signal.x).subspan (n, length), std::span (signal.y).subspan (n, length) } };
        feed->push ({ 0, n, length, 0, 1 }, channels);
        n += length;

        if (random.below (10) == 0)
            takeAll();
    }

    takeAll();
    return live;
}

/** The command's way. */
ChannelAnalysis fromFile (const Reduced& signal, double rateHz)
{
    ChannelAnalysis offline;
    offline.prepare (rateHz, lattice8Bit, Parts::ofReduction());
    offline.add (signal.x, signal.y);
    offline.finish();
    return offline;
}

/** As LiveAnalysis takes it from blocks of one size. */
LiveAnalysis inBlocks (const Reduced& signal, double rateHz, std::size_t block)
{
    LiveAnalysis live;
    live.prepare (rateHz, lattice8Bit, Taper::blackmanHarris);
    addInBlocks (live, signal.x, signal.y, block);
    return live;
}

/** Sums of at most 300,000 values of some LSB in another order differ by less. */
constexpr double rounding = 1e-11;

void checkSame (const Moments& a, const Moments& b)
{
    REQUIRE (a.count() == b.count());
    REQUIRE (std::abs (a.mean() - b.mean()) < rounding);
    REQUIRE (std::abs (a.variance() - b.variance()) < rounding);
}

void checkSame (const BitActivity& a, const BitActivity& b)
{
    CHECK (a.count() == b.count());
    CHECK (a.transitions() == b.transitions());
    CHECK (a.wordLength() == b.wordLength());
    CHECK (a.finerThan24() == b.finerThan24());
    CHECK (a.peak() == b.peak());
    CHECK (a.stuckBits() == b.stuckBits());
    CHECK (std::abs (a.mean() - b.mean()) < rounding);

    for (std::size_t bit = 0; bit < BitActivity::bitCount; ++bit)
        for (const auto view : { BitView::twosComplement, BitView::magnitude })
            REQUIRE (a.moves (view, bit) == b.moves (view, bit));
}

void checkSame (std::span<const double> a, std::span<const double> b)
{
    REQUIRE (a.size() == b.size());
    REQUIRE_FALSE (a.empty());

    for (std::size_t k = 0; k < a.size(); ++k)
        REQUIRE (a[k] == Approx (b[k]).epsilon (1e-9).margin (1e-30));
}

// Every field of the results is named, so that one that is new does not compile before it is
// compared.

void checkSame (const ErrorCounts& a, const ErrorCounts& b)
{
    const auto& [byPhase, histogram, transfer] = a;

    for (std::size_t phase = 0; phase < ConditionalErrorStatistics::phaseCount; ++phase)
        checkSame (byPhase.atPhase (phase), b.byPhase.atPhase (phase));

    REQUIRE (histogram.count() == b.histogram.count());

    for (int bin = -ErrorHistogram::lastBin; bin <= ErrorHistogram::lastBin; ++bin)
        REQUIRE (histogram.countIn (bin) == b.histogram.countIn (bin));

    REQUIRE (transfer.binCount() == b.transfer.binCount());

    for (std::size_t bin = 0; bin < transfer.binCount(); ++bin)
        checkSame (transfer.outputLsb (bin), b.transfer.outputLsb (bin));

    CHECK (transfer.inputRangeLsb()->lowest == b.transfer.inputRangeLsb()->lowest);
    CHECK (transfer.inputRangeLsb()->highest == b.transfer.inputRangeLsb()->highest);
}

void checkSame (const WeightedEnergy& a, const WeightedEnergy& b)
{
    const auto& [count, energy] = a;
    CHECK (count == b.count);

    for (std::size_t w = 0; w < energy.size(); ++w)
        CHECK (energy[w].value() == Approx (b.energy[w].value()));
}

void checkSame (const CodeHistogram::Summary& a, const CodeHistogram::Summary& b)
{
    const auto& [inUse, ofLevels, offLattice, entropyBits, busiest] = a;
    CHECK (inUse == b.inUse);
    CHECK (ofLevels == b.ofLevels);
    CHECK (offLattice == b.offLattice);
    CHECK (entropyBits.value_or (-1.0) == Approx (b.entropyBits.value_or (-1.0)));
    REQUIRE (busiest.has_value() == b.busiest.has_value());

    if (busiest)
    {
        CHECK (busiest->code == b.busiest->code);
        CHECK (busiest->share == b.busiest->share);
    }
}

void checkSame (const SignalResults& a, const SignalResults& b)
{
    const auto& [bits, lattice, trace, levels, clipped, replaced] = a;
    checkSame (bits, b.bits);
    CHECK (lattice == b.lattice);
    CHECK (trace == b.trace);
    checkSame (levels, b.levels);
    CHECK (clipped == b.clipped);
    CHECK (replaced == b.replaced);
}

void checkSame (const ChannelResults& a, const ChannelResults& b, bool withWeighted = true)
{
    const auto& [counts, weightedError, input, output, spectrumScale, densities, peaks] = a;
    checkSame (counts, b.counts);
    checkSame (input, b.input);
    checkSame (output, b.output);
    CHECK (spectrumScale == b.spectrumScale);

    if (withWeighted)
        checkSame (weightedError, b.weightedError);

    for (std::size_t s = 0; s < Spectra::signalCount; ++s)
    {
        checkSame (densities[s], b.densities[s]);
        checkSame (peaks[s], b.peaks[s]);
    }
}

} // namespace

TEST_CASE ("The editor measures what the command measures of the same samples, however they come "
           "in blocks",
           "[measurement][live]")
{
    const auto rateHz = GENERATE (44100.0, 47952.0);
    CAPTURE (rateHz);
    const Reduced signal (200'000);
    const auto live = throughFeed (signal, rateHz, 5);
    const auto offline = fromFile (signal, rateHz);

    checkSame (live.results (TimeWindow::sinceReset), offline.results(), false);
}

// What has not filled a segment yet is in the command's weighted error alone: less than one of
// 16384 samples, 8 % of all. Its power errs by chance, and so do the levels, by less than 8 % of
// what sqrt (2 / 4096) of that is for the 4096 independent values of the narrowest weighting: 5
// sigma are 0.04 dB.
TEST_CASE ("The editor's weighted error is the command's but for the newest third of a second",
           "[measurement][live]")
{
    constexpr auto rateHz = 44100.0;
    const Reduced signal (200'000);
    const auto live =
        throughFeed (signal, rateHz, 6).results (TimeWindow::sinceReset).weightedError;
    WeightedError plain;
    plain.prepare (rateHz);
    plain.add (signal.x, signal.y);
    const auto unfinished = plain.take();
    const auto whole = fromFile (signal, rateHz).results().weightedError;

    CHECK (whole.count == signal.x.size());
    CHECK (live.count == unfinished.count);
    CHECK (whole.count - live.count <= 16384);

    for (const auto weighting : weightings)
    {
        CHECK (std::abs (*live.levelDb (weighting) - *unfinished.levelDb (weighting)) < 1e-9);
        CHECK (std::abs (*live.levelDb (weighting) - *whole.levelDb (weighting)) < 0.04);
    }
}

TEST_CASE ("Each window of the editor holds its newest samples and no older ones",
           "[measurement][live]")
{
    // Chunks of 1600 samples: 2 finished ones and 800 samples, 15 and 800.
    constexpr auto rateHz = 8000.0;
    const Reduced signal (100 * 1600 + 800);
    const auto live = throughFeed (signal, rateHz, 7);

    const auto newest = [&] (std::size_t count)
    {
        Reduced part (0);
        part.x.assign (signal.x.end() - static_cast<std::ptrdiff_t> (count), signal.x.end());
        part.y.assign (signal.y.end() - static_cast<std::ptrdiff_t> (count), signal.y.end());
        return fromFile (part, rateHz).results();
    };

    const auto checkCounts = [&] (TimeWindow window, std::size_t count)
    {
        const auto expected = newest (count), found = live.results (window);
        checkSame (found.counts, expected.counts);
        checkSame (found.input.bits, expected.input.bits);
        checkSame (found.output.bits, expected.output.bits);
    };

    checkCounts (TimeWindow::momentary, 2 * 1600 + 800);
    checkCounts (TimeWindow::shortTerm, 15 * 1600 + 800);
    checkSame (live.results (TimeWindow::momentary).output.levels, newest (3200).output.levels);
    checkSame (live.results (TimeWindow::shortTerm).output.levels, newest (24'000).output.levels);
}

// 47952 Hz is no multiple of 5, so that no whole number of chunks is 3 s there.
TEST_CASE ("What the editor measures does not depend on the block size at any rate",
           "[measurement][live][slow]")
{
    const auto rateHz = GENERATE (8000.0, 47952.0);
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 255 }, std::size_t { 10'007 });
    CAPTURE (rateHz, block);

    // Off the lattice only within the 200 samples around 3 s.
    Reduced signal (160'000);
    const auto third = static_cast<std::size_t> (3.0 * rateHz);

    for (auto n = third - 100; n < third + 100; ++n)
        signal.y[n] += 0.25 * step;

    const auto whole = inBlocks (signal, rateHz, signal.x.size());
    const auto parts = inBlocks (signal, rateHz, block);

    for (const auto window :
         { TimeWindow::momentary, TimeWindow::shortTerm, TimeWindow::sinceReset })
        checkSame (parts.results (window), whole.results (window));
}

// What came before is off the lattice, louder, longer and of another rate.
TEST_CASE ("Measuring that is prepared anew remembers nothing of what came before",
           "[measurement][live]")
{
    constexpr auto rateHz = 44100.0;
    Reduced before (200'000, 8);

    for (std::size_t n = 0; n < before.x.size(); ++n)
        before.y[n] = before.x[n] *= 3.0;

    const Reduced signal (100'000, 9);

    SECTION ("as the command does")
    {
        ChannelAnalysis used;
        used.prepare (8000.0, lattice8Bit, Parts::ofReduction());
        used.add (before.x, before.y);
        used.finish();
        used.prepare (rateHz, lattice8Bit, Parts::ofReduction());
        used.add (signal.x, signal.y);
        used.finish();
        checkSame (used.results(), fromFile (signal, rateHz).results());
    }

    SECTION ("as the editor does")
    {
        LiveAnalysis used;
        used.prepare (8000.0, lattice8Bit, Taper::hann);
        used.add (before.x, before.y);
        used.prepare (rateHz, lattice8Bit, Taper::blackmanHarris);
        used.add (signal.x, signal.y);
        const auto fresh = inBlocks (signal, rateHz, signal.x.size());

        for (const auto window :
             { TimeWindow::momentary, TimeWindow::shortTerm, TimeWindow::sinceReset })
            checkSame (used.results (window), fresh.results (window));
    }
}

TEST_CASE ("Of a file shorter than a segment, spectra and weighted error are measured, too",
           "[measurement][live]")
{
    const auto results = fromFile (Reduced (1000), 48000.0).results();
    CHECK (results.weightedError.count == 1000);
    CHECK (results.weightedError.levelDb (Weighting::a).has_value());
    REQUIRE_FALSE (results.densities[Spectra::error].empty());
    CHECK (results.densities[Spectra::error][100] > 0.0);
}

TEST_CASE ("Of more levels than are counted no code is, and of just as many each one",
           "[measurement][live]")
{
    const auto most = CodeHistogram::mostLevels;
    const auto inUse = [] (std::int64_t levels)
    {
        ChannelAnalysis analysis;
        analysis.prepare (8000.0,
                          Lattice::uniform (2.0 / static_cast<double> (levels), 0.0, -(levels / 2),
                                            levels - levels / 2 - 1),
                          { .levels = true });
        analysis.add (Signal { 0.25, -0.25 }, Signal { 0.25, -0.25 });
        analysis.finish();
        return analysis.results().output.levels.inUse;
    };

    CHECK (inUse (most) == 2);
    CHECK (inUse (most + 1) == 0);
}

// Each part is seen in the results by something that is only there where it was asked for.
TEST_CASE ("An analysis computes the parts that are asked for, each as with all others, and no "
           "other",
           "[measurement][live]")
{
    constexpr auto rateHz = 8000.0;
    Reduced signal (20'000);
    std::fill (signal.x.begin() + 100, signal.x.begin() + 110, 1.0);

    const auto resultsOf = [&] (const Parts& parts)
    {
        ChannelAnalysis analysis;
        analysis.prepare (rateHz, lattice8Bit, parts);
        analysis.add (signal.x, signal.y);
        analysis.finish();
        return analysis.results();
    };

    const auto seen = [] (const ChannelResults& results)
    {
        return Parts { .error =
                           results.counts.histogram.count() > 0 && results.weightedError.count > 0,
                       .input = results.input.bits.count() > 0
                                && results.input.lattice.kind != LevelKind::unknown,
                       .output = results.output.bits.count() > 0
                                 && results.output.lattice.kind != LevelKind::unknown,
                       .clippedRuns = results.input.clipped.count > 0,
                       .levels = results.output.levels.inUse > 0,
                       .inputSpectrum = ! results.densities[Spectra::input].empty()
                                        && results.densities[Spectra::error].empty(),
                       .spectra = ! results.densities[Spectra::error].empty() };
    };

    for (const auto& parts :
         { Parts {}, Parts { .error = true }, Parts { .input = true }, Parts { .output = true },
           Parts { .clippedRuns = true }, Parts { .levels = true }, Parts { .inputSpectrum = true },
           Parts { .spectra = true }, Parts::ofReduction(), Parts::ofSignal() })
        CHECK (seen (resultsOf (parts)) == parts);

    const auto all = resultsOf (Parts::ofReduction());
    checkSame (resultsOf ({ .error = true }).counts, all.counts);
    checkSame (resultsOf ({ .error = true }).weightedError, all.weightedError);
    checkSame (resultsOf ({ .input = true }).input, all.input);
    checkSame (resultsOf ({ .levels = true }).output.levels, all.output.levels);
    checkSame (resultsOf ({ .output = true, .levels = true }).output, all.output);
    CHECK (resultsOf ({ .clippedRuns = true }).input.clipped
           == resultsOf (Parts::ofSignal()).input.clipped);
    const auto inputOnly = resultsOf ({ .inputSpectrum = true });
    checkSame (inputOnly.densities[Spectra::input], all.densities[Spectra::input]);
    checkSame (inputOnly.peaks[Spectra::input], all.peaks[Spectra::input]);
    const auto spectra = resultsOf ({ .spectra = true });
    CHECK (spectra.spectrumScale == all.spectrumScale);

    for (std::size_t s = 0; s < Spectra::signalCount; ++s)
    {
        checkSame (spectra.densities[s], all.densities[s]);
        checkSame (spectra.peaks[s], all.peaks[s]);
    }
}
