#pragma once

#include <algorithm>
#include <cmath>

namespace requant
{

/** A place in a plot: px to the right and down. */
struct Point
{
    float x = 0.0f, y = 0.0f;

    bool operator== (const Point&) const = default;
};

/** A rectangle whose sides lie along the axes. Its methods do what those of juce::Rectangle do that
    have the same names. Thread: any. */
class Rectangle
{
public:
    Rectangle() = default;
    Rectangle (float left, float top, float w, float h) noexcept
        : x (left), y (top), width (w), height (h)
    {
    }
    Rectangle (float w, float h) noexcept : width (w), height (h) {}

    float getX() const noexcept { return x; }
    float getY() const noexcept { return y; }
    float getWidth() const noexcept { return width; }
    float getHeight() const noexcept { return height; }
    float getRight() const noexcept { return x + width; }
    float getBottom() const noexcept { return y + height; }
    float getCentreX() const noexcept { return x + width / 2.0f; }
    float getCentreY() const noexcept { return y + height / 2.0f; }

    bool isEmpty() const noexcept { return width <= 0.0f || height <= 0.0f; }

    /** Left and upper edge included. */
    bool contains (Point point) const noexcept
    {
        return point.x >= x && point.y >= y && point.x < getRight() && point.y < getBottom();
    }

    Rectangle withX (float left) const noexcept { return { left, y, width, height }; }
    Rectangle withY (float top) const noexcept { return { x, top, width, height }; }
    Rectangle withWidth (float w) const noexcept { return { x, y, std::max (0.0f, w), height }; }
    Rectangle withHeight (float h) const noexcept { return { x, y, width, std::max (0.0f, h) }; }

    /** Move one edge; where it passes the other one, nothing is left. */
    Rectangle withLeft (float left) const noexcept
    {
        return { left, y, std::max (0.0f, x + width - left), height };
    }
    Rectangle withRight (float right) const noexcept
    {
        return { std::min (x, right), y, std::max (0.0f, right - x), height };
    }
    Rectangle withTop (float top) const noexcept
    {
        return { x, top, width, std::max (0.0f, y + height - top) };
    }
    Rectangle withBottom (float bottom) const noexcept
    {
        return { x, std::min (y, bottom), width, std::max (0.0f, bottom - y) };
    }

    Rectangle withTrimmedLeft (float amount) const noexcept { return withLeft (x + amount); }
    Rectangle withTrimmedRight (float amount) const noexcept { return withWidth (width - amount); }
    Rectangle withTrimmedTop (float amount) const noexcept { return withTop (y + amount); }
    Rectangle withTrimmedBottom (float amount) const noexcept
    {
        return withHeight (height - amount);
    }

    Rectangle withCentre (Point centre) const noexcept
    {
        return { centre.x - width / 2.0f, centre.y - height / 2.0f, width, height };
    }

    /** Every edge moves out, or in. */
    Rectangle expanded (float across, float down) const noexcept
    {
        return { x - across, y - down, std::max (0.0f, width + across * 2.0f),
                 std::max (0.0f, height + down * 2.0f) };
    }
    Rectangle expanded (float amount) const noexcept { return expanded (amount, amount); }
    Rectangle reduced (float across, float down) const noexcept
    {
        return expanded (-across, -down);
    }
    Rectangle reduced (float amount) const noexcept { return reduced (amount, amount); }

    /** The smallest that holds both; one of them alone, where the other is empty. */
    Rectangle getUnion (Rectangle other) const noexcept
    {
        if (other.isEmpty() || isEmpty())
            return isEmpty() ? other : *this;

        const auto left = std::min (x, other.x), top = std::min (y, other.y);
        return { left, top, std::max (getRight(), other.getRight()) - left,
                 std::max (getBottom(), other.getBottom()) - top };
    }

    /** Cut a strip off, at most all, and return it. */
    Rectangle removeFromLeft (float amount) noexcept
    {
        const auto strip = withWidth (std::min (amount, width));
        x += strip.width;
        width -= strip.width;
        return strip;
    }
    Rectangle removeFromRight (float amount) noexcept
    {
        amount = std::min (amount, width);
        width -= amount;
        return { x + width, y, amount, height };
    }
    Rectangle removeFromTop (float amount) noexcept
    {
        const auto strip = withHeight (std::min (amount, height));
        y += strip.height;
        height -= strip.height;
        return strip;
    }
    Rectangle removeFromBottom (float amount) noexcept
    {
        amount = std::min (amount, height);
        height -= amount;
        return { x, y + height, width, amount };
    }

    /** The nearest with edges at whole px; halves go to the even one. */
    Rectangle toNearestPixels() const noexcept
    {
        return { std::nearbyint (x), std::nearbyint (y), std::nearbyint (width),
                 std::nearbyint (height) };
    }

    bool operator== (const Rectangle&) const = default;

private:
    float x = 0.0f, y = 0.0f, width = 0.0f, height = 0.0f;
};

} // namespace requant
