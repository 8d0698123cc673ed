#include "Levels/G711.h"

#include "Support/Catch.h"
#include "Support/LawVectors.h"
#include "Support/Random.h"

#include <cmath>
#include <limits>

using namespace requant;
using namespace requant::test;

namespace
{

using enum G711::Decisions;

constexpr auto infinity = std::numeric_limits<double>::infinity();
constexpr G711::Law everyLaw[] = { G711::Law::mu, G711::Law::a };

const G711& codec (G711::Law law, G711::Decisions decisions)
{
    static const G711 all[] = { G711 (G711::Law::mu, standard), G711 (G711::Law::mu, nearest),
                                G711 (G711::Law::a, standard), G711 (G711::Law::a, nearest) };
    return all[(law == G711::Law::a ? 2 : 0) + (decisions == nearest ? 1 : 0)];
}

} // namespace

TEST_CASE (
    "G.711 gives the octets of alawmulaw and ffmpeg for whole numbers, and decodes as they do",
    "[levels][g711]")
{
    const auto vectors = g711Vectors();
    CHECK (vectors.size() == 3);

    for (const auto& vector : vectors)
    {
        const auto& g711 = codec (vector.law == "mu-law" ? G711::Law::mu : G711::Law::a,
                                  vector.decisions == "standard" ? standard : nearest);
        REQUIRE (vector.runs.size() == 128);
        REQUIRE (vector.runs.front().first == vector.first);
        REQUIRE (vector.decoded.size() == 256);
        auto run = vector.runs.begin();

        for (auto n = vector.first; n <= vector.last; n += vector.step)
        {
            while (run + 1 != vector.runs.end() && (run + 1)->first <= n)
                ++run;

            if (g711.code (n / vector.fullScale) != run->second)
                FAIL_CHECK (vector.id << ": " << n << " becomes "
                                      << g711.code (n / vector.fullScale) << ", not "
                                      << run->second);
        }

        for (std::int64_t code = 0; code < 256; ++code)
        {
            CAPTURE (vector.id, code);
            CHECK (g711.value (code) * vector.fullScale
                   == vector.decoded[static_cast<std::size_t> (code)]);
        }
    }
}

// Tables 1a and 2a list where segments begin, as multiples of 1 / 4096 and 1 / 8192 here.
TEST_CASE ("G.711's segments begin at the decision values of its tables", "[levels][g711]")
{
    struct Row
    {
        int decision;
        std::int64_t octet; ///< of the step that begins there
    };

    const Row mu[] = { { 1, 0xFE },   { 31, 0xEF },  { 95, 0xDF },   { 223, 0xCF },
                       { 479, 0xBF }, { 991, 0xAF }, { 2015, 0x9F }, { 4063, 0x8F } };
    const Row a[] = { { 32, 0xC5 },  { 64, 0xF5 },   { 128, 0xE5 }, { 256, 0x95 },
                      { 512, 0x85 }, { 1024, 0xB5 }, { 2048, 0xA5 } };

    const auto check = [] (G711::Law law, const Row& row, double unit)
    {
        const auto& g711 = codec (law, standard);
        const auto x = row.decision / unit;
        CAPTURE (row.decision);
        CHECK (g711.code (x) == row.octet);
        CHECK (g711.code (std::nextafter (x, 0.0)) != row.octet);
        CHECK (g711.code (-x) == (row.octet ^ 0x80));
        CHECK (g711.code (std::nextafter (-x, 0.0)) != (row.octet ^ 0x80));
    };

    for (const auto& row : mu)
        check (G711::Law::mu, row, 8192.0);

    for (const auto& row : a)
        check (G711::Law::a, row, 4096.0);
}

TEST_CASE ("Every octet of G.711 comes back from its value", "[levels][g711]")
{
    for (const auto law : everyLaw)
        for (const auto decisions : { standard, nearest })
            for (std::int64_t code = 0; code < 256; ++code)
            {
                const auto& g711 = codec (law, decisions);
                CAPTURE (law, decisions, code);
                CHECK (g711.code (g711.value (code)) == code);
            }
}

TEST_CASE ("G.711 is odd: a sample of the other sign has the same octet but for its first bit",
           "[levels][g711]")
{
    Random random { 3 };

    for (const auto law : everyLaw)
        for (const auto decisions : { standard, nearest })
        {
            const auto& g711 = codec (law, decisions);

            for (int i = 0; i < 10000; ++i)
            {
                const auto bits = static_cast<int> (random.below (18));
                const auto x = std::ldexp (random.bipolar(), -bits);

                if (g711.code (-x) != (g711.code (x) ^ 0x80))
                    FAIL_CHECK ("law " << static_cast<int> (law) << " at " << x);
            }
        }
}

// Compared in the exact distances of all 256 levels.
TEST_CASE (
    "With nearest decisions G.711 takes the level nearest to any sample, and of two the larger",
    "[levels][g711]")
{
    Random random { 5 };

    for (const auto law : everyLaw)
    {
        const auto& g711 = codec (law, nearest);

        const auto check = [&] (double x)
        {
            double best = infinity, expected = 0.0;

            for (std::int64_t code = 0; code < 256; ++code)
            {
                const auto value = g711.value (code), distance = std::abs (x - value);

                if (distance < best || (distance == best && std::abs (value) > std::abs (expected)))
                {
                    best = distance;
                    expected = value;
                }
            }

            if (g711.value (g711.code (x)) != expected)
                FAIL_CHECK ("law " << static_cast<int> (law) << " at " << x);
        };

        for (int i = 0; i < 3000; ++i)
        {
            check (1.1 * random.bipolar());
            check (0.01 * random.bipolar());
        }

        for (std::size_t i = 0; i + 1 < g711.table().size(); ++i)
            if (g711.table().decision (i) != 0.0)
                check (g711.table().decision (i));
    }
}

TEST_CASE ("Mu-law has a zero of each sign; A-law takes 0 for positive and has no level there",
           "[levels][g711]")
{
    for (const auto decisions : { standard, nearest })
    {
        const auto& mu = codec (G711::Law::mu, decisions);
        CHECK (mu.code (0.0) == 0xFF);
        CHECK (mu.code (-0.0) == 0x7F);
        CHECK (mu.code (1e-9) == 0xFF);
        CHECK (mu.code (-1e-9) == 0x7F);
        CHECK (mu.value (0xFF) == 0.0);
        CHECK (mu.value (0x7F) == 0.0);
        CHECK (std::signbit (mu.value (0x7F)));

        const auto& a = codec (G711::Law::a, decisions);
        CHECK (a.code (0.0) == 0xD5);
        CHECK (a.code (-0.0) == 0xD5);
        CHECK (a.code (1e-9) == 0xD5);
        CHECK (a.code (-1e-9) == 0x55);
        CHECK (a.value (0xD5) == 8.0 / 32768.0);
        CHECK (a.value (0x55) == -8.0 / 32768.0);
    }
}

TEST_CASE ("G.711 stops at its outermost levels", "[levels][g711]")
{
    for (const auto x : { 1.0, 1.5, 1e300, infinity })
    {
        CHECK (codec (G711::Law::mu, standard).code (x) == 0x80);
        CHECK (codec (G711::Law::mu, standard).code (-x) == 0x00);
        CHECK (codec (G711::Law::a, standard).code (x) == 0xAA);
        CHECK (codec (G711::Law::a, standard).code (-x) == 0x2A);
    }

    CHECK (codec (G711::Law::mu, standard).value (0x80) == 32124.0 / 32768.0);
    CHECK (codec (G711::Law::a, standard).value (0xAA) == 32256.0 / 32768.0);
}

TEST_CASE ("The table of G.711 has its levels in rising order and rounds as the code does",
           "[levels][g711]")
{
    Random random { 9 };

    for (const auto law : everyLaw)
        for (const auto decisions : { standard, nearest })
        {
            const auto& g711 = codec (law, decisions);
            const auto& table = g711.table();
            CHECK (table.size() == (law == G711::Law::mu ? 255u : 256u));

            for (std::size_t i = 0; i < table.size(); ++i)
            {
                CHECK (table.level (i) == g711.value (table.code (i)));

                if (i > 0)
                {
                    const auto decision = table.decision (i - 1);
                    CHECK (table.level (i) > table.level (i - 1));

                    for (const auto x : { decision, std::nextafter (decision, 2.0),
                                          std::nextafter (decision, -2.0) })
                        CHECK (table.level (table.index (x)) == g711.value (g711.code (x)));
                }
            }

            for (int i = 0; i < 10000; ++i)
            {
                const auto x = 1.1 * random.bipolar();

                if (table.level (table.index (x)) != g711.value (g711.code (x)))
                    FAIL_CHECK ("law " << static_cast<int> (law) << " at " << x);
            }
        }
}
