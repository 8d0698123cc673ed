#include "Typefaces.h"

#include "Resources.h"

namespace requant
{

namespace
{

juce::Typeface::Ptr load (const char* data, int size)
{
    return juce::Typeface::createSystemTypefaceFor (data, static_cast<std::size_t> (size));
}

} // namespace

Typefaces embeddedTypefaces()
{
    return { load (resources::LatoLight_ttf, resources::LatoLight_ttfSize),
             load (resources::LatoRegular_ttf, resources::LatoRegular_ttfSize),
             load (resources::LatoBold_ttf, resources::LatoBold_ttfSize),
             load (resources::LatoBlack_ttf, resources::LatoBlack_ttfSize) };
}

} // namespace requant
