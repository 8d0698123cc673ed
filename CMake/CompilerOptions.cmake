# What every file of ours is compiled with. The arithmetic is strict on purpose: the scalar code is
# the specification, so no reassociation and no fused multiply-add.

set (CMAKE_CXX_STANDARD 20)
set (CMAKE_CXX_STANDARD_REQUIRED ON)
set (CMAKE_CXX_EXTENSIONS OFF)
set (CMAKE_POSITION_INDEPENDENT_CODE ON)
set (CMAKE_CXX_VISIBILITY_PRESET hidden)
set (CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set (CMAKE_EXPORT_COMPILE_COMMANDS ON)
set (CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")

if (NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set (CMAKE_BUILD_TYPE Release)
endif()

set (REQUANT_SANITIZE "" CACHE STRING "Sanitizers for everything, e.g. address,undefined or thread")
set (REQUANT_WARNINGS_AS_ERRORS OFF CACHE BOOL "Treat warnings in our own code as errors")

if (REQUANT_SANITIZE)
    add_compile_options (-fsanitize=${REQUANT_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
    add_link_options (-fsanitize=${REQUANT_SANITIZE})
endif()

# For our own targets only; JUCE's modules are compiled by JuceLibraryCode with warnings off.
add_library (requant_options INTERFACE)

if (MSVC)
    target_compile_options (requant_options INTERFACE /W4 /fp:precise /utf-8 /bigobj
                            $<$<BOOL:${REQUANT_WARNINGS_AS_ERRORS}>:/WX>)
    target_compile_definitions (requant_options INTERFACE NOMINMAX _CRT_SECURE_NO_WARNINGS)
else()
    target_compile_options (
        requant_options
        INTERFACE -ffp-contract=off
                  -fno-trapping-math # lets loops with comparisons vectorise; changes no result
                  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wcast-align
                  -Wcast-qual -Wunused -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
                  -Wnull-dereference -Wdouble-promotion -Wformat=2 -Wextra-semi
                  -Wimplicit-fallthrough -Wzero-as-null-pointer-constant
                  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>
                  $<$<BOOL:${REQUANT_WARNINGS_AS_ERRORS}>:-Werror>)
endif()

# GCC's documentation: under sanitizers these report what is not so.
if (REQUANT_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options (requant_options INTERFACE -Wno-maybe-uninitialized)

    if (REQUANT_SANITIZE MATCHES "thread")
        target_compile_options (requant_options INTERFACE -Wno-null-dereference)
    endif()
endif()
