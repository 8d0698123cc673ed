#include "PresetList.h"

#include "Parameters/Presets.h"

namespace requant
{

namespace
{

using Entry = PresetList::Entry;

Entry entryOf (const Preset& preset)
{
    return { juce::String (preset.name), juce::String (preset.group), preset.settings.reduction,
             false, preset.isForPurpose };
}

// In the order of the list: what most people want, what is their own, the rest.
std::vector<Entry> entriesOf (const std::vector<UserPreset>& own)
{
    std::vector<Entry> all;

    for (const auto& preset : presets())
        if (preset.isForPurpose)
            all.push_back (entryOf (preset));

    for (const auto& preset : own)
        all.push_back ({ preset.name, "Yours", preset.settings, true, false, preset.problem });

    for (const auto& preset : presets())
        if (! preset.isForPurpose)
            all.push_back (entryOf (preset));

    return all;
}

} // namespace

PresetList::PresetList (const Style& styleToUse, Session& sessionToChange,
                        const PresetFolder& folderToRead)
    : DropDown (styleToUse, "Preset", "Settings for a purpose, and your own.", {}),
      session (sessionToChange), folder (folderToRead)
{
    onChoose = [this] (int index) { load (index); };
    session.addChangeListener (this);

    for (auto* parameter : session.parameters().all())
        if (parameter->control().isReduction)
            bindings.push_back (
                std::make_unique<ParameterBinding> (*parameter, [this] { findCurrent(); }));

    refresh();
}

PresetList::~PresetList() { session.removeChangeListener (this); }

void PresetList::refresh()
{
    list = entriesOf (folder.all());
    std::vector<Item> shownItems;

    for (const auto& entry : list)
    {
        const auto isLoud = entry.problem.isEmpty() && raisesLevel (entry.settings);
        shownItems.push_back ({ entry.name,
                                isLoud ? "Raises the level: quiet sound comes out loud." : "",
                                entry.group, isLoud ? "raises the level" : "",
                                entry.problem.isEmpty() ? "" : "cannot be read" });
    }

    setItems (std::move (shownItems));
    findCurrent();
}

void PresetList::load (int index)
{
    const auto& entry = list[static_cast<std::size_t> (index)];

    if (entry.problem.isEmpty())
        session.load (entry.settings, entry.name);
    else if (onProblem != nullptr)
        onProblem (entry.problem);
}

int PresetList::indexOf (const juce::String& name) const
{
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].name.equalsIgnoreCase (name))
            return static_cast<int> (i);

    return -1;
}

// Where several have the same settings, the one that was loaded. The others have to be the same in
// all, also where the word length is kept, since it is in their names.
int PresetList::matching() const
{
    const auto loaded = indexOf (session.preset());
    const auto present = session.parameters().settings().reduction;

    if (loaded >= 0 && list[static_cast<std::size_t> (loaded)].problem.isEmpty()
        && session.matches (list[static_cast<std::size_t> (loaded)].settings))
        return loaded;

    const auto found = std::find_if (
        list.begin(), list.end(),
        [&] (const Entry& entry) { return entry.problem.isEmpty() && entry.settings == present; });
    return found == list.end() ? -1 : static_cast<int> (found - list.begin());
}

void PresetList::findCurrent()
{
    const auto index = matching();
    const auto isEdited = index < 0 && indexOf (session.preset()) >= 0;
    setNoneText (isEdited ? shown()->name : juce::String ("Custom"));
    setRemark (isEdited                                                  ? "edited"
               : raisesLevel (session.parameters().settings().reduction) ? "raises the level"
                                                                         : "");

    if (index != chosen())
        setChosen (index);
}

const PresetList::Entry* PresetList::shown() const
{
    const auto match = matching();
    const auto index = match >= 0 ? match : indexOf (session.preset());
    return index < 0 ? nullptr : &list[static_cast<std::size_t> (index)];
}

// From the one that is shown, past those that cannot be used.
void PresetList::step (int direction)
{
    const auto* from = shown();
    auto index = from == nullptr ? -1 : static_cast<int> (from - list.data());

    do
        index += direction;
    while (juce::isPositiveAndBelow (index, count())
           && list[static_cast<std::size_t> (index)].problem.isNotEmpty());

    if (juce::isPositiveAndBelow (index, count()))
        choose (index);
}

juce::PopupMenu PresetList::menu()
{
    refresh();
    juce::PopupMenu menu, modes;
    menu.setLookAndFeel (&getLookAndFeel());
    juce::String section, mode;

    for (int i = 0; i < count(); ++i)
    {
        const auto& entry = list[static_cast<std::size_t> (i)];
        const auto isMode = ! entry.isForPurpose && ! entry.isUsers;
        auto& place = isMode ? modes : menu;
        auto& heading = isMode ? mode : section;

        if (std::exchange (heading, entry.group) != entry.group && entry.group.isNotEmpty())
            place.addSectionHeader (entry.group);

        place.addItem (menuItem (i));
    }

    menu.addSeparator();
    menu.addSubMenu ("Every mode", modes);

    if (onMenu != nullptr)
        onMenu (menu);

    return menu;
}

} // namespace requant
