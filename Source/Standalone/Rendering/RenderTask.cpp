#include "RenderTask.h"

#include "Files/FileProblem.h"
#include "Files/Interruption.h"
#include "Offline/RenderPlan.h"

namespace requant
{

/** What is to be done, and what came of it. */
class RenderTask::Work : public BackgroundWork
{
public:
    Work (const juce::File& from, const juce::File& to, const Settings& settings,
          const Learned& learned)
        : input (from), output (to)
    {
        options.settings.reduction = settings.reduction;
        options.learned = learned;
        options.mayReplace = true;
        options.watch = [this] (double proportion)
        {
            done = proportion;
            return ! isCancelled();
        };
    }

    std::atomic<double> done { 0.0 };
    std::optional<ErrorReport> result;
    juce::String sentence;

private:
    void run() override;
    void render();

    const juce::File input, output;
    RenderOptions options;
};

RenderTask::RenderTask (const juce::File& from, const juce::File& to, const Settings& settings,
                        const Learned& learned)
    : work (std::make_shared<Work> (from, to, settings, learned))
{
    BackgroundWork::begin (work);
}

RenderTask::~RenderTask()
{
    cancel();
    work->wait (patienceMs);
}

void RenderTask::cancel() noexcept { work->cancel(); }

void RenderTask::wait() const { work->wait(); }

double RenderTask::progress() const noexcept { return work->done; }

bool RenderTask::isFinished() const noexcept { return work->isFinished(); }

const std::optional<ErrorReport>& RenderTask::report() const noexcept { return work->result; }

const juce::String& RenderTask::problem() const noexcept { return work->sentence; }

void RenderTask::Work::run()
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
void RenderTask::Work::render()
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
