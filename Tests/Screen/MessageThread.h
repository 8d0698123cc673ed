#pragma once

#include "Hand.h"

#include <memory>
#include <optional>
#include <type_traits>

namespace requant::test
{

/** Runs something on the message thread and gives what it returned. Not from that thread; no check
    of a test inside. */
template <typename Work>
auto onMessageThread (Work work)
{
    using Result = std::invoke_result_t<Work>;
    const auto call = [] (auto& task)
    {
        juce::MessageManager::getInstance()->callFunctionOnMessageThread (
            [] (void* pointer) -> void*
            {
                (*static_cast<std::remove_reference_t<decltype (task)>*> (pointer))();
                return nullptr;
            },
            &task);
    };

    if constexpr (std::is_void_v<Result>)
    {
        call (work);
    }
    else
    {
        std::optional<Result> result;
        auto task = [&] { result.emplace (work()); };
        call (task);
        return std::move (*result);
    }
}

/** Deletes what belongs to the message thread there. */
struct DeletedThere
{
    template <typename Object>
    void operator() (Object* object) const
    {
        onMessageThread ([object] { delete object; });
    }
};

template <typename Object>
using OnMessageThread = std::unique_ptr<Object, DeletedThere>;

/** Whether something comes true on the message thread. What a hand does takes its way through the
    server, JUCE's messages and timers: asks again after each of the server's answers. */
template <typename Condition>
bool becomes (Condition condition, int answers = 1000)
{
    const Hand hand;

    for (int i = 0; i < answers; ++i)
    {
        if (onMessageThread (condition))
            return true;

        hand.ask();
    }

    return false;
}

} // namespace requant::test
