#pragma once

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace requant::test
{

/** An empty folder of its own for one test, removed with all that is in it. */
class TemporaryFolder
{
public:
    TemporaryFolder()
    {
        std::random_device random; // other programs of tests run at the same time
        path = std::filesystem::temp_directory_path()
               / ("requant-test-" + std::to_string (random()) + "-" + std::to_string (random()));
        std::filesystem::create_directories (path);
    }

    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::permissions (path, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all (path, ignored);
    }

    TemporaryFolder (const TemporaryFolder&) = delete;
    TemporaryFolder& operator= (const TemporaryFolder&) = delete;

    std::string operator/ (const std::string& name) const { return (path / name).string(); }

    /** The names of everything below it, hidden files too, sorted; with slashes on every system. */
    std::vector<std::string> contents() const
    {
        std::vector<std::string> names;

        for (const auto& entry : std::filesystem::recursive_directory_iterator (path))
            names.push_back (entry.path().lexically_relative (path).generic_string());

        std::sort (names.begin(), names.end());
        return names;
    }

    std::filesystem::path path;
};

} // namespace requant::test
