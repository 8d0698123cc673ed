#pragma once

#include "Plots/Frame/Plot.h"
#include "StepsLayout.h"

namespace requant
{

/** Paints how samples meet levels: the input as a continuous curve, the levels as dotted lines with
    their codes, the output samples as dots on them, each joined to the curve by its error, and the
    error below in LSB. Thread: any.
*/
class StepsPlot : public Plot<StepsData, StepsLayout>
{
public:
    using Plot::Plot;

    void paintFrame (DisplayList&, const StepsLayout&, const StepsData&) const override;
    void paintData (DisplayList&, const StepsLayout&, const StepsData&) const override;

private:
    void paintTitles (DisplayList&, const StepsLayout&, const StepsData&) const;
    void paintLevels (DisplayList&, const StepsLayout&, const StepsData&) const;
    void paintLevel (DisplayList&, const StepsLayout&, double lsb, std::int64_t code,
                     const std::string& limit) const;
    void paintErrorAxis (DisplayList&, const StepsLayout&, const StepsData&) const;
    void paintTimeAxis (DisplayList&, const StepsLayout&, const StepsData&) const;
    void paintAxisName (DisplayList&, Rectangle axis, float left, const std::string&) const;

    void paintCurve (DisplayList&, const StepsLayout&, const StepsData&) const;
    void paintOutput (DisplayList&, const StepsLayout&, const StepsData&) const;
    void paintErrors (DisplayList&, const StepsLayout&, const StepsData&) const;
    void paintReadLine (DisplayList&, const StepsLayout&, const StepsData&) const;
};

} // namespace requant
