# Starts the standalone application where there is no display: it has to say so and end with 1.
#   cmake -D APPLICATION=... -P WithoutDisplay.cmake

set (ENV{DISPLAY} ":65000") # unset, it would be :0, which many a desktop has
unset (ENV{WAYLAND_DISPLAY})
execute_process (COMMAND "${APPLICATION}" RESULT_VARIABLE status ERROR_VARIABLE complaint TIMEOUT 60)

if (NOT status EQUAL 1 OR NOT complaint MATCHES "there is no display")
    message (FATAL_ERROR "It ended with ${status} and said: ${complaint}")
endif()
