#include "NewFolder.h"

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
        throw FileProblem (folder, "the folder cannot be created (" + failure.message()
                                       + "); choose another.");
}

NewFolder::~NewFolder()
{
    std::error_code isFull; // then it stays

    for (const auto& path : made)
        fs::remove (path, isFull);
}

} // namespace requant
