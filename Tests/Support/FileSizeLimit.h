#pragma once

#include <sys/resource.h>

namespace requant::test
{

/** On systems with POSIX: no file may become longer than this, as long as this lives. A write fails
    as on a full disk, and a process that does not expect it is killed by SIGXFSZ. */
class FileSizeLimit
{
public:
    explicit FileSizeLimit (rlim_t bytes)
    {
        getrlimit (RLIMIT_FSIZE, &before);
        auto limit = before;
        limit.rlim_cur = bytes;
        setrlimit (RLIMIT_FSIZE, &limit);
    }

    ~FileSizeLimit() { setrlimit (RLIMIT_FSIZE, &before); }

    FileSizeLimit (const FileSizeLimit&) = delete;
    FileSizeLimit& operator= (const FileSizeLimit&) = delete;

private:
    rlimit before {};
};

} // namespace requant::test
