#pragma once

#include "Learner.h"
#include "Plugin/Parameters/HostParameter.h"
#include "Plugin/Parameters/ParameterSet.h"
#include "SessionText.h"

#include <optional>
#include <vector>

namespace requant
{

/** What one step of a person changed, so that it can be taken back and done again. What it did not
    change stays as it is then, whoever changed that since. Message thread. */
struct EditAction
{
    struct Change
    {
        HostParameter* parameter;
        double before, after;
    };

    struct Memories
    {
        SessionMemory before, after;
    };

    std::vector<Change> changes;
    std::optional<Memories> memories; ///< empty: it changes nothing but parameters

    bool changesAnything() const
    {
        return ! changes.empty() || (memories && memories->before != memories->after);
    }
};

/** What a person does with the parameters: takes steps back, loads presets, compares two settings.

    Every change by a person is one step: a gesture on a parameter of the reduction or on bypass, a
    preset, a copy, a change between A and B. Each is told to the host as gestures, also when it is
    taken back. What the host automates is no step and is not taken back.

    Tells its listeners of every change but those of parameters. Message thread but for what says
    otherwise.
*/
class Session : public juce::ChangeBroadcaster, private juce::AsyncUpdater
{
public:
    explicit Session (const ParameterSet&);
    ~Session() override;

    const ParameterSet& parameters() const noexcept { return all; }

    bool canUndo() const { return history.canUndo(); }
    bool canRedo() const { return history.canRedo(); }
    void undo();
    void redo();

    /** What undo() would take back and redo() do again: "Dither"; empty where they cannot. */
    juce::String undoName() const { return history.getUndoDescription(); }
    juce::String redoName() const { return history.getRedoDescription(); }

    /** Sets what a preset holds, as one step; the word length stays where it is kept. Bypass
        stays. */
    void load (const ReductionSettings&, const juce::String& preset);

    /** Whether load() of these would change nothing of the sound. */
    bool matches (const ReductionSettings&) const;

    /** The preset that the present settings began as, by name; it may be gone, or changed since. */
    juce::String preset() const { return memory().preset; }

    /** Says under what name the present settings were saved, or what a preset is called now. No
        step. */
    void setPreset (const juce::String& name);

    /** Whether the word length stays when presets and programs change. Reading it: any thread. */
    bool keepsWordLength() const { return memory().keepsWordLength; }
    void setKeepsWordLength (bool shouldKeep);

    /** Whether the parameters are the settings B, or A. */
    bool isB() const { return memory().isB; }

    /** Puts the settings A or B into the parameters, and keeps what was there as the other ones. */
    void choose (bool shouldBeB);

    /** Makes the other settings what the present ones are. */
    void copyToOther();

    /** Listens to a passage, from when a person begins to learn it to the end, which finds what the
        settings need of it as one step. Where nothing was heard, what was learned before stays. */
    void startLearning() { ear.start(); }
    void finishLearning();
    bool isLearning() const noexcept { return ear.isListening(); }

    /** What listens: gets the blocks that are reduced. */
    Learner& learner() noexcept { return ear; }

    /** What is stored with the parameters. Any thread. */
    SessionMemory memory() const;

    /** Takes what was stored, and forgets the steps, since they are of another session. Any thread;
        listeners hear of it on the message thread. */
    void restore (const SessionMemory&);

private:
    friend class SessionAction;

    ReductionSettings wantedOf (ReductionSettings) const;
    std::vector<EditAction::Change> changesTo (const ReductionSettings&) const;
    void record (HostParameter&, double before);

    void perform (const juce::String& name, EditAction);
    void take (const EditAction&, bool isUndone);
    void remember (const SessionMemory&);
    void handleAsyncUpdate() override;

    const ParameterSet& all;
    Learner ear;
    juce::UndoManager history;
    mutable juce::CriticalSection memoryLock;
    SessionMemory remembered;
    bool isOwnChange = false;
    GestureRecorder recorder;
};

} // namespace requant
