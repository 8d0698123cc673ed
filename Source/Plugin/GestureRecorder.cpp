#include "GestureRecorder.h"

namespace requant
{

GestureRecorder::GestureRecorder (const Parameters& parameters,
                                  std::function<void (ControlParameter&, double)> onChange)
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
