#pragma once

#include "ParameterBinding.h"

namespace requant
{

/** What shows and sets one control, so that its menu can be found from wherever it was asked
    for. */
class ParameterHolder
{
public:
    virtual ~ParameterHolder() = default;

    virtual ParameterBinding& held() = 0;

    /** How a value can be typed, or empty. */
    virtual std::function<void()> typingAction() { return {}; }
};

} // namespace requant
