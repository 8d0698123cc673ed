# Builds for 64-bit ARM on Debian: Clang, as on Apple silicon, with Debian's libraries for arm64, and
# QEMU to run what comes out.

set (CMAKE_SYSTEM_NAME Linux)
set (CMAKE_SYSTEM_PROCESSOR aarch64)
set (CMAKE_C_COMPILER clang)
set (CMAKE_CXX_COMPILER clang++)
set (CMAKE_C_COMPILER_TARGET aarch64-linux-gnu)
set (CMAKE_CXX_COMPILER_TARGET aarch64-linux-gnu)
set (CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64)

set (CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
set (CMAKE_IGNORE_PATH /usr/lib/x86_64-linux-gnu)
set (ENV{PKG_CONFIG_LIBDIR} /usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig)
