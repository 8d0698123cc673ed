#include "Parameters.h"

namespace requant
{

namespace
{

// JUCE 7's LV2 wrapper lists a parameter's steps as scale points from 0 to 1 whatever its range, so
// a host that offers them would set the wrong value, unless the range is 0 to 1.
bool listsStepsRightly ([[maybe_unused]] const Control& control,
                        [[maybe_unused]] juce::AudioProcessor::WrapperType format)
{
#if JUCE_MAJOR_VERSION < 8
    return format != juce::AudioProcessor::wrapperType_LV2
           || (control.minimum == 0.0 && control.maximum == 1.0);
#else
    return true;
#endif
}

} // namespace

Parameters::Parameters (juce::AudioProcessor& owner)
{
    for (const auto& control : controls())
    {
        auto parameter = std::make_unique<ControlParameter> (
            control, listsStepsRightly (control, owner.wrapperType));
        parameters.push_back (parameter.get());
        owner.addParameter (parameter.release());
    }
}

ControlParameter& Parameters::operator[] (std::string_view id) const
{
    const auto found = std::find_if (parameters.begin(), parameters.end(),
                                     [id] (const auto* p) { return p->control().id == id; });
    jassert (found != parameters.end());
    return **found;
}

Settings Parameters::settings() const noexcept
{
    Settings settings;

    for (const auto* parameter : parameters)
        parameter->control().set (settings, parameter->value());

    return settings;
}

} // namespace requant
