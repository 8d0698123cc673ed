#pragma once

#include "CommandRun.h"
#include "ReportFields.h"
#include "TemporaryFolder.h"
#include "TestAudio.h"

namespace requant::test
{

/** What `requant` says in both forms. */
struct BothReports
{
    nlohmann::json report;
    std::string text;
};

inline bool holds (const std::string& text, const std::string& part)
{
    return text.find (part) != std::string::npos;
}

inline BothReports reportsOf (const TemporaryFolder& folder, std::vector<std::string> arguments)
{
    arguments.insert (arguments.end(), { "--force", "--json", folder / "report.json" });
    const auto result = run (arguments);
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    return { nlohmann::json::parse (bytesOf (folder / "report.json")), result.output };
}

/** Of a mono signal at 44.1 kHz, in.wav, that becomes out.wav. */
inline BothReports rendered (const TemporaryFolder& folder, const std::vector<double>& samples,
                             std::vector<std::string> options)
{
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 1, samples);
    options.insert (options.begin(), { "render", folder / "in.wav", "-o", folder / "out.wav" });
    return reportsOf (folder, options);
}

} // namespace requant::test
