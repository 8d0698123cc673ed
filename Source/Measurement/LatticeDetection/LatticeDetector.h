#pragma once

#include "DetectedLattice.h"
#include "DistinctValues.h"
#include "LevelMatches.h"
#include "Measurement/Signal/WordLengthHistogram.h"

#include <array>
#include <limits>
#include <optional>

namespace requant
{

/** Says which lattice samples lie on, whatever has stored them: PCM of up to 32 bits, float,
    double.

    Two's complement is told exactly, from the word length that each sample needs. For any other
    lattice the different values of a batch of samples are looked at (StandardLattice,
    LevelSpacing), and what is found is verified on all samples from that batch on. The first
    batches are looked at, later ones ever more seldom, so that a known lattice, or none, costs a
    few ns a sample.

    A lattice is claimed where 95 % of the samples lie on it at least; of several, the coarsest. One
    of two's complement also where half of them do and the others need 4 bits more: a fader that
    moved, behind the reduction.
    Behind a gain, b bits are the same levels as b + 1 bits behind 6.02 dB less. Told is the word
    length that holds all codes in use and

    - has a gain of none, to 0.0005 dB; else
    - is 8, 16, 20 or 24 bits, with a gain above -21.07 and up to 3.01 dB; else
    - is 16, 20 or 24 bits, with a gain of up to 6.02 dB; else
    - has a gain above -3.02 and up to 3.00 dB (-3.01 is the middle of a pan law); or, where it is
      an even number of bits, down to -6.02; else
    - is the shortest.

    Two's complement needs 24 different levels, or 3 of which two are neighbours but for 4 steps;
    how much the others need is said with them. The result is a function of the samples since the
    start, whatever the block size. Thread: its owner's. add() and finding() allocate while they
    survey.
*/
class LatticeDetector
{
public:
    /** samples: finite, full scale 1.0. */
    void add (std::span<const double> samples);

    /** Of all samples since the start, which is made anew by assigning {}. */
    DetectedLattice finding() const;

private:
    struct Candidate
    {
        DetectedLattice finding; // all but the counts
        CandidateLevels levels;
    };

    static std::optional<Candidate> findCandidate (const DistinctValues&,
                                                   std::span<const double> samples);
    void judge (std::span<const double> samples);
    void verify (std::span<const double> samples);
    void survey (std::span<const double> samples);
    bool isSurveyDue() const noexcept;
    int containerBits() const noexcept;
    StoragePrecision precision() const noexcept;
    int wordInUse() const noexcept;
    bool isWordSeen (int bits) const noexcept;
    bool isWordRather (int word) const noexcept;
    DetectedLattice describeScaled() const noexcept;
    DetectedLattice verdict() const noexcept;

    static constexpr double claimedShare = 0.95;
    static constexpr std::size_t batchSize = 4096;

    std::array<double, batchSize> batch {};
    std::size_t filled = 0;

    WordLengthHistogram words;
    std::optional<Candidate> candidate;
    WordLengthHistogram wordsBefore; // of the samples that the candidate was not compared with
    LevelMatches tally;

    std::uint64_t batches = 0; // that were not silent
    std::uint64_t tellingSurveys = 0;
    std::size_t mostLevels = 0; // in one survey
    double shortestGap = std::numeric_limits<double>::infinity();
};

} // namespace requant
