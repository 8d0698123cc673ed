#include "Session.h"

namespace requant
{

/** A step as JUCE's history wants it. */
class SessionAction : public juce::UndoableAction
{
public:
    SessionAction (Session& toChange, EditAction stepToTake)
        : session (toChange), step (std::move (stepToTake))
    {
    }

    bool perform() override
    {
        session.take (step, false);
        return true;
    }

    bool undo() override
    {
        session.take (step, true);
        return true;
    }

    int getSizeInUnits() override { return 1; }

private:
    Session& session;
    EditAction step;
};

namespace
{

constexpr int mostSteps = 1000, leastSteps = 100;

// Resetting the meters is an event, and what is listened to no change of the sound: taking either
// back would do something else than it says.
bool isStep (const Parameter& control)
{
    return control.isReduction || control.id == parameterId::bypass;
}

} // namespace

Session::Session (const ParameterSet& parametersToChange)
    : all (parametersToChange), history (mostSteps, leastSteps),
      recorder (all,
                [this] (HostParameter& parameter, double before) { record (parameter, before); })
{
}

Session::~Session() { cancelPendingUpdate(); }

SessionMemory Session::memory() const
{
    const juce::ScopedLock lock (memoryLock);
    return remembered;
}

void Session::remember (const SessionMemory& memory)
{
    const juce::ScopedLock lock (memoryLock);
    remembered = memory;
}

void Session::restore (const SessionMemory& memory)
{
    remember (memory);
    triggerAsyncUpdate();

    if (juce::MessageManager::existsAndIsCurrentThread())
        handleUpdateNowIfNeeded();
}

void Session::handleAsyncUpdate()
{
    history.clearUndoHistory();
    sendSynchronousChangeMessage();
}

void Session::undo()
{
    history.undo();
    sendSynchronousChangeMessage();
}

void Session::redo()
{
    history.redo();
    sendSynchronousChangeMessage();
}

void Session::record (HostParameter& parameter, double before)
{
    if (! isOwnChange && isStep (parameter.control()))
        perform (parameter.name, { { { &parameter, before, parameter.value() } }, {} });
}

void Session::perform (const juce::String& name, EditAction step)
{
    if (! step.changesAnything())
        return;

    history.beginNewTransaction (name);
    history.perform (new SessionAction (*this, std::move (step)));
    sendSynchronousChangeMessage();
}

void Session::take (const EditAction& step, bool isUndone)
{
    const juce::ScopedValueSetter<bool> own (isOwnChange, true);

    for (const auto& change : step.changes)
        if (const auto value = isUndone ? change.before : change.after;
            change.parameter->value() != value)
            change.parameter->setByUser (value);

    if (! step.memories)
        return;

    auto restored = isUndone ? step.memories->before : step.memories->after;
    restored.keepsWordLength = keepsWordLength();
    remember (restored);
}

ReductionSettings Session::wantedOf (ReductionSettings ofPreset) const
{
    if (keepsWordLength())
        ofPreset.bits = all.settings().reduction.bits;

    return ofPreset;
}

std::vector<EditAction::Change> Session::changesTo (const ReductionSettings& wanted) const
{
    const Settings settings { wanted };
    std::vector<EditAction::Change> changes;

    for (auto* parameter : all.all())
    {
        const auto& control = parameter->control();
        const auto before = parameter->value(), after = control.get (settings);

        if (control.isReduction && before != after)
            changes.push_back ({ parameter, before, after });
    }

    return changes;
}

void Session::load (const ReductionSettings& settings, const juce::String& name)
{
    const auto before = memory();
    auto after = before;
    after.preset = name;
    perform ("Preset " + name, { changesTo (wantedOf (settings)), { { before, after } } });
}

bool Session::matches (const ReductionSettings& settings) const
{
    return wantedOf (settings) == all.settings().reduction;
}

void Session::setPreset (const juce::String& name)
{
    {
        const juce::ScopedLock lock (memoryLock);
        remembered.preset = name;
    }

    sendSynchronousChangeMessage();
}

void Session::setKeepsWordLength (bool shouldKeep)
{
    {
        const juce::ScopedLock lock (memoryLock);
        remembered.keepsWordLength = shouldKeep;
    }

    sendSynchronousChangeMessage();
}

void Session::choose (bool shouldBeB)
{
    const auto before = memory();

    if (before.isB == shouldBeB)
        return;

    auto after = before;
    after.isB = shouldBeB;
    after.preset = before.other.preset;
    after.other = { all.settings().reduction, before.preset };
    perform (shouldBeB ? "A to B" : "B to A",
             { changesTo (before.other.reduction), { { before, after } } });
}

void Session::finishLearning()
{
    ear.stop();

    if (ear.heard().isEmpty())
        return sendSynchronousChangeMessage();

    const auto before = memory();
    auto after = before;
    after.learned.add (learn (ear.heard(), all.settings().reduction));
    perform ("Learn", { {}, { { before, after } } });
}

void Session::copyToOther()
{
    const auto before = memory();
    auto after = before;
    after.other = { all.settings().reduction, before.preset };
    perform (before.isB ? "Copy B to A" : "Copy A to B", { {}, { { before, after } } });
}

} // namespace requant
