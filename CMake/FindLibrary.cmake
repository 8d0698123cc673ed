# requant_find_library (NAME MODULE PACKAGE TARGET): NAME, to link, is the library that pkg-config knows as
# MODULE; where there is no pkg-config or it does not know it, as with vcpkg, it is TARGET of the CMake
# package PACKAGE.
find_package (PkgConfig QUIET)

function (requant_find_library name module package target)
    if (PkgConfig_FOUND)
        pkg_check_modules (${package} QUIET IMPORTED_TARGET GLOBAL ${module})
    endif()

    add_library (${name} INTERFACE)

    if (TARGET PkgConfig::${package})
        target_link_libraries (${name} INTERFACE PkgConfig::${package})
    else()
        find_package (${package} CONFIG REQUIRED GLOBAL)
        target_link_libraries (${name} INTERFACE ${target})
    endif()
endfunction()
