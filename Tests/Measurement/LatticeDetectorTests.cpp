#include "FoundLattice.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 20'000;

// The highest code of so many bits: 2^(bits-1) - 1.
double highestCode (int bits) { return std::ldexp (1.0, bits - 1) - 1.0; }

Signal endPoints (const Signal& signal, int bits, Way way)
{
    const auto levels = std::ldexp (1.0, bits) - 1.0;
    return plus (times (codesOf (plus (signal, 1.0), levels / 2.0, way), 2.0 / levels), -1.0);
}

} // namespace

TEST_CASE ("Two's complement is recognised, however it is stored", "[measurement][lattice]")
{
    const auto bits = GENERATE (2, 3, 4, 8, 12, 16, 20, 23, 24);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    const auto which = GENERATE (0, 1);
    const auto way = GENERATE (Way::rounded, Way::truncated, Way::triangular);
    CAPTURE (bits, static_cast<int> (storage), which, static_cast<int> (way));
    const auto signal = stored (reduced (programme (which, count, 0.9), bits, way), storage);
    const auto finding = findingOf (signal);

    REQUIRE (finding.kind == LevelKind::twosComplement);
    CHECK (finding.bits == bits);
    CHECK (finding.step == std::ldexp (1.0, 1 - bits));
    CHECK (finding.gainDb == 0.0);
    CHECK (finding.offset == 0.0);
    CHECK (finding.offLattice == 0);
    CHECK (finding.shareOnLattice() == 1.0);
    CHECK (finding.containerBits == bits);
    CHECK (finding.compared
           == count - static_cast<std::size_t> (std::count (signal.begin(), signal.end(), 0.0)));
}

TEST_CASE ("Half the level is one bit more", "[measurement][lattice]")
{
    const auto finding =
        findingOf (times (reduced (programme (0, count), 16, Way::triangular), 0.5));
    CHECK (finding.kind == LevelKind::twosComplement);
    CHECK (finding.bits == 17);
}

TEST_CASE ("Codes scaled by 32767, and by the highest code of any word, are recognised",
           "[measurement][lattice]")
{
    const auto bits = GENERATE (2, 3, 8, 12, 16, 20);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    const auto which = GENERATE (0, 1);
    CAPTURE (bits, static_cast<int> (storage), which);
    const auto highest = highestCode (bits);

    // With triangular dither a code is less than 1.5 LSB away: of 2 bits, none clips from here on.
    const auto signal = programme (which, count, bits == 2 ? 0.49 : 0.7);
    const auto codes = codesOf (signal, highest, Way::triangular);
    const auto finding = findingOf (stored (times (codes, 1.0 / highest), storage));

    REQUIRE (finding.kind == LevelKind::symmetric);
    CHECK (finding.bits == bits);
    CHECK (finding.scaleBits == bits);
    CHECK (finding.step == Approx (1.0 / highest).epsilon (1e-15));
    CHECK (finding.gainDb == Approx (decibels ((highest + 1.0) / highest)));
    CHECK (finding.offLattice == 0);
}

TEST_CASE ("A product with a rounded 1/32767 in float is scaled by 32767, too",
           "[measurement][lattice]")
{
    auto samples = codesOf (programme (0, count), 32767.0, Way::rounded);

    for (auto& sample : samples)
        sample = static_cast<double> (static_cast<float> (sample) * (1.0f / 32767.0f));

    const auto finding = findingOf (samples);
    CHECK (finding.kind == LevelKind::symmetric);
    CHECK (finding.bits == 16);
    CHECK (finding.offLattice == 0);
}

// 16-bit codes at the top of a 32-bit integer that is read as if 2^31 - 1 were 1.0: float is too
// coarse to show that, and then the codes are exact.
TEST_CASE ("16 bits in a word scaled by 2^31 - 1 or 2^23 - 1 are told", "[measurement][lattice]")
{
    const auto codes = codesOf (programme (0, count), 32768.0, Way::triangular);
    const auto in32 = times (codes, 65536.0 / (0x1p31 - 1.0));
    const auto in24 = times (codes, 256.0 / (0x1p23 - 1.0));

    const auto finding = findingOf (in32);
    CHECK (finding.kind == LevelKind::symmetric);
    CHECK (finding.bits == 16);
    CHECK (finding.scaleBits == 32);

    CHECK (findingOf (stored (in32, Storage::asFloat)).kind == LevelKind::twosComplement);
    CHECK (findingOf (stored (in24, Storage::asFloat)).scaleBits == 24);
    CHECK (findingOf (stored (in24, Storage::as24Bits)).scaleBits == 24);
}

TEST_CASE ("End-points lattices are recognised", "[measurement][lattice]")
{
    const auto bits = GENERATE (2, 3, 8, 12, 16, 20);
    const auto storage = GENERATE (Storage::asDouble, Storage::asFloat, Storage::as24Bits);
    CAPTURE (bits, static_cast<int> (storage));
    const auto finding =
        findingOf (stored (endPoints (programme (0, count, 0.64), bits, Way::triangular), storage));

    REQUIRE (finding.kind == LevelKind::endPoints);
    CHECK (finding.bits == bits);
    CHECK (finding.step == Approx (2.0 / (std::ldexp (1.0, bits) - 1.0)).epsilon (1e-15));
    CHECK (finding.offset == Approx (finding.step / 2.0).epsilon (1e-15));
    CHECK (finding.offLattice == 0);
}

TEST_CASE ("One bit is recognised where both its levels are in use", "[measurement][lattice]")
{
    Random random { 1 };
    Signal belowZero (count), aboutZero (count), threeLevels (count);

    for (std::size_t n = 0; n < count; ++n)
    {
        belowZero[n] = random.below (2) == 0 ? 0.0 : -1.0;
        aboutZero[n] = random.below (2) == 0 ? 1.0 : -1.0;
        threeLevels[n] = static_cast<double> (random.below (3)) - 1.0;
    }

    CHECK (findingOf (belowZero).kind == LevelKind::twosComplement);
    CHECK (findingOf (belowZero).bits == 1);
    CHECK (findingOf (aboutZero).kind == LevelKind::endPoints);
    CHECK (findingOf (aboutZero).bits == 1);
    CHECK (findingOf (threeLevels).kind == LevelKind::symmetric);
    CHECK (findingOf (threeLevels).bits == 2);
}

TEST_CASE ("A short clip is enough", "[measurement][lattice]")
{
    const auto brief = reduced (sine (50, 0.45), 16, Way::triangular);
    CHECK (findingOf (brief).kind == LevelKind::twosComplement);
    CHECK (findingOf (brief).bits == 16);

    const auto longer = times (reduced (sine (500, 0.45), 16, Way::triangular), 0.9);
    CHECK (findingOf (longer).kind == LevelKind::scaled);
    CHECK (findingOf (longer).bits == 16);
}

TEST_CASE ("Dithered silence lies on its lattice", "[measurement][lattice]")
{
    const auto finding = findingOf (reduced (constant (count, 0.0), 16, Way::triangular));
    CHECK (finding.kind == LevelKind::twosComplement);
    CHECK (finding.bits == 16);
}

TEST_CASE ("What is found does not depend on the block size", "[measurement][lattice]")
{
    const auto block =
        GENERATE (std::size_t { 1 }, std::size_t { 3 }, std::size_t { 64 }, std::size_t { 5000 });
    const auto samples = GENERATE_COPY (
        reduced (programme (1, count), 16, Way::triangular),
        stored (times (reduced (programme (1, count), 16, Way::triangular), 0.9), Storage::asFloat),
        noise (count, 0.5, 3));
    CAPTURE (block);
    const auto whole = findingOf (samples), parts = findingOf (samples, block);
    CHECK (whole.kind == parts.kind);
    CHECK (whole.bits == parts.bits);
    CHECK (whole.step == parts.step);
    CHECK (whole.offset == parts.offset);
    CHECK (whole.compared == parts.compared);
    CHECK (whole.offLattice == parts.offLattice);
}

TEST_CASE ("A finding can be asked for at any time and changes nothing", "[measurement][lattice]")
{
    const auto samples = times (reduced (programme (1, count), 16, Way::triangular), 0.9);
    LatticeDetector asked, left;

    for (std::size_t n = 0; n < count; n += 1000)
    {
        asked.add (std::span (samples).subspan (n, 1000));
        left.add (std::span (samples).subspan (n, 1000));
        CHECK (asked.finding().kind == LevelKind::scaled);
    }

    CHECK (asked.finding().step == left.finding().step);
    CHECK (asked.finding().compared == left.finding().compared);

    asked = {};
    CHECK (asked.finding().kind == LevelKind::unknown);
    CHECK (asked.finding().compared == 0);
}
