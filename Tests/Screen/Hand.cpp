#include "Hand.h"

#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace requant::test
{

namespace
{

juce::String moveCommand (Hand::Place place)
{
    return "mousemove " + juce::String (place.x) + " " + juce::String (place.y) + " ";
}

// Spawned, not forked: a copy of a process of some sanitizers takes a third of a second.
bool succeeds (const juce::StringArray& arguments)
{
    std::vector<std::string> words { REQUANT_XDOTOOL };

    for (const auto& argument : arguments)
        words.push_back (argument.toStdString());

    std::vector<char*> pointers;

    for (auto& word : words)
        pointers.push_back (word.data());

    pointers.push_back (nullptr);
    pid_t process = 0;
    int status = 0;
    return ::posix_spawn (&process, REQUANT_XDOTOOL, nullptr, nullptr, pointers.data(), environ)
               == 0
           && ::waitpid (process, &status, 0) == process && status == 0;
}

void run (const juce::StringArray& arguments)
{
    if (! succeeds (arguments))
        throw std::runtime_error ("xdotool cannot: "
                                  + arguments.joinIntoString (" ").toStdString());
}

} // namespace

void Hand::act (const juce::String& commands)
{
    run (juce::StringArray::fromTokens (commands.trim(), " ", {}));
}

void Hand::holding (const juce::String& keys, const juce::String& commands)
{
    act (keys.isEmpty() ? commands : "keydown " + keys + " " + commands + " keyup " + keys);
}

void Hand::moveTo (Place place) const { act (moveCommand (place)); }
void Hand::click (Place place) const { act (moveCommand (beside (place)) + "click 1"); }
void Hand::rightClick (Place place) const { act (moveCommand (beside (place)) + "click 3"); }

void Hand::doubleClick (Place place) const
{
    act (moveCommand (place) + "click --repeat 2 --delay 20 1");
}

// A hand passes the places between.
void Hand::drag (Place from, Place to, const juce::String& keys) const
{
    const auto start = beside (from);
    auto commands = moveCommand (start) + "mousedown 1 ";

    for (int i = 1; i <= 4; ++i)
        commands += moveCommand (start + (to - from) * i / 4);

    holding (keys, commands + "mouseup 1");
}

void Hand::wheel (Place place, int notches, const juce::String& keys) const
{
    constexpr auto up = " 4", down = " 5";
    holding (keys, moveCommand (place) + "click --repeat " + juce::String (std::abs (notches))
                       + " --delay 5" + (notches > 0 ? up : down));
}

void Hand::type (const juce::String& text) const { run ({ "type", "--delay", "5", text }); }
void Hand::press (const juce::String& key) const { act ("key " + key); }

void Hand::resize (const juce::Component& window, int width, int height) const
{
    const auto id = reinterpret_cast<std::uintptr_t> (window.getWindowHandle());
    act ("windowsize " + juce::String (static_cast<juce::int64> (id)) + " " + juce::String (width)
         + " " + juce::String (height));
}

// What it answers is of no interest; that it does, is.
void Hand::ask() const { act ("sleep 0"); }

} // namespace requant::test
