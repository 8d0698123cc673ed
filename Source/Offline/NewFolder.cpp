#include "NewFolder.h"

#include "FileOperations.h"
#include "FileProblem.h"

namespace requant
{

namespace fs = std::filesystem;

NewFolder::NewFolder (const fs::path& folder)
{
    std::error_code failure;

    for (auto path = fs::absolute (folder).lexically_normal(); ! fs::exists (path, failure);
         path = path.parent_path())
        made.push_back (path);

    fs::create_directories (folder, failure);

    if (failure)
    {
        removeEmpty();
        throw FileProblem (folder, "the folder cannot be created: " + whyNotWritten (failure));
    }
}

NewFolder::~NewFolder() { removeEmpty(); }

void NewFolder::removeEmpty() noexcept
{
    std::error_code isFull; // then it stays

    for (const auto& path : made)
        fs::remove (path, isFull);
}

} // namespace requant
