#include "ParameterSet.h"

namespace requant
{

namespace
{

// JUCE 7's LV2 wrapper lists a parameter's steps as scale points from 0 to 1 whatever its range, so
// a host that offers them would set the wrong value, unless the range is 0 to 1.
bool listsStepsRightly ([[maybe_unused]] const Parameter& control,
                        [[maybe_unused]] juce::AudioProcessor::WrapperType format)
{
#if JUCE_MAJOR_VERSION < 8
    return format != juce::AudioProcessor::wrapperType_LV2
           || control.kind == Parameter::Kind::toggle;
#else
    return true;
#endif
}

} // namespace

ParameterSet::ParameterSet (juce::AudioProcessor& owner)
{
    for (const auto& control : parameterTable())
    {
        auto parameter = std::make_unique<HostParameter> (
            control, listsStepsRightly (control, owner.wrapperType));
        parameters.push_back (parameter.get());
        owner.addParameter (parameter.release());
    }
}

HostParameter& ParameterSet::operator[] (std::string_view id) const
{
    const auto found = std::find_if (parameters.begin(), parameters.end(),
                                     [id] (const auto* p) { return p->control().id == id; });
    jassert (found != parameters.end());
    return **found;
}

Settings ParameterSet::settings() const noexcept
{
    Settings settings;

    for (const auto* parameter : parameters)
        parameter->control().set (settings, parameter->value());

    return settings;
}

GestureRecorder::GestureRecorder (const ParameterSet& parameters,
                                  std::function<void (HostParameter&, double)> onChange)
    : tell (std::move (onChange))
{
    for (auto* parameter : parameters.all())
    {
        heard.push_back ({ parameter, parameter->value() });
        parameter->addListener (this);
    }
}

GestureRecorder::~GestureRecorder()
{
    for (const auto& each : heard)
        each.parameter->removeListener (this);
}

void GestureRecorder::parameterGestureChanged (int index, bool isBeginning)
{
    if (! juce::MessageManager::existsAndIsCurrentThread())
        return;

    auto& gesture = heard[static_cast<std::size_t> (index)];
    const auto before = std::exchange (gesture.valueBefore, gesture.parameter->value());

    if (! isBeginning && before != gesture.parameter->value())
        tell (*gesture.parameter, before);
}

} // namespace requant
