#pragma once

#include <filesystem>
#include <memory>
#include <sndfile.h>

namespace requant
{

struct SoundFileCloser
{
    void operator() (SNDFILE* file) const noexcept { sf_close (file); }
};

using SoundFile = std::unique_ptr<SNDFILE, SoundFileCloser>;

/** Opens a file through libsndfile; null where that fails (sf_strerror (nullptr) says why).
    mode: SFM_READ or SFM_WRITE. */
inline SoundFile openSoundFile (const std::filesystem::path& path, int mode, SF_INFO& info)
{
#ifdef _WIN32
    return SoundFile (sf_wchar_open (path.c_str(), mode, &info));
#else
    return SoundFile (sf_open (path.c_str(), mode, &info));
#endif
}

} // namespace requant
