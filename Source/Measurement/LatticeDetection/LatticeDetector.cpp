#include "LatticeDetector.h"

#include "LevelSpacing.h"
#include "StandardLattice.h"

#include <algorithm>
#include <bit>

namespace requant
{

namespace
{

constexpr int longestWord = 24;

// What a survey has to see before it can tell anything at all, and before nothing is an answer.
constexpr std::size_t tellingLevels = 8, enoughLevels = 24;

double stepOf (int bits) noexcept { return std::ldexp (1.0, 1 - bits); }

double gainDbOf (int bits, double step) noexcept
{
    return 20.0 * std::log10 (step / stepOf (bits));
}

// The longest word whose step becomes this one by a gain that is at most so large.
int longestBits (double step, double mostDb) noexcept
{
    return 1 - static_cast<int> (std::ceil (std::log2 (step) - mostDb / (20.0 * std::log10 (2.0))));
}

// A word that becomes such a step by a gain, 24 bits from -6.02 dB on.
bool isStepOfAWord (double step) noexcept
{
    return longestBits (step, 3.0) >= 1 && longestBits (step, 0.0) <= longestWord;
}

// levelCount: from the lowest code in use to the highest one.
int plausibleBits (double step, double levelCount) noexcept
{
    // A level that is counted by chance beyond the others must not double the word.
    constexpr double allowance = 1.0 + 0x1p-6, noGainDb = 0.0005;
    const auto holdsCodes = [=] (int bits)
    { return levelCount <= allowance * std::ldexp (1.0, bits); };
    const auto withoutGain = longestBits (step, noGainDb);

    if (withoutGain <= longestWord && gainDbOf (withoutGain, step) > -noGainDb
        && holdsCodes (withoutGain))
        return withoutGain;

    for (const auto common : { 24, 20, 16, 8 })
        if (const auto gainDb = gainDbOf (common, step);
            gainDb > -21.07 && gainDb <= 3.01 && holdsCodes (common))
            return common;

    for (const auto common : { 24, 20, 16 })
        if (common == longestBits (step, 6.02) && holdsCodes (common))
            return common;

    const auto lowered = longestBits (step, 0.0), nearest = longestBits (step, 3.0);
    auto bits = std::max (lowered % 2 == 0 ? lowered : nearest, 1);

    while (! holdsCodes (bits) && bits < longestWord)
        ++bits;

    return bits;
}

DetectedLattice describe (LevelKind kind, int bits, int scaleBits,
                          const CandidateLevels& levels) noexcept
{
    DetectedLattice finding;
    finding.kind = kind;
    finding.bits = bits;
    finding.step = levels.step;
    finding.offset = levels.offset;
    finding.gainDb = gainDbOf (bits, levels.step);
    finding.scaleBits = scaleBits;
    return finding;
}

// A ramp is a lattice only because it rises evenly.
bool isRamp (std::span<const double> samples, double step) noexcept
{
    std::size_t singleSteps = 0;

    for (std::size_t n = 1; n < samples.size(); ++n)
        if (toNearestWhole (std::abs (samples[n] - samples[n - 1]) / step) == 1.0)
            ++singleSteps;

    return static_cast<double> (singleSteps) > 0.9 * static_cast<double> (samples.size());
}

} // namespace

void LatticeDetector::add (std::span<const double> samples)
{
    while (! samples.empty())
    {
        const auto taken = std::min (samples.size(), batchSize - filled);
        std::copy_n (samples.begin(), taken, batch.begin() + static_cast<std::ptrdiff_t> (filled));
        samples = samples.subspan (taken);
        filled += taken;

        if (filled == batchSize)
        {
            judge (batch);
            filled = 0;
        }
    }
}

DetectedLattice LatticeDetector::finding() const
{
    auto whole = *this;
    whole.judge (std::span (batch).first (filled));
    return whole.verdict();
}

void LatticeDetector::judge (std::span<const double> samples)
{
    const auto before = words;

    if (words.add (samples) == 0)
        return;

    ++batches;

    if (candidate)
        verify (samples);
    else if (isSurveyDue())
    {
        wordsBefore = before;
        survey (samples);
    }
}

void LatticeDetector::verify (std::span<const double> samples)
{
    constexpr double keptShare = 0.9;
    LevelMatches now;
    now.add (samples, candidate->levels, precision());

    // In a louder passage it may show that the step was not known well enough yet.
    if (! now.holdsShare (claimedShare))
    {
        const auto again = findCandidate ({ samples, precision() }, samples);

        if (again && std::abs (again->levels.step / candidate->levels.step - 1.0) < 0.01)
        {
            candidate = again;
            now = {};
            now.add (samples, candidate->levels, precision());
        }
    }

    tally += now;

    if (! tally.holdsShare (keptShare))
    {
        candidate.reset();
        tellingSurveys = 0;
    }
}

bool LatticeDetector::isSurveyDue() const noexcept
{
    constexpr std::uint64_t enough = 8;
    return batches < enough || std::has_single_bit (batches)
           || (tellingSurveys < enough && batches % enough == 0);
}

void LatticeDetector::survey (std::span<const double> samples)
{
    const DistinctValues levels { samples, precision() };
    mostLevels = std::max (mostLevels, levels.levelCount());
    shortestGap = std::min (shortestGap, levels.shortestGap());
    tellingSurveys += levels.levelCount() >= tellingLevels ? 1u : 0u;
    candidate = findCandidate (levels, samples);
    tally = {};

    if (candidate)
        tally.add (samples, candidate->levels, precision());
}

std::optional<LatticeDetector::Candidate>
LatticeDetector::findCandidate (const DistinctValues& levels, std::span<const double> samples)
{
    std::optional<Candidate> found;

    if (const auto named = findStandardLattice (levels))
        found = { describe (named->kind, named->bits, named->scaleBits, named->levels),
                  named->levels };

    // Coarser levels of whatever gain always lie near to some finer ones that have a name.
    if (const auto spaced = findLevelSpacing (levels))
        if (isStepOfAWord (spaced->step) && (! found || spaced->step > 1.5 * found->levels.step))
            found = { describe (LevelKind::scaled, plausibleBits (spaced->step, 0.0), 0, *spaced),
                      *spaced };

    if (found && isRamp (samples, found->levels.step))
        found.reset();

    return found;
}

int LatticeDetector::containerBits() const noexcept
{
    const auto ofMost = words.shortestHolding (claimedShare);
    return ofMost > 0 && ofMost <= longestWord ? ofMost : words.shortestHolding (1.0);
}

StoragePrecision LatticeDetector::precision() const noexcept
{
    const auto bits = containerBits();
    return { bits > 0 ? stepOf (bits) : 0.0 };
}

// Of words that lie anywhere one in 16 ends in four zeros, so that half of them never does by
// chance.
int LatticeDetector::wordInUse() const noexcept
{
    constexpr double half = 0.5;
    constexpr int farBelow = 4;
    const auto ofAll = words.shortestHolding (1.0);
    const auto longest = ofAll > 0 ? std::min (ofAll, longestWord) : longestWord;
    const auto ofHalf = words.shortestHolding (half);

    // The longest: half of its codes are those of a word that is a bit shorter, and so on.
    for (auto bits = longest - farBelow; ofHalf > 0 && bits >= ofHalf; --bits)
        if (words.isFullyUsed (bits))
            return bits;

    return words.shortestHolding (claimedShare);
}

bool LatticeDetector::isWordSeen (int bits) const noexcept
{
    constexpr double neighbourhoodInSteps = 4.0;
    const std::size_t fewest = bits == 1 ? 2 : 3;

    // A few levels far apart could as well be those of a gain that happen to fit the word.
    return mostLevels >= enoughLevels
           || (mostLevels >= fewest && shortestGap <= neighbourhoodInSteps * stepOf (bits));
}

// Codes of a word lie near to the levels of lattices that are hardly coarser: "scaled by 8388607",
// or by a gain of next to nothing. They are the word's if it holds as many of what was compared.
// The batch in which that began may be a fade's last one, which leaves some on levels by chance.
bool LatticeDetector::isWordRather (int word) const noexcept
{
    constexpr double hardlyCoarser = 1.0 + 0x1p-14;
    constexpr std::uint64_t byChance = batchSize / 64;
    const auto step = candidate->levels.step;
    const auto notHeld = words.notHeldBy (word) - wordsBefore.notHeldBy (word);
    return step <= stepOf (word)
           || (step <= hardlyCoarser * stepOf (word) && notHeld <= tally.off + byChance);
}

DetectedLattice LatticeDetector::describeScaled() const noexcept
{
    const auto steps = std::max (tally.highest - tally.lowest, 1.0);
    const auto bits = plausibleBits (candidate->levels.step, steps + 1.0);
    auto finding = describe (LevelKind::scaled, bits, 0, candidate->levels);

    // Either end of the codes in use may be off by that, against their middle.
    const auto relativeError = 2.0 * tally.largestTolerance / steps;
    finding.gainErrorDb = 20.0 * std::log10 (1.0 + relativeError);
    return finding;
}

DetectedLattice LatticeDetector::verdict() const noexcept
{
    DetectedLattice finding;
    const auto word = wordInUse();
    const auto isWord = word > 0 && word <= longestWord;

    if (candidate && tally.compared > 0 && tally.holdsShare (claimedShare)
        && (! isWord || ! isWordRather (word)))
    {
        finding = candidate->finding;

        if (finding.kind == LevelKind::scaled)
            finding = describeScaled();

        finding.compared = tally.compared;
        finding.offLattice = tally.off;
    }
    else if (isWord && isWordSeen (word))
    {
        finding = describe (LevelKind::twosComplement, word, 0, { stepOf (word) });
        finding.compared = words.count();
        finding.offLattice = words.notHeldBy (word);
    }
    else if (! isWord && mostLevels >= enoughLevels)
    {
        finding.kind = LevelKind::none;
    }

    finding.heard = words.count();
    finding.containerBits = containerBits();
    return finding;
}

} // namespace requant
