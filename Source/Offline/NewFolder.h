#pragma once

#include <filesystem>
#include <vector>

namespace requant
{

/** A folder, made where it is missing, and taken away again by the destructor where nothing came
    into it. Thread: one at a time. */
class NewFolder
{
public:
    /** Also makes what the folder lies in. Throws FileProblem. */
    explicit NewFolder (const std::filesystem::path&);
    ~NewFolder();

    NewFolder (const NewFolder&) = delete;
    NewFolder& operator= (const NewFolder&) = delete;

private:
    void removeEmpty() noexcept;

    std::vector<std::filesystem::path> made; ///< the innermost first
};

} // namespace requant
