#include "Parameters.h"

namespace requant
{

Parameters::Parameters (juce::AudioProcessor& owner)
{
    for (const auto& control : controls())
    {
        auto parameter = std::make_unique<ControlParameter> (control);
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
