#include "PreferencesTrial.h"

#if ! JUCE_WINDOWS
    #include <fcntl.h>
    #include <sys/file.h>
    #include <unistd.h>
#endif

namespace requant
{

namespace
{

constexpr auto marks = "Preferences-*.trying";

} // namespace

/** A file that belongs to this object until the object goes, or its process ends. */
class PreferencesTrial::Mark
{
public:
    /** Empty where such a file cannot be made. */
    static std::unique_ptr<Mark> beside (const juce::File& preferences)
    {
        const auto unique = "Preferences-" + juce::Uuid().toString();
        auto mark = std::make_unique<Mark>();
        mark->file = preferences.getSiblingFile (unique + ".trying");
        return mark->own (preferences.getSiblingFile (unique + ".new")) ? std::move (mark)
                                                                        : nullptr;
    }

    /** Whether it outlived whoever made it; then it is deleted. */
    static bool wasLeft (const juce::File& file)
    {
#if JUCE_WINDOWS
        return file.deleteFile(); // which fails while somebody has it open
#else
        const auto handle = ::open (file.getFullPathName().toRawUTF8(), O_RDONLY | O_CLOEXEC);

        if (handle < 0)
            return false;

        // Also of this process: a lock belongs to the opened file. Deleted before it is let go, so
        // that one of several that look takes it.
        const auto isLeft = ::flock (handle, LOCK_EX | LOCK_NB) == 0 && file.deleteFile();
        ::close (handle);
        return isLeft;
#endif
    }

#if JUCE_WINDOWS
    ~Mark()
    {
        stream.reset();
        file.deleteFile();
    }

private:
    bool own (const juce::File&)
    {
        stream = file.createOutputStream();
        return stream != nullptr;
    }

    std::unique_ptr<juce::FileOutputStream> stream;
#else
    ~Mark()
    {
        if (handle < 0)
            return;

        file.deleteFile();
        ::close (handle);
    }

private:
    // It has its name only once it is locked, so that nobody finds it ownerless.
    bool own (const juce::File& unnamed)
    {
        const auto* const path = unnamed.getFullPathName().toRawUTF8();
        handle = ::open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

        if (handle >= 0 && ::flock (handle, LOCK_EX | LOCK_NB) == 0 && unnamed.moveFileTo (file))
            return true;

        if (handle >= 0)
        {
            unnamed.deleteFile();
            ::close (handle);
        }

        handle = -1;
        return false;
    }

    int handle = -1;
#endif

    juce::File file;
};

PreferencesTrial::PreferencesTrial (const PreferencesFile& preferencesFile)
{
    const auto& file = preferencesFile.path();
    auto diedEarlier = false;

    for (const auto& found :
         file.getParentDirectory().findChildFiles (juce::File::findFiles, false, marks))
        diedEarlier = Mark::wasLeft (found) || diedEarlier;

    if (diedEarlier && file.exists())
    {
        aside = file.withFileExtension ("put-aside");

        if (! file.moveFileTo (aside))
            aside = file;

        return;
    }

    read = preferencesFile.read();

    // The defaults are not on trial: there is nothing to do without.
    if (read != Preferences {})
        mark = Mark::beside (file);
}

PreferencesTrial::~PreferencesTrial() = default;

void PreferencesTrial::survived() noexcept { mark.reset(); }

} // namespace requant
