#include "Data.h"

#include <fstream>
#include <stdexcept>

namespace requant::test
{

nlohmann::json dataOf (const std::string& file)
{
    std::ifstream stream (REQUANT_SOURCE_FOLDER "/Tests/Data/" + file);

    if (! stream)
        throw std::runtime_error ("Tests/Data/" + file + " cannot be read");

    return nlohmann::json::parse (stream);
}

} // namespace requant::test
