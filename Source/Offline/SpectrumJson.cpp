#include "SpectrumJson.h"

#include "Conditions.h"
#include "Measurement/Hearing.h"
#include "Measurement/ListeningLevel.h"

#include <algorithm>

namespace requant
{

namespace
{

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

} // namespace

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

} // namespace requant
