#include "Display.h"
#include "Support/Runner.h"

#include <thread>

namespace
{

/** Lists of tests need no display. */
bool isListing (int argumentCount, char** arguments)
{
    return std::any_of (arguments, arguments + argumentCount,
                        [] (const char* argument)
                        { return juce::String (argument).startsWith ("--list"); });
}

} // namespace

// JUCE's messages have the main thread, as in the application; the tests, which wait for what these
// do, have another.
int main (int argumentCount, char** arguments)
{
    using namespace requant::test;

    if (isListing (argumentCount, arguments))
        return runTests (argumentCount, arguments);

    // As for the application, JUCE then lives with what a display without a desktop refuses.
    juce::JUCEApplicationBase::createInstance = []() -> juce::JUCEApplicationBase*
    { return nullptr; };

    const Display display;
    const juce::ScopedJuceInitialiser_GUI gui;
    auto result = 1;

    std::thread tests (
        [&]
        {
            result = runTests (argumentCount, arguments);
            juce::MessageManager::getInstance()->stopDispatchLoop();
        });

    juce::MessageManager::getInstance()->runDispatchLoop();
    tests.join();
    return result;
}
