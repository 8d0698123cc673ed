#include "FindingsJson.h"

#include "Measurement/FullScale.h"

namespace requant
{

namespace
{

Json placesJson (const ErrorByPlace& places)
{
    auto counts = Json::array(), means = Json::array(), variances = Json::array();

    for (std::size_t p = 0; p < ErrorByPlace::placeCount; ++p)
    {
        const auto error = places.place (p);
        const auto exists = error.count() > 0;
        counts.push_back (error.count());
        means.push_back (exists ? Json (error.mean()) : Json (nullptr));
        variances.push_back (exists ? Json (error.variance()) : Json (nullptr));
    }

    return { { "count", counts }, { "mean_error_lsb", means }, { "variance_lsb2", variances } };
}

// From the first bin that holds anything to the last.
Json histogramJson (const ErrorHistogram& histogram)
{
    auto first = ErrorHistogram::lastBin, last = -ErrorHistogram::lastBin;

    for (auto bin = -ErrorHistogram::lastBin; bin <= ErrorHistogram::lastBin; ++bin)
        if (histogram.countIn (bin) > 0)
        {
            first = std::min (first, bin);
            last = std::max (last, bin);
        }

    auto counts = Json::array();

    for (auto bin = first; bin <= last; ++bin)
        counts.push_back (histogram.countIn (bin));

    return { { "bin_lsb", 1.0 / ErrorHistogram::binsPerLsb },
             { "first_bin_lsb",
               first <= last ? Json (static_cast<double> (first) / ErrorHistogram::binsPerLsb)
                             : Json (nullptr) },
             { "count", counts },
             { "below", histogram.below() },
             { "above", histogram.above() } };
}

Json transferJson (const TransferCurve& curve)
{
    auto inputs = Json::array(), means = Json::array(), variances = Json::array(),
         counts = Json::array();

    for (std::size_t bin = 0; bin < curve.binCount(); ++bin)
        if (const auto& output = curve.outputLsb (bin); output.count() > 0)
        {
            inputs.push_back (curve.inputLsb (bin));
            counts.push_back (output.count());
            means.push_back (output.mean());
            variances.push_back (output.variance());
        }

    return { { "covers_every_level", curve.coversEveryLevel() },
             { "input_lsb", inputs },
             { "count", counts },
             { "mean_output_lsb", means },
             { "variance_lsb2", variances } };
}

Json levelsDb (const std::vector<double>& densities)
{
    auto db = Json::array();

    for (const auto density : densities)
        db.push_back (jsonNumber (levelDbfs (density, FullScale::sine)));

    return db;
}

Json spectrumJson (const ErrorReport& report)
{
    const auto& spectrum = report.spectrum;

    if (! spectrum.exist())
        return nullptr;

    return { { "unit", "dBFS per Hz" },
             { "0_dbfs_is", "a full-scale sine (AES17)" },
             { "window", std::string (windowName (spectrum.window)) },
             { "bin_hz", spectrum.binHz },
             { "noise_bin_hz", spectrum.noiseBinHz },
             { "frequency_hz", spectrum.frequenciesHz },
             { "input_db", levelsDb (spectrum.densities[Spectra::input]) },
             { "output_db", levelsDb (spectrum.densities[Spectra::output]) },
             { "error_db", levelsDb (spectrum.densities[Spectra::error]) },
             { "predicted_db", report.theory
                                   ? levelsDb (report.theory->densitiesAt (spectrum.frequenciesHz))
                                   : Json (nullptr) } };
}

} // namespace

Json curvesJson (const ErrorReport& report)
{
    const auto& counts = report.overall.counts;

    return { { "error_by_place", placesJson (counts.places) },
             { "histogram", histogramJson (counts.histogram) },
             { "transfer", transferJson (counts.transfer) },
             { "spectrum", spectrumJson (report) } };
}

} // namespace requant
