#pragma once

#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"
#include "Text/Numbers.h"

namespace requant::test
{

using Arguments = std::vector<std::string>;
using Values = std::vector<double>;
using Codes = std::vector<int>;

/** Runs `requant numbers` on a file of its own that holds this text. */
inline CommandResult runOn (const std::string& text, const Arguments& options)
{
    const TemporaryFolder folder;
    writeBytes (folder / "in.txt", text);
    Arguments arguments { "numbers", folder / "in.txt" };
    arguments.insert (arguments.end(), options.begin(), options.end());
    return run (arguments);
}

inline nlohmann::json reportOn (const std::string& text, Arguments options)
{
    options.insert (options.end(), { "--json", "-" });
    const auto result = runOn (text, options);
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    return result.json();
}

/** As `requant numbers` reads them: all digits. */
inline std::string textOf (const std::vector<double>& values)
{
    std::string text;

    for (const auto value : values)
        text.append (numbers::roundTrip (value)).append (" ");

    return text;
}

} // namespace requant::test
