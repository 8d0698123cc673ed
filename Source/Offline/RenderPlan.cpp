#include "RenderPlan.h"

#include "Files/FileProblem.h"
#include "Files/Writing/OutputFormat.h"

#include <algorithm>
#include <map>
#include <set>

namespace requant
{

namespace
{

namespace fs = std::filesystem;

// Earlier results may lie below the input: they are not inputs.
std::vector<fs::path> audioFilesBelow (const fs::path& folder, const fs::path& output)
{
    std::vector<fs::path> files;
    const auto outputIdentity = identityOf (output);
    std::error_code failure;
    fs::recursive_directory_iterator entry (folder, fs::directory_options::skip_permission_denied,
                                            failure);

    for (; ! failure && entry != fs::recursive_directory_iterator(); entry.increment (failure))
    {
        if (entry->is_directory (failure) && identityOf (entry->path()) == outputIdentity)
            entry.disable_recursion_pending();
        else if (entry->is_regular_file (failure) && hasAudioExtension (entry->path())
                 && ! entry->path().filename().string().starts_with ('.'))
            files.push_back (entry->path());
    }

    std::sort (files.begin(), files.end());
    return files;
}

void checkThatItCanBeAFolder (const fs::path& path)
{
    std::error_code failure;

    if (fs::exists (path, failure) && ! fs::is_directory (path, failure))
        throw FileProblem (path, "this is a file, but several inputs need a folder to go to; "
                                 "give the name of a folder.");
}

// place: the file's, in the folder that all goes to.
RenderJob jobInFolder (const fs::path& file, const fs::path& place, int container)
{
    return { file, container == 0 ? place : nameFor (place, container), true, container };
}

void addFolder (RenderPlan& plan, const fs::path& folder, const fs::path& output, int container)
{
    const auto files = audioFilesBelow (folder, output);

    if (files.empty())
        plan.problems.push_back (
            { folder,
              { folder, "no audio files are in this folder; give one that holds WAV, AIFF, "
                        "CAF, FLAC or other audio files." } });

    for (const auto& file : files)
        plan.jobs.push_back (
            jobInFolder (file, output / file.lexically_relative (folder), container));
}

// An input that is about to be overwritten, or an output that two inputs claim, is no job.
void removeCollisions (RenderPlan& plan)
{
    std::set<fs::path> inputs;
    std::map<fs::path, fs::path> inputOfOutput;

    for (const auto& job : plan.jobs)
        inputs.insert (identityOf (job.input));

    const auto isRefused = [&] (const RenderJob& job)
    {
        const auto refuse = [&] (const fs::path& file, const std::string& reason)
        {
            plan.problems.push_back ({ job.input, { file, reason } });
            return true;
        };

        const auto identity = identityOf (job.output);
        std::error_code failure;

        if (inputs.contains (identity) || fs::equivalent (job.input, job.output, failure))
            return refuse (job.output, "this is an input, and would be lost; give the output "
                                       "another name or folder.");

        const auto [other, isFirst] = inputOfOutput.emplace (identity, job.input);

        return ! isFirst
               && refuse (job.input, "another input already goes to " + job.output.string() + ", "
                                         + other->second.string() + "; render it by itself.");
    };

    std::vector<RenderJob> kept;
    std::remove_copy_if (plan.jobs.begin(), plan.jobs.end(), std::back_inserter (kept), isRefused);
    plan.jobs = std::move (kept);
}

} // namespace

fs::path identityOf (const fs::path& path)
{
    std::error_code failure;
    // Absolute first: a path whose beginning does not exist yet would stay relative.
    const auto absolute = fs::absolute (path);
    const auto canonical = fs::weakly_canonical (absolute, failure);
    return failure ? absolute : canonical;
}

RenderPlan planRender (const std::vector<fs::path>& inputs, const fs::path& output, int container)
{
    std::error_code failure;
    RenderPlan plan;
    plan.isBatch = inputs.size() > 1 || fs::is_directory (inputs.front(), failure);

    plan.goesToFolder =
        plan.isBatch || fs::is_directory (output, failure) || ! output.has_filename();

    if (plan.goesToFolder)
        checkThatItCanBeAFolder (output);

    for (const auto& input : inputs)
    {
        if (fs::is_directory (input, failure))
            addFolder (plan, input, output, container);
        else if (plan.goesToFolder)
            plan.jobs.push_back (jobInFolder (input, output / input.filename(), container));
        else
            plan.jobs.push_back ({ input, output, false, container });
    }

    removeCollisions (plan);
    return plan;
}

} // namespace requant
