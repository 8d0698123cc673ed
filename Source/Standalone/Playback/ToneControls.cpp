#include "ToneControls.h"

namespace requant
{

namespace
{

// No part of the plug-in's settings: there is nothing of them to get or to set.
Parameter number (std::string_view id, std::string_view name, std::string_view unit,
                  std::string_view help, double minimum, double maximum, double initial)
{
    constexpr int stepsPerUnit = 100;
    return { id,      name,    unit,    help,         Parameter::Kind::number,
             minimum, maximum, initial, stepsPerUnit, {},
             false,   false,   nullptr, nullptr };
}

const Parameter& levelControl()
{
    static const auto control =
        number ("signal-level", "Level", "dBFS",
                "The signal's level by AES17: a sine whose peaks are full scale has 0 dBFS.",
                -160.0, 0.0, TestTone {}.levelDbfs);
    return control;
}

const Parameter& frequencyControl()
{
    static const auto control = number ("signal-frequency", "Frequency", "Hz",
                                        "The sine's frequency, or the chord's lowest.", 1.0,
                                        20000.0, TestTone {}.frequencyHz);
    return control;
}

} // namespace

ToneControls::ToneControls()
    : levelParameter (new HostParameter (levelControl())),
      frequencyParameter (new HostParameter (frequencyControl()))
{
    addParameter (levelParameter);
    addParameter (frequencyParameter);
}

} // namespace requant
