#include "FindingsJson.h"

#include "SpectrumJson.h"

namespace requant
{

namespace
{

Json placesJson (const ErrorByPlace& places, double offset,
                 const std::optional<PlacedError>& theory)
{
    auto counts = Json::array(), means = Json::array(), variances = Json::array();
    auto predictedMeans = Json::array(), predictedVariances = Json::array();

    for (std::size_t p = 0; p < ErrorByPlace::placeCount; ++p)
    {
        const auto error = places.place (p);
        const auto exists = error.count() > 0;
        counts.push_back (error.count());
        means.push_back (exists ? Json (error.mean()) : Json (nullptr));
        variances.push_back (exists ? Json (error.variance()) : Json (nullptr));

        if (theory)
        {
            const auto expected = theory->at (ErrorByPlace::fromLevelLsb (p, offset));
            predictedMeans.push_back (expected.meanLsb);
            predictedVariances.push_back (expected.varianceLsb2);
        }
    }

    return { { "count", counts },
             { "mean_error_lsb", means },
             { "variance_lsb2", variances },
             { "predicted_mean_error_lsb", theory ? predictedMeans : Json (nullptr) },
             { "predicted_variance_lsb2", theory ? predictedVariances : Json (nullptr) } };
}

// From the first bin that holds anything to the last.
Json histogramJson (const ErrorHistogram& histogram, const std::optional<TheoryBeside>& theory)
{
    auto first = ErrorHistogram::lastBin, last = -ErrorHistogram::lastBin;

    for (auto bin = -ErrorHistogram::lastBin; bin <= ErrorHistogram::lastBin; ++bin)
        if (histogram.countIn (bin) > 0)
        {
            first = std::min (first, bin);
            last = std::max (last, bin);
        }

    constexpr auto binLsb = 1.0 / ErrorHistogram::binsPerLsb;
    auto counts = Json::array(), measured = Json::array(), predicted = Json::array();

    for (auto bin = first; bin <= last; ++bin)
    {
        counts.push_back (histogram.countIn (bin));
        measured.push_back (histogram.density (bin));

        if (theory)
            predicted.push_back (jsonNumber (theory->densityPerLsb (bin * binLsb, binLsb)));
    }

    return { { "bin_lsb", binLsb },
             { "first_bin_lsb", first <= last ? Json (first * binLsb) : Json (nullptr) },
             { "count", counts },
             { "density_per_lsb", measured },
             { "predicted_density_per_lsb", theory ? predicted : Json (nullptr) },
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

    const auto range = curve.inputRangeLsb();
    return { { "covers_every_level", curve.coversEveryLevel() },
             { "lowest_input_lsb", range ? Json (range->lowest) : Json (nullptr) },
             { "highest_input_lsb", range ? Json (range->highest) : Json (nullptr) },
             { "input_lsb", inputs },
             { "count", counts },
             { "mean_output_lsb", means },
             { "variance_lsb2", variances } };
}

Json spectraJson (const ErrorReport& report)
{
    const auto& spectrum = report.spectrum;

    if (! spectrum.exist())
        return nullptr;

    const auto& [input, output, error] = spectrum.densities;
    const auto& [inputPeaks, outputPeaks, errorPeaks] = spectrum.peaks;
    auto curves = spectrumJson (spectrum);
    curves["input_db"] = densitiesJson (input);
    curves["output_db"] = densitiesJson (output);
    curves["error_db"] = densitiesJson (error);
    curves["input_bin_db"] =
        binLevelsJson (spectrum.strongest[Spectra::input], spectrum.noiseBinHz);
    curves["output_bin_db"] =
        binLevelsJson (spectrum.strongest[Spectra::output], spectrum.noiseBinHz);
    curves["error_bin_db"] =
        binLevelsJson (spectrum.strongest[Spectra::error], spectrum.noiseBinHz);
    curves["input_peak_db"] = densitiesJson (inputPeaks);
    curves["output_peak_db"] = densitiesJson (outputPeaks);
    curves["error_peak_db"] = densitiesJson (errorPeaks);
    curves["predicted_db"] =
        report.theory ? densitiesJson (report.theory->densitiesAt (spectrum.frequenciesHz))
                      : Json (nullptr);
    return curves;
}

} // namespace

Json curvesJson (const ErrorReport& report)
{
    const auto& counts = report.overall.counts;

    return { { "error_by_place",
               placesJson (counts.places, counts.transfer.grid().offset,
                           report.theory ? report.theory->placed : std::nullopt) },
             { "histogram", histogramJson (counts.histogram, report.theory) },
             { "transfer", transferJson (counts.transfer) },
             { "spectrum", spectraJson (report) } };
}

} // namespace requant
