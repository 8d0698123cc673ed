#include "Parameters/ParametersPage.h"

#include <fstream>
#include <iostream>

// Not a test: writes the page of parameters into the file that is named. Scripts/document calls it.
int main (int argumentCount, char** arguments)
{
    if (argumentCount != 2)
    {
        std::cerr << "requant_document takes the name of the file to write.\n";
        return 2;
    }

    std::ofstream file (arguments[1], std::ios::binary);
    file << requant::test::parametersPage() << std::flush;

    if (file)
        return 0;

    std::cerr << arguments[1] << " could not be written.\n";
    return 1;
}
