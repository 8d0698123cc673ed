#include "RenderTask.h"

#include "Files/FileProblem.h"
#include "Files/Interruption.h"
#include "Offline/RenderPlan.h"

namespace requant
{

RenderTask::RenderTask (const juce::File& from, const juce::File& to, const Settings& settings)
    : juce::Thread ("Requant render"), input (from), output (to)
{
    options.settings.reduction = settings.reduction;
    options.mayReplace = true;
    options.watch = [this] (double proportion)
    {
        done = proportion;
        return ! threadShouldExit();
    };
    startThread();
}

RenderTask::~RenderTask() { stopThread (-1); }

void RenderTask::run()
{
    try
    {
        render();
    }
    catch (const Interrupted&)
    {
    }
    catch (const FileProblem& problem)
    {
        sentence = juce::String::fromUTF8 (problem.what());
    }
    catch (const std::bad_alloc&)
    {
        sentence = output.getFullPathName() + ": there is not enough memory to render this.";
    }
    catch (const std::filesystem::filesystem_error& error)
    {
        sentence = output.getFullPathName() + ": " + juce::String (error.code().message()) + ".";
    }
}

// Through the command's plan, which refuses to replace the input.
void RenderTask::render()
{
    const auto plan = planRender ({ pathOf (input) }, pathOf (output));

    if (! plan.problems.empty())
        sentence = juce::String::fromUTF8 (plan.problems.front().problem.what());

    for (const auto& job : plan.jobs)
        result = renderFile (job, options);
}

std::filesystem::path pathOf (const juce::File& file)
{
    const auto name = file.getFullPathName();
    return reinterpret_cast<const char8_t*> (name.toRawUTF8()); // UTF-8 on every system
}

} // namespace requant
