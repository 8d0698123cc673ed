#include "Levels/PcmEncoding.h"
#include "Support/Catch.h"

#include <random>
#include <vector>

using namespace requant;

TEST_CASE ("A word is the nearest code, left-justified, between levels and beyond the ends, too",
           "[pcm]")
{
    std::mt19937 random (1);
    std::uniform_real_distribution<double> beyond (-1.5, 1.5);

    for (const auto kind :
         { LatticeKind::twosComplement, LatticeKind::symmetric, LatticeKind::endPoints })
        for (const auto bits : { 2.0, 8.0, 13.0, 16.0, 24.0 })
        {
            const auto lattice = Lattice::make (kind, bits);
            const auto encoding = PcmEncoding::of (lattice);
            REQUIRE (encoding);
            const auto half = std::int64_t { 1 } << (encoding->bits() - 1);
            std::vector<double> samples { 0.0, -0.0, 1.0, -1.0, 1e300, -1e300 };

            for (int n = 0; n < 300; ++n)
                samples.push_back (beyond (random));

            for (int n = 0; n < 100; ++n) // levels, and halfway between two
                samples.push_back ((lattice.lowestLsb() + 0.5 * n) * lattice.step());

            const auto wordOf = [&, unsignedBy = kind == LatticeKind::endPoints
                                                     ? half
                                                     : std::int64_t { 0 }] (double sample)
            {
                const auto code = lattice.nearestCode (sample) - unsignedBy;
                return static_cast<std::int32_t> (code << (32 - encoding->bits()));
            };

            for (const auto stride : { std::size_t { 1 }, std::size_t { 3 } })
            {
                std::vector<std::int32_t> words (samples.size() * stride, 77);
                encoding->write (samples, words.data(), stride);
                CAPTURE (kind, bits, stride);

                for (std::size_t n = 0; n < words.size(); ++n)
                    REQUIRE (words[n] == (n % stride == 0 ? wordOf (samples[n / stride]) : 77));
            }
        }
}
