#include "PublishedShapers.h"

#include "PublishedCoefficients.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

using namespace coefficients;

constexpr std::array at8000 { 8000.0 };
constexpr std::array at11025 { 11025.0 };
constexpr std::array at16000 { 16000.0 };
constexpr std::array at22050 { 22050.0 };
constexpr std::array at32000 { 32000.0 };
constexpr std::array at37800 { 37800.0 };
constexpr std::array at44100 { 44100.0 };
constexpr std::array at48000 { 48000.0 };
constexpr std::array at88200 { 88200.0 };
constexpr std::array at96000 { 96000.0 };
constexpr std::array at192000 { 192000.0 };
constexpr std::array at44And48 { 44100.0, 48000.0 };

constexpr std::string_view lipshitzEtAl =
    "S. P. Lipshitz, J. Vanderkooy, R. A. Wannamaker, Minimally audible noise shaping, "
    "JAES 39(11), 1991";
constexpr std::string_view wannamaker =
    "R. A. Wannamaker, Psychoacoustically optimal noise shaping, JAES 40(7/8), 1992";
constexpr std::string_view soxGesemann = "S. Gesemann; as in SoX 14.4.2, src/dither.c";
constexpr std::string_view sony = "Sony; as circulated in open-source ditherers";
constexpr std::string_view elementary1 = "Elementary: H = 1 - z^-1";
constexpr std::string_view elementary2 = "Elementary: H = (1 - z^-1)^2";

constexpr PublishedShaper fir (Shaping shaping, std::string_view name, std::span<const double> taps,
                               std::span<const double> ratesHz, std::string_view source) noexcept
{
    return { shaping, name, taps, {}, ratesHz, source };
}

constexpr PublishedShaper shibataRow (Shaping shaping, std::string_view name,
                                      std::span<const double> taps,
                                      std::span<const double> ratesHz) noexcept
{
    return fir (shaping, name, taps, ratesHz, "N. Shibata; as in SoX 14.4.2, src/dither.c");
}

constexpr PublishedShaper ssrcRow (Shaping shaping, std::string_view name,
                                   std::span<const double> taps,
                                   std::span<const double> ratesHz) noexcept
{
    return fir (
        shaping, name, taps, ratesHz,
        "N. Shibata, SSRC, src/include/shibatch/shapercoefs.h (Boost Software Licence 1.0)");
}

constexpr std::array table {
    fir (Shaping::lipshitz, "Lipshitz (minimally audible, 5 taps)", lipshitz, at44100,
         lipshitzEtAl),
    fir (Shaping::fWeighted, "F-weighted (9 taps)", fWeighted, at44And48, wannamaker),
    fir (Shaping::modifiedE, "Modified E-weighted (9 taps)", modifiedE, at44And48, lipshitzEtAl),
    fir (Shaping::improvedE, "Improved E-weighted (9 taps)", improvedE, at44And48, lipshitzEtAl),
    shibataRow (Shaping::shibata, "Shibata", shibataAt48000, at48000),
    shibataRow (Shaping::shibata, "Shibata", shibataAt44100, at44100),
    shibataRow (Shaping::shibata, "Shibata", shibataAt37800, at37800),
    shibataRow (Shaping::shibata, "Shibata", shibataAt32000, at32000),
    shibataRow (Shaping::shibata, "Shibata", shibataAt22050, at22050),
    shibataRow (Shaping::shibata, "Shibata", shibataAt16000, at16000),
    shibataRow (Shaping::shibata, "Shibata", shibataAt11025, at11025),
    shibataRow (Shaping::shibata, "Shibata", shibataAt8000, at8000),
    shibataRow (Shaping::shibataLow, "Shibata, low", shibataLowAt48000, at48000),
    shibataRow (Shaping::shibataLow, "Shibata, low", shibataLowAt44100, at44100),
    shibataRow (Shaping::shibataHigh, "Shibata, high", shibataHighAt44100, at44100),
    PublishedShaper { Shaping::gesemann, "Gesemann", gesemannAt44100Taps, gesemannAt44100Poles,
                      at44100, soxGesemann },
    PublishedShaper { Shaping::gesemann, "Gesemann", gesemannAt48000Taps, gesemannAt48000Poles,
                      at48000, soxGesemann },
    ssrcRow (Shaping::ssrcA0, "SSRC ATH Curve A, Intensity 0", ssrcA0At44100, at44100),
    ssrcRow (Shaping::ssrcA1, "SSRC ATH Curve A, Intensity 1", ssrcA1At44100, at44100),
    ssrcRow (Shaping::ssrcA2, "SSRC ATH Curve A, Intensity 2", ssrcA2At44100, at44100),
    ssrcRow (Shaping::ssrcA3, "SSRC ATH Curve A, Intensity 3", ssrcA3At44100, at44100),
    ssrcRow (Shaping::ssrcA4, "SSRC ATH Curve A, Intensity 4", ssrcA4At44100, at44100),
    ssrcRow (Shaping::ssrcA5, "SSRC ATH Curve A, Intensity 5", ssrcA5At44100, at44100),
    ssrcRow (Shaping::ssrcA6, "SSRC ATH Curve A, Intensity 6", ssrcA6At44100, at44100),
    ssrcRow (Shaping::ssrcB0, "SSRC ATH Curve B, Intensity 0", ssrcB0At44100, at44100),
    ssrcRow (Shaping::ssrcB1, "SSRC ATH Curve B, Intensity 1", ssrcB1At44100, at44100),
    ssrcRow (Shaping::ssrcB2, "SSRC ATH Curve B, Intensity 2", ssrcB2At44100, at44100),
    ssrcRow (Shaping::ssrcB3, "SSRC ATH Curve B, Intensity 3", ssrcB3At44100, at44100),
    ssrcRow (Shaping::ssrcB4, "SSRC ATH Curve B, Intensity 4", ssrcB4At44100, at44100),
    ssrcRow (Shaping::ssrcB5, "SSRC ATH Curve B, Intensity 5", ssrcB5At44100, at44100),
    ssrcRow (Shaping::ssrcB6, "SSRC ATH Curve B, Intensity 6", ssrcB6At44100, at44100),
    ssrcRow (Shaping::ssrcA0, "SSRC ATH Curve A, Intensity 0", ssrcA0At48000, at48000),
    ssrcRow (Shaping::ssrcA1, "SSRC ATH Curve A, Intensity 1", ssrcA1At48000, at48000),
    ssrcRow (Shaping::ssrcA2, "SSRC ATH Curve A, Intensity 2", ssrcA2At48000, at48000),
    ssrcRow (Shaping::ssrcA3, "SSRC ATH Curve A, Intensity 3", ssrcA3At48000, at48000),
    ssrcRow (Shaping::ssrcA4, "SSRC ATH Curve A, Intensity 4", ssrcA4At48000, at48000),
    ssrcRow (Shaping::ssrcA5, "SSRC ATH Curve A, Intensity 5", ssrcA5At48000, at48000),
    ssrcRow (Shaping::ssrcA6, "SSRC ATH Curve A, Intensity 6", ssrcA6At48000, at48000),
    ssrcRow (Shaping::ssrcB0, "SSRC ATH Curve B, Intensity 0", ssrcB0At48000, at48000),
    ssrcRow (Shaping::ssrcB1, "SSRC ATH Curve B, Intensity 1", ssrcB1At48000, at48000),
    ssrcRow (Shaping::ssrcB2, "SSRC ATH Curve B, Intensity 2", ssrcB2At48000, at48000),
    ssrcRow (Shaping::ssrcB3, "SSRC ATH Curve B, Intensity 3", ssrcB3At48000, at48000),
    ssrcRow (Shaping::ssrcB4, "SSRC ATH Curve B, Intensity 4", ssrcB4At48000, at48000),
    ssrcRow (Shaping::ssrcB5, "SSRC ATH Curve B, Intensity 5", ssrcB5At48000, at48000),
    ssrcRow (Shaping::ssrcB6, "SSRC ATH Curve B, Intensity 6", ssrcB6At48000, at48000),
    ssrcRow (Shaping::ssrcA0, "SSRC ATH Curve A, Intensity 0", ssrcA0At88200, at88200),
    ssrcRow (Shaping::ssrcA1, "SSRC ATH Curve A, Intensity 1", ssrcA1At88200, at88200),
    ssrcRow (Shaping::ssrcA2, "SSRC ATH Curve A, Intensity 2", ssrcA2At88200, at88200),
    ssrcRow (Shaping::ssrcA0, "SSRC ATH Curve A, Intensity 0", ssrcA0At96000, at96000),
    ssrcRow (Shaping::ssrcA1, "SSRC ATH Curve A, Intensity 1", ssrcA1At96000, at96000),
    ssrcRow (Shaping::ssrcA2, "SSRC ATH Curve A, Intensity 2", ssrcA2At96000, at96000),
    ssrcRow (Shaping::ssrcA0, "SSRC ATH Curve A, Intensity 0", ssrcA0At192000, at192000),
    ssrcRow (Shaping::ssrcA1, "SSRC ATH Curve A, Intensity 1", ssrcA1At192000, at192000),
    ssrcRow (Shaping::ssrcA2, "SSRC ATH Curve A, Intensity 2", ssrcA2At192000, at192000),
    ssrcRow (Shaping::ssrcA0, "SSRC ATH Curve A, Intensity 0", ssrcA0At8000, at8000),
    ssrcRow (Shaping::ssrcA1, "SSRC ATH Curve A, Intensity 1", ssrcA1At8000, at8000),
    ssrcRow (Shaping::ssrcA2, "SSRC ATH Curve A, Saturated", ssrcA2At8000, at8000),
    ssrcRow (Shaping::ssrcA0, "SSRC ATH Curve A, Intensity 0", ssrcA0At11025, at11025),
    ssrcRow (Shaping::ssrcA1, "SSRC ATH Curve A, Intensity 1", ssrcA1At11025, at11025),
    ssrcRow (Shaping::ssrcA2, "SSRC ATH Curve A, Saturated", ssrcA2At11025, at11025),
    ssrcRow (Shaping::ssrcA0, "SSRC ATH Curve A, Intensity 0", ssrcA0At22050, at22050),
    ssrcRow (Shaping::ssrcA1, "SSRC ATH Curve A, Intensity 1", ssrcA1At22050, at22050),
    ssrcRow (Shaping::ssrcA2, "SSRC ATH Curve A, Saturated", ssrcA2At22050, at22050),
    fir (Shaping::fWeighted3, "F-weighted (3 taps)", fWeighted3, at44And48, wannamaker),
    fir (Shaping::fWeighted24, "F-weighted (24 taps)", fWeighted24, at44And48, wannamaker),
    fir (Shaping::modifiedE2, "Modified E-weighted (2 taps)", modifiedE2, at44And48, lipshitzEtAl),
    fir (Shaping::modifiedE3, "Modified E-weighted (3 taps)", modifiedE3, at44And48, lipshitzEtAl),
    fir (Shaping::superBitMapping, "Super Bit Mapping (12 taps)", superBitMapping, at44And48, sony),
    fir (Shaping::firstOrder, "First order", firstOrder, {}, elementary1),
    fir (Shaping::secondOrder, "Second order", secondOrder, {}, elementary2)
};

// The weakest intensity of the SSRC curve that a shaping belongs to; of others, the shaping itself.
constexpr Shaping weakestOfItsCurve (Shaping s) noexcept
{
    if (s >= Shaping::ssrcA0 && s <= Shaping::ssrcA6)
        return Shaping::ssrcA0;

    return s >= Shaping::ssrcB0 && s <= Shaping::ssrcB6 ? Shaping::ssrcB0 : s;
}

const PublishedShaper* findMadeFor (Shaping shaping, double sampleRateHz) noexcept
{
    const auto row = std::find_if (table.begin(), table.end(),
                                   [&] (const PublishedShaper& p)
                                   { return p.shaping == shaping && p.isMadeFor (sampleRateHz); });
    return row == table.end() ? nullptr : &*row;
}

const PublishedShaper* findNearest (Shaping shaping, double sampleRateHz) noexcept
{
    const PublishedShaper* nearest = nullptr;
    auto distance = 0.1 * sampleRateHz;

    for (const auto& row : table)
        for (const auto rate : row.ratesHz)
            if (row.shaping == shaping && std::abs (rate - sampleRateHz) <= distance)
            {
                nearest = &row;
                distance = std::abs (rate - sampleRateHz);
            }

    return nearest;
}

} // namespace

bool PublishedShaper::isMadeFor (double sampleRateHz) const noexcept
{
    return ratesHz.empty()
           || std::find (ratesHz.begin(), ratesHz.end(), sampleRateHz) != ratesHz.end();
}

std::span<const PublishedShaper> publishedShapers() noexcept { return table; }

bool isMadeFor (Shaping shaping, double sampleRateHz) noexcept
{
    return ! isPublished (shaping) || findMadeFor (shaping, sampleRateHz) != nullptr;
}

const PublishedShaper* findPublishedShaper (Shaping shaping, double sampleRateHz) noexcept
{
    const auto weakest = static_cast<int> (weakestOfItsCurve (shaping));

    for (auto intensity = static_cast<int> (shaping); intensity >= weakest; --intensity)
        if (const auto* row = findMadeFor (static_cast<Shaping> (intensity), sampleRateHz))
            return row;

    return findNearest (shaping, sampleRateHz);
}

} // namespace requant
