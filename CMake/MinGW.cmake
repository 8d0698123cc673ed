# Builds for Windows on Linux: GCC of the mingw-w64 project, with POSIX threads, and Wine to run what
# comes out. REQUANT_WINDOWS_LIBRARIES in the environment: where libsndfile, libsamplerate, mpg123, TagLib,
# FFTW, fmt, libpng, libjpeg, Boost, CLI11, nlohmann-json, Catch2 and lilv (its liblilv-0.a with serd, sord and
# sratom in it) are installed, built by the same compiler.

set (CMAKE_SYSTEM_NAME Windows)
set (CMAKE_SYSTEM_PROCESSOR x86_64)
set (CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set (CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set (CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
find_program (CMAKE_CROSSCOMPILING_EMULATOR NAMES wine64 wine PATHS /usr/lib/wine)

set (Boost_NO_BOOST_CMAKE ON) # whose paths are the host's
set (CMAKE_PREFIX_PATH "$ENV{REQUANT_WINDOWS_LIBRARIES}")
set (CMAKE_FIND_ROOT_PATH "$ENV{REQUANT_WINDOWS_LIBRARIES}" /usr/x86_64-w64-mingw32)
set (CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set (CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set (CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set (CMAKE_FIND_ROOT_PATH_MODE_PACKAGE BOTH) # JUCE's modules are the host's

# The host's pkg-config knows the host's libraries only.
set (CMAKE_DISABLE_FIND_PACKAGE_PkgConfig ON)

# No file of the compiler's own need be delivered with the program.
set (CMAKE_LINK_SEARCH_START_STATIC ON)
set (CMAKE_LINK_SEARCH_END_STATIC ON)
set (CMAKE_EXE_LINKER_FLAGS_INIT -static)
set (CMAKE_MODULE_LINKER_FLAGS_INIT -static)
set (CMAKE_SHARED_LINKER_FLAGS_INIT -static)

# The stack protector's library first, which the libraries may want.
set (CMAKE_CXX_STANDARD_LIBRARIES
     "-lssp -lkernel32 -luser32 -lgdi32 -lwinspool -lshell32 -lole32 -loleaut32 -luuid -lcomdlg32 -ladvapi32"
     CACHE STRING "What every program is linked with")
