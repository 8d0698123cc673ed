#pragma once

#include "Files/Numbers/NumberArray.h"
#include "Files/Reading/AudioSource.h"
#include "Offline/Run.h"
#include "Quantization/Reduction/ReductionSettings.h"

#include <memory>
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <string>

namespace requant
{

/** An array of float32 or float64 that somebody handed in, in the order of C and of bytes that the
    processor has. Thread: one that holds the interpreter's lock. */
class FloatArray
{
public:
    /** name: of the argument, for sentences. whatFloatsAre: what to give instead of other types.
        Throws FileProblem, which names the argument. */
    FloatArray (std::string name, const pybind11::object&, const std::string& whatFloatsAre);

    const std::string& name() const noexcept { return argument; }
    const std::vector<std::size_t>& shape() const noexcept { return lengths; }
    bool isSingle() const noexcept { return isFloat32; } ///< float32

    // Of the samples, which live as long as this does. Thread: any.
    const float* singles() const noexcept { return static_cast<const float*> (samples); }
    const double* doubles() const noexcept { return static_cast<const double*> (samples); }

    /** A new array of this shape, not yet filled, in float32 or float64 as this one. */
    pybind11::array like() const;

    /** The same numbers in the order of bytes of what was handed in. */
    pybind11::object inItsByteOrder (const pybind11::array&) const;

    std::size_t size() const noexcept;

private:
    std::string argument;
    pybind11::dtype given;
    pybind11::array array;
    const void* samples;
    std::vector<std::size_t> lengths;
    bool isFloat32;
};

/** Audio in an array: (frames,) or (frames, channels), full scale 1.0. */
class Signal
{
public:
    /** Throws FileProblem, which names the argument. */
    Signal (std::string name, const pybind11::object&);

    /** At the beginning; this signal has to outlive it. What no signal can have is read as 0, as
        from a file. Thread: any. */
    std::unique_ptr<AudioSource> read (int sampleRateHz) const;

    const FloatArray& array() const noexcept { return values; }
    std::size_t channelCount() const noexcept { return channels; }

private:
    FloatArray values;
    std::size_t channels;
};

/** Writes the output of a run into an array. */
class SignalWriter
{
public:
    /** It becomes as this signal is. settings: what makes the output. */
    SignalWriter (const Signal&, const ReductionSettings& settings);

    /** Takes what follows. Thread: any; the interpreter's lock is not needed. */
    void write (const FinishedBlock&);

    pybind11::array result() const { return array; }

private:
    template <typename Sample>
    void writeAs (const FinishedBlock&);

    ReductionSettings settings;
    pybind11::array array;
    void* samples;
    bool isFloat32;
    std::size_t channels, place = 0;
};

/** Plain numbers, of any shape. Throws FileProblem, which names the array. */
NumberArray numbersOf (const FloatArray&);

} // namespace requant
