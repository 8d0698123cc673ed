#include "Command.h"

#include "CommandLine.h"
#include "Files/Interruption.h"

#include <iostream>

namespace requant
{

namespace
{

// What was printed may still lie in a buffer; only then is it known whether it arrived.
bool standardOutputArrived() { return ! std::cout.flush().fail(); }

} // namespace

int runCommand (int argumentCount, const char* const* arguments)
{
    std::string help = "--help"; // or that of the subcommand

    try
    {
        CommandLine commandLine;

        if (argumentCount > 1 && commandLine.find (arguments[1]) != nullptr)
            help = std::string (arguments[1]) + " --help";

        const auto request = commandLine.parse (argumentCount, arguments);
        const InterruptionSignals signals;
        auto status = done;

        if (const auto* const text = std::get_if<std::string> (&request))
            std::cout << *text;
        else
            status = std::get<Subcommand*> (request)->perform();

        if (standardOutputArrived())
            return status;

        complain ("standard output could not be written, because it was closed or its disk is "
                  "full: what was to be printed is not complete. Let it go somewhere else.");
        return fileFailed;
    }
    catch (const OptionProblem& problem)
    {
        complain (problem.what() + std::string (" See requant ") + help + ".");
        return commandLineWrong;
    }
    catch (const Interrupted&)
    {
        interruption.store (false);
        complain ("interrupted; nothing half-written was left, finished files are kept.");
        return interrupted;
    }
    catch (const std::bad_alloc&)
    {
        complain ("there is not enough memory; close other programs.");
        return fileFailed;
    }
    catch (const std::exception& problem)
    {
        complain (problem.what());
        return fileFailed;
    }
}

} // namespace requant
