#include "Arrays.h"

#include "Engine/InputGuard.h"
#include "Files/FileProblem.h"

#include <algorithm>
#include <numeric>

namespace requant
{

namespace
{

namespace py = pybind11;

/** Reads frames of samples that lie side by side, one of each channel. */
template <typename Sample>
class InterleavedSource : public AudioSource
{
public:
    InterleavedSource (const std::string& name, const Sample* first, std::size_t frames,
                       std::size_t channels, int sampleRateHz)
        : next (first), row (AudioBlock::capacity)
    {
        info.file = name;
        info.sampleRateHz = sampleRateHz;
        info.channelCount = channels;
        info.frames = frames;
        info.format = std::is_same_v<Sample, float> ? SF_FORMAT_FLOAT : SF_FORMAT_DOUBLE;
    }

    const AudioFileInfo& facts() const noexcept override { return info; }

    bool read (AudioBlock& block) override
    {
        const auto channels = info.channelCount;
        block.frames = static_cast<std::size_t> (
            std::min<std::uint64_t> (AudioBlock::capacity, info.frames - framesRead));

        for (std::size_t c = 0; c < channels; ++c)
        {
            for (std::size_t n = 0; n < block.frames; ++n)
                row[n] = next[n * channels + c];

            block.replaced[c] = guardInput (std::span<const Sample> (row).first (block.frames),
                                            std::span (block.channels[c]).first (block.frames));
        }

        next += block.frames * channels;
        framesRead += block.frames;
        return block.frames > 0;
    }

    std::optional<double> proportionRead() const override
    {
        return static_cast<double> (framesRead) / static_cast<double> (info.frames);
    }

private:
    AudioFileInfo info;
    const Sample* next;
    std::vector<Sample> row;
    std::uint64_t framesRead = 0;
};

// As NumPy makes one of a list, or of what else it takes for one.
py::array arrayOf (const std::string& name, const py::object& object)
{
    if (auto array = py::array::ensure (object))
        return array;

    throw FileProblem (name, "it is no array; give one of float32 or float64.");
}

template <typename Number>
py::array inOrderOfC (const py::array& array)
{
    return py::array_t<Number, py::array::c_style | py::array::forcecast>::ensure (array);
}

} // namespace

FloatArray::FloatArray (std::string name, const py::object& object,
                        const std::string& whatFloatsAre)
    : argument (std::move (name)), array (arrayOf (argument, object))
{
    given = array.dtype();
    isFloat32 = given.itemsize() == sizeof (float);

    if (given.kind() != 'f' || (! isFloat32 && given.itemsize() != sizeof (double)))
        throw FileProblem (argument, "its type is " + std::string (py::str (given))
                                         + "; give float32 or float64, " + whatFloatsAre);

    array = isFloat32 ? inOrderOfC<float> (array) : inOrderOfC<double> (array);
    samples = array.data();

    for (py::ssize_t axis = 0; axis < array.ndim(); ++axis)
        lengths.push_back (static_cast<std::size_t> (array.shape (axis)));
}

py::array FloatArray::like() const
{
    const std::vector<py::ssize_t> shape (lengths.begin(), lengths.end());
    return isFloat32 ? py::array (py::array_t<float> (shape))
                     : py::array (py::array_t<double> (shape));
}

py::object FloatArray::inItsByteOrder (const py::array& numbers) const
{
    return numbers.dtype().is (given) ? py::object (numbers) : numbers.attr ("astype") (given);
}

std::size_t FloatArray::size() const noexcept
{
    return std::accumulate (lengths.begin(), lengths.end(), std::size_t { 1 },
                            std::multiplies<> {});
}

Signal::Signal (std::string name, const py::object& object)
    : values (std::move (name), object, "whose full scale is 1.0: 16-bit codes divided by 32768.")
{
    const auto& shape = values.shape();

    if (shape.empty() || shape.size() > 2)
        throw FileProblem (values.name(), "its shape is " + shapeText (shape)
                                              + "; give (frames,) or (frames, channels).");

    if (values.size() == 0)
        throw FileProblem (values.name(),
                           "its shape " + shapeText (shape) + " holds no sample; one is enough.");

    channels = shape.size() == 2 ? shape[1] : 1;
}

std::unique_ptr<AudioSource> Signal::read (int sampleRateHz) const
{
    const auto frames = values.shape().front();

    if (values.isSingle())
        return std::make_unique<InterleavedSource<float>> (values.name(), values.singles(), frames,
                                                           channels, sampleRateHz);

    return std::make_unique<InterleavedSource<double>> (values.name(), values.doubles(), frames,
                                                        channels, sampleRateHz);
}

SignalWriter::SignalWriter (const Signal& signal, const ReductionSettings& madeBy)
    : settings (madeBy), array (signal.array().like()), samples (array.mutable_data()),
      isFloat32 (signal.array().isSingle()), channels (signal.channelCount())
{
}

void SignalWriter::write (const FinishedBlock& block)
{
    if (isFloat32)
        writeAs<float> (block);
    else
        writeAs<double> (block);

    place += block.length() * channels;
}

template <typename Sample>
void SignalWriter::writeAs (const FinishedBlock& block)
{
    auto* const first = static_cast<Sample*> (samples) + place;

    for (std::size_t c = 0; c < channels; ++c)
    {
        const auto input = block.channels[c].input, levels = block.channels[c].output;

        for (std::size_t n = 0; n < block.length(); ++n)
            first[n * channels + c] =
                static_cast<Sample> (settings.delivered (input[n], levels[n]));
    }
}

NumberArray numbersOf (const FloatArray& array)
{
    checkShape (array.name(), array.shape());
    NumberArray numbers { array.shape(), {} };
    numbers.values.reserve (array.size());

    for (std::size_t n = 0; n < array.size(); ++n)
    {
        numbers.values.push_back (array.isSingle() ? static_cast<double> (array.singles()[n])
                                                   : array.doubles()[n]);
        checkNumber (array.name(), numbers, n);
    }

    return numbers;
}

} // namespace requant
