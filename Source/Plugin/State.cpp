#include "State.h"

namespace requant
{

namespace
{

const juce::Identifier rootTag { "RequantState" }, valueTag { "value" };
const juce::Identifier versionKey { "version" }, sumKey { "checksum" };
const juce::Identifier idKey { "id" }, isKey { "is" };

// Over everything that restore() takes from the state, so that a flipped bit cannot pass as a
// value that happens to be legal.
juce::String checksum (const juce::XmlElement& root)
{
    juce::String content = root.getStringAttribute (versionKey);

    for (const auto* value : root.getChildWithTagNameIterator (valueTag.toString()))
        content << '\n'
                << value->getStringAttribute (idKey) << '=' << value->getStringAttribute (isKey);

    return juce::String::toHexString (content.hashCode64());
}

struct Restored
{
    ControlParameter* parameter;
    double value;
};

} // namespace

juce::MemoryBlock State::save (const Parameters& parameters)
{
    juce::XmlElement root (rootTag);
    root.setAttribute (versionKey, version);

    for (const auto* parameter : parameters.all())
    {
        auto* value = root.createNewChildElement (valueTag);
        value->setAttribute (idKey, parameter->paramID);
        value->setAttribute (isKey, parameter->control().idText (parameter->value()));
    }

    root.setAttribute (sumKey, checksum (root));

    const auto text = root.toString (juce::XmlElement::TextFormat().singleLine());
    return { text.toRawUTF8(), text.getNumBytesAsUTF8() };
}

juce::String State::restore (const Parameters& parameters, const void* data, std::size_t size)
{
    const auto text = juce::String::createStringFromData (data, static_cast<int> (size));
    const auto root = juce::parseXML (text);

    if (root == nullptr || ! root->hasTagName (rootTag))
        return "This is not a state of Requant, or it is damaged; the settings are unchanged.";

    if (root->getIntAttribute (versionKey) > version)
        return "This state is from a newer version of Requant; the settings are unchanged.";

    if (root->getIntAttribute (versionKey) < 1
        || root->getStringAttribute (sumKey) != checksum (*root))
        return "This state of Requant is damaged; the settings are unchanged.";

    std::vector<Restored> restored;

    for (auto* parameter : parameters.all())
    {
        const auto* value = root->getChildByAttribute (idKey, parameter->paramID);
        const auto& control = parameter->control();

        if (value == nullptr)
        {
            restored.push_back ({ parameter, control.defaultValue });
            continue;
        }

        const auto written = value->getStringAttribute (isKey);
        const auto parsed = control.parse (written.toStdString());

        if (! parsed)
            return "This state of Requant says \"" + written + "\" for " + parameter->name
                   + ", which can be " + juce::String (control.allowed())
                   + "; the settings are unchanged.";

        restored.push_back ({ parameter, *parsed });
    }

    for (const auto& [parameter, value] : restored)
        parameter->setValueNotifyingHost (parameter->convertTo0to1 (static_cast<float> (value)));

    return {};
}

} // namespace requant
