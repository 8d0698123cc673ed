#include "FoundLattice.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 20'000;

// How far the gain may be off: half a step of 24-bit PCM at either end of the codes in use, over
// their range, which is above 0.5 here, is 2^-23 at most; float and double know it better.
constexpr double gainTolerance = 0x1p-23 * 8.7;

} // namespace

TEST_CASE ("A gain after the reduction is found, with the word length before it",
           "[measurement][lattice]")
{
    const auto bits = GENERATE (8, 12, 16, 20);
    const auto gain = GENERATE (0.7071, 0.9, 0.98855309465694, 1.3);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    const auto which = GENERATE (0, 1);
    CAPTURE (bits, gain, static_cast<int> (storage), which);
    const auto codes = reduced (programme (which, count), bits, Way::triangular);
    const auto finding = findingOf (stored (times (codes, gain), storage));

    REQUIRE (finding.kind == LevelKind::scaled);
    CHECK (finding.bits == bits);
    CHECK (std::abs (finding.gainDb - decibels (gain)) < gainTolerance);
    CHECK (finding.step == Approx (std::ldexp (gain, 1 - bits)).epsilon (1e-6));
    CHECK (finding.offset == 0.0);
    CHECK (finding.shareOnLattice() > 0.9999);
}

// b bits behind a gain are b + 1 bits behind 6.02 dB less, so that what is told is a convention
// (LatticeDetector). This programme uses nearly all codes of its word: no shorter one holds them.
TEST_CASE ("Levels behind a gain are told as those of the plausible word", "[measurement][lattice]")
{
    const auto bits = GENERATE (8, 16, 20);
    const auto gainDb = GENERATE (-0.1, -1.0, -3.3, -5.0, -6.5, -9.9, -12.5, -15.0, -17.7, -20.0,
                                  0.1, 1.0, 2.5, 3.3, 5.0, 6.0);
    CAPTURE (bits, gainDb);
    const auto codes = reduced (programme (0, count, 0.9), bits, Way::triangular);
    const auto finding = findingOf (times (codes, std::pow (10.0, gainDb / 20.0)));
    REQUIRE (finding.kind == LevelKind::scaled);
    CHECK (finding.bits == bits);
    CHECK (std::abs (finding.gainDb - gainDb) < gainTolerance);
}

TEST_CASE ("Levels of an unusual word length are told with a gain near 0 dB",
           "[measurement][lattice]")
{
    const auto told = [] (int bits, double gainDb, double peak)
    {
        const auto codes = reduced (programme (0, count, peak), bits, Way::triangular);
        return findingOf (times (codes, std::pow (10.0, gainDb / 20.0))).bits;
    };

    for (const auto gainDb : { -0.1, -3.0, -3.3, -5.9, 0.1, 2.9, 5.9 })
    {
        CAPTURE (gainDb);
        CHECK (told (12, gainDb, 0.9) == 12);
    }

    // A bit more, and 6.02 dB less of a cut.
    CHECK (told (12, -6.5, 0.9) == 13);
    CHECK (told (13, -3.3, 0.9) == 14);

    // Where few codes are in use, 16 bits at -19.1 dB are likelier than 20 bits at 5 dB; and 16
    // bits at 5 dB are likelier than 15 bits at -1 dB, which is the same.
    CHECK (told (20, 5.0, 0.01) == 16);
    CHECK (told (15, -1.0, 0.9) == 16);
    CHECK (told (16, 5.0, 0.01) == 16);
    CHECK (told (16, 0.1, 0.01) == 16);
    CHECK (told (16, -20.0, 0.01) == 16);
}

TEST_CASE ("24 bits with a gain are found in floating point and not claimed in 24-bit PCM",
           "[measurement][lattice]")
{
    // In float the quiet samples tell.
    const auto samples = times (reduced (decayingChord (count, 0.9, 80.0), 24, Way::rounded), 0.9);
    const auto inDouble = findingOf (samples);
    CHECK (inDouble.kind == LevelKind::scaled);
    CHECK (inDouble.bits == 24);
    CHECK (inDouble.toldUpToBits() == 24);

    const auto inFloat = findingOf (stored (samples, Storage::asFloat));
    CHECK (inFloat.kind == LevelKind::scaled);
    CHECK (inFloat.bits == 24);
    CHECK (inFloat.compared < count);

    const auto inPcm = findingOf (stored (samples, Storage::as24Bits));
    CHECK (inPcm.kind == LevelKind::twosComplement);
    CHECK (inPcm.bits == 24);
    CHECK (inPcm.toldUpToBits() == 20);

    // A quarter of the level is 26 bits, which are not claimed anywhere.
    CHECK (findingOf (times (samples, 0.25)).kind == LevelKind::none);
}

TEST_CASE ("Gains on both sides of the middle of a pan law are gains below 1",
           "[measurement][lattice]")
{
    const auto gain = GENERATE (0.7070, 0.70710678118654752, 0.7072);
    CAPTURE (gain);
    const auto finding =
        findingOf (times (reduced (programme (0, count), 16, Way::triangular), gain));
    CHECK (finding.bits == 16);
    CHECK (std::abs (finding.gainDb - decibels (gain)) < gainTolerance);
}

// 1.5 steps of the container at most, which 16 bits in 24 are far from noticing.
TEST_CASE ("A gain is found through the dither of a second reduction to 24 bits",
           "[measurement][lattice]")
{
    const auto bits = GENERATE (7, 12, 16);
    CAPTURE (bits);
    const auto first = times (reduced (programme (0, count), bits, Way::triangular), 0.9);
    const auto finding = findingOf (reduced (first, 24, Way::triangular, 2));
    REQUIRE (finding.kind == LevelKind::scaled);
    CHECK (finding.bits == bits);
    CHECK (std::abs (finding.gainDb - decibels (0.9)) < 4.0 * gainTolerance);
    CHECK (finding.shareOnLattice() == 1.0);
}

TEST_CASE ("DC after the reduction shifts the lattice, and is told", "[measurement][lattice]")
{
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    const auto gain = GENERATE (1.0, 0.9);
    const auto dc = GENERATE (0.0123, 0.31234);
    CAPTURE (static_cast<int> (storage), gain, dc);
    const auto step = gain * 0x1p-15;
    const auto samples = plus (times (reduced (sine (count, 0.45), 16, Way::triangular), gain), dc);
    const auto finding = findingOf (stored (samples, storage));

    REQUIRE (finding.kind == LevelKind::scaled);
    CHECK (finding.bits == 16);
    CHECK (std::abs (finding.gainDb - decibels (gain)) < gainTolerance);
    CHECK (finding.shareOnLattice() > 0.99);

    // Half a step of the container, 1/256 of these.
    CHECK (std::abs (finding.offset - (dc - step * std::nearbyint (dc / step))) < 0x1p-24);
}

TEST_CASE ("A few samples off the lattice are counted, and it is still recognised",
           "[measurement][lattice]")
{
    const auto gain = GENERATE (1.0, 0.9);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    CAPTURE (gain, static_cast<int> (storage));
    auto samples = times (reduced (sine (100'000, 0.45), 16, Way::triangular), gain);

    for (const auto n : { 7u, 50'000u, 99'999u })
        samples[n] = (std::floor (samples[n] * 0x1p15) + 0.37) * gain * 0x1p-15;

    const auto finding = findingOf (stored (samples, storage));
    CHECK (finding.bits == 16);
    CHECK (finding.kind == (gain == 1.0 ? LevelKind::twosComplement : LevelKind::scaled));
    CHECK (finding.offLattice == 3);
}

TEST_CASE ("A lattice that a fiftieth of the samples left, as in a fade, is recognised",
           "[measurement][lattice]")
{
    const auto gain = GENERATE (1.0, 0.9);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    CAPTURE (gain, static_cast<int> (storage));
    auto samples = times (reduced (programme (0, count), 16, Way::triangular), gain);
    constexpr auto faded = count / 50;

    for (std::size_t n = 0; n < faded; ++n)
        samples[count - 1 - n] *= static_cast<double> (n) / static_cast<double> (faded);

    const auto finding = findingOf (stored (samples, storage));
    CHECK (finding.bits == 16);
    CHECK (finding.kind == (gain == 1.0 ? LevelKind::twosComplement : LevelKind::scaled));
    CHECK (std::abs (finding.shareOnLattice() - 0.98) < 0.002);
}

TEST_CASE ("Samples off the lattice may be of more values than it has levels in use",
           "[measurement][lattice]")
{
    auto samples = times (reduced (sine (count, 0.1), 8, Way::triangular), 0.9);
    const auto off = noise (count, 0.1, 2);

    for (std::size_t n = 0; n < count; n += 50)
        samples[n] = off[n];

    const auto finding = findingOf (samples);
    CHECK (finding.kind == LevelKind::scaled);
    CHECK (finding.bits == 8);
    CHECK (std::abs (finding.shareOnLattice() - 0.98) < 0.002);
}

TEST_CASE ("A lattice is recognised after silence and through a fade-in", "[measurement][lattice]")
{
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    CAPTURE (static_cast<int> (storage));
    auto fadeIn = decayingChord (60'000, 0.9, 100.0);
    std::reverse (fadeIn.begin(), fadeIn.end());
    auto samples = constant (10'000, 0.0);
    const auto sound = times (reduced (fadeIn, 16, Way::rounded), 0.9);
    samples.insert (samples.end(), sound.begin(), sound.end());

    const auto finding = findingOf (stored (samples, storage));
    CHECK (finding.kind == LevelKind::scaled);
    CHECK (finding.bits == 16);
    CHECK (std::abs (finding.gainDb - decibels (0.9)) < 100.0 * gainTolerance);
    CHECK (finding.shareOnLattice() > 0.99);
}

// The quiet passage tells the step to half a step of 24 bits over 50 of its own, which is far from
// enough to count the codes of the loud one.
TEST_CASE ("A louder passage sharpens the step, and nothing is miscounted on the way",
           "[measurement][lattice]")
{
    auto signal = sine (60'000, 0x1.9p-10);
    const auto loud = sine (8'000, 0.8);
    signal.insert (signal.end(), loud.begin(), loud.end());
    const auto samples = times (reduced (signal, 16, Way::rounded), 0.9);
    const auto finding = findingOf (stored (samples, Storage::as24Bits));
    CHECK (finding.kind == LevelKind::scaled);
    CHECK (finding.bits == 16);
    CHECK (std::abs (finding.gainDb - decibels (0.9)) < gainTolerance);
    CHECK (finding.offLattice == 0);
    CHECK (finding.compared > 65'000);
}
