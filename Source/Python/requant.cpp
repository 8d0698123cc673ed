#include "Arrays.h"
#include "Documents/ReportJson.h"
#include "Files/FileProblem.h"
#include "Offline/Measure.h"
#include "Offline/Render.h"
#include "Options.h"
#include "Version.h"

#include <array>

// The same core as the command's, for arrays. What it computes stands in the rooms below.

namespace requant
{

namespace
{

namespace py = pybind11;

py::object reduceArray (const py::object& x, const py::object& sampleRateHz,
                        const py::object& calibrate, const py::kwargs& keywords)
{
    const auto options = optionsOfReduction (keywords);
    options.checkLaw();
    auto settings = options.settings();
    const auto rateHz = sampleRateOf (sampleRateHz);
    const Signal signal ("x", x);
    std::optional<Signal> calibration;

    if (! calibrate.is_none())
    {
        options.checkCalibration();
        calibration.emplace ("calibrate", calibrate);
    }

    SignalWriter writer (signal, settings.reduction.asLawAllows());

    {
        const py::gil_scoped_release release;
        Learned learned;

        if (! settings.reduction.asLawAllows().isLearned())
        {
            const auto source = (calibration ? *calibration : signal).read (rateHz);
            learned = learnFrom (*source, settings.reduction, signal.channelCount());
            settings.reduction.learned = learned.scale;
        }

        const auto source = signal.read (rateHz);
        reduce (
            *source, settings, Parts {}, [&] (const FinishedBlock& block) { writer.write (block); },
            &learned.levels);
    }

    return signal.array().inItsByteOrder (writer.result());
}

// What only files have.
void removeFileFacts (const py::dict& facts)
{
    for (const auto* const name : { "file", "container", "bytes" })
        facts.attr ("pop") (name);
}

py::dict measureArrays (const py::object& x, const py::object& y, const py::object& sampleRateHz,
                        const py::kwargs& keywords)
{
    const auto options = optionsOfReduction (keywords);
    options.checkLaw();
    const auto said = SaidOfReduced::of (options);
    const auto rateHz = sampleRateOf (sampleRateHz);
    const Signal original ("x", x), reduced ("y", y);
    std::string json;

    {
        const py::gil_scoped_release release;
        const auto first = original.read (rateHz), second = reduced.read (rateHz);
        json = reportAsJson (measure (
            *first, *second, said,
            [&] (const ReductionSettings& settings)
            { return learnFrom (*original.read (rateHz), settings, original.channelCount()); },
            [] (const FinishedBlock&) {}));
    }

    const py::dict report = py::module_::import ("json").attr ("loads") (json);
    const py::dict input = report["input"];
    removeFileFacts (input);
    removeFileFacts (input["reduced"]);
    return report;
}

/** What quantize returns: four that can be unpacked, and what only some laws have. */
class QuantizedType
{
public:
    /** Makes the type; in Python. */
    QuantizedType()
    {
        static std::array<PyStructSequence_Field, 8> fields { {
            { "codes", "the whole numbers, int64, of x's shape" },
            { "values", "what they stand for, of x's shape and type" },
            { parameterId::scale.data(),
              "by what numbers were divided; an array with axis, or of a law with blocks; "
              "or None" },
            { "zero_point", "the code of 0; an array with axis; or None" },
            { "step", "1 LSB in units of x; an array with axis; or None" },
            { "exponents", "of block and nicam: one a block; or None" },
            { "steps", "of jayant: one a number; or None" },
            { nullptr, nullptr },
        } };
        static PyStructSequence_Desc description { "requant.Quantized",
                                                   "What quantize made of an array.", fields.data(),
                                                   4 };
        type = py::reinterpret_steal<py::object> (
            reinterpret_cast<PyObject*> (PyStructSequence_NewType (&description)));

        if (! type)
            throw py::error_already_set();
    }

    const py::object& object() const noexcept { return type; }

    py::object make (std::initializer_list<py::object> values) const
    {
        const auto made = py::reinterpret_steal<py::object> (
            PyStructSequence_New (reinterpret_cast<PyTypeObject*> (type.ptr())));

        if (! made)
            throw py::error_already_set();

        py::ssize_t index = 0;

        for (const auto& value : values)
            PyStructSequence_SetItem (made.ptr(), index++, py::object (value).release().ptr());

        return made;
    }

private:
    py::object type;
};

template <typename Number>
py::object arrayOrNone (const std::vector<Number>& numbers)
{
    return numbers.empty() ? py::object (py::none())
                           : py::object (py::array_t<Number> (
                               static_cast<py::ssize_t> (numbers.size()), numbers.data()));
}

// One value, or with an axis one for each of its indices; None where a law has none.
template <typename Number>
py::object oneOrEach (const std::vector<std::optional<Number>>& values, bool hasAxis)
{
    std::vector<Number> numbers;

    for (const auto& value : values)
        if (value)
            numbers.push_back (*value);

    if (hasAxis || numbers.empty())
        return arrayOrNone (numbers);

    return py::cast (numbers.front());
}

template <typename Number>
std::vector<std::optional<Number>> asOptional (const std::vector<Number>& numbers)
{
    return { numbers.begin(), numbers.end() };
}

template <typename Number, typename Source>
void fill (py::array& array, const std::vector<Source>& numbers)
{
    auto* const first = static_cast<Number*> (array.mutable_data());

    for (std::size_t n = 0; n < numbers.size(); ++n)
        first[n] = static_cast<Number> (numbers[n]);
}

// Where no law is said, and no step, it is the usual format.
void giveFormat (const py::object& format, WrittenNumbersOptions& options)
{
    const auto isDefault = py::isinstance<py::ellipsis> (format);

    if (isDefault && ! options.contains ("--law") && ! options.contains ("--step"))
        options["--format"] = "onnx-uint8";
    else if (! isDefault && ! format.is_none())
        options["--format"] = textOf (format);
}

FloatArray numbersArray (const std::string& name, const py::object& object)
{
    return { name, object, "with .astype ('float32') or .astype ('float64')." };
}

// An option that the numbers do not fit, or numbers that no option is to blame for.
[[noreturn]] void tell (const NumbersProblem& problem, const std::string& name)
{
    blameOption (problem);
    throw FileProblem (name, problem.what());
}

CalibrationNumbers calibrationOf (const py::object& calibrate, const NumbersPlan& plan)
{
    if (calibrate.is_none())
        return {};

    auto numbers = numbersOf (numbersArray ("calibrate", calibrate)).values;

    try
    {
        plan.checkCalibration (numbers);
    }
    catch (const NumbersProblem& problem)
    {
        tell (problem, "calibrate");
    }

    return { std::make_shared<const std::vector<double>> (std::move (numbers)) };
}

QuantizedNumbers quantizeNumbers (NumberArray numbers, const NumbersPlan& plan,
                                  const CalibrationNumbers& calibration)
{
    const py::gil_scoped_release release;

    try
    {
        return plan.quantize (std::move (numbers), calibration);
    }
    catch (const NumbersProblem& problem)
    {
        tell (problem, "x");
    }
}

py::object quantizeArray (const QuantizedType& type, const py::object& x, const py::object& format,
                          const py::object& calibrate, const py::kwargs& keywords)
{
    auto options = optionsOfNumbers (keywords);
    giveFormat (format, options);

    if (! calibrate.is_none())
        options["--calibrate"] = "an array";

    const auto plan = planNumbers (options);
    const auto array = numbersArray ("x", x);
    const auto made = quantizeNumbers (numbersOf (array), plan, calibrationOf (calibrate, plan));

    py::array codes =
        py::array_t<std::int64_t> (std::vector<py::ssize_t> (made.shape.begin(), made.shape.end()));
    fill<std::int64_t> (codes, made.codes);
    auto values = array.like();

    if (array.isSingle())
        fill<float> (values, made.values);
    else
        fill<double> (values, made.values);

    const auto hasAxis = made.axis.has_value();
    return type.make ({ codes, array.inItsByteOrder (values),
                        made.blockScales.empty() ? oneOrEach (made.scales, hasAxis)
                                                 : arrayOrNone (made.blockScales),
                        oneOrEach (made.zeroPoints, hasAxis),
                        oneOrEach (asOptional (made.steps), hasAxis), arrayOrNone (made.exponents),
                        arrayOrNone (made.movingSteps) });
}

std::string docOfReduce()
{
    return "reduce (x, sample_rate_hz=44100, *, calibrate=None, **options)\n\n"
           "Reduces the word length of audio, bit for bit as `requant render` does.\n\n"
           "x: float32 or float64, of shape (frames,) or (frames, channels), full scale 1.0, in "
           "any\n"
           "layout. NaN, infinities and denormals are taken as 0. Returns a new array of the same\n"
           "shape and type. Other threads run meanwhile.\n\n"
           "calibrate: another such array that ranges and levels are found from, instead of x.\n\n"
           "What cannot be used is a ValueError in the command's words, which write dither_amount "
           "as\n"
           "--dither-amount.\n\n"
           "options:\n\n"
           + helpOnReduction();
}

std::string docOfMeasure()
{
    return "measure (x, y, sample_rate_hz=44100, **options)\n\n"
           "Measures what a reduction, by any tool, did: QE = x - y, sample by sample.\n\n"
           "x, y: before and after it; arrays as reduce takes them, of one shape. Returns what\n"
           "`requant measure --json` writes, as a dict, without what only files have.\n\n"
           "options: those of reduce. bits, which has to be given, and lattice say which levels y\n"
           "lies on; the others what it is said to be made with, for theory to stand beside the\n"
           "figures.\n";
}

std::string docOfQuantize()
{
    return "quantize (x, format=\"onnx-uint8\", *, calibrate=None, **options)\n\n"
           "Quantizes plain numbers as `requant numbers` does.\n\n"
           "x: float32 or float64, of any shape, finite. Returns (codes, values, scale,\n"
           "zero_point), which have names, too, as have step, exponents and steps of laws that "
           "have\n"
           "them. Other threads run meanwhile.\n\n"
           "format: "
           + helpOnFormats()
           + " None, and where law or step is given: no\n"
             "format, law decides.\n\n"
             "calibrate: another array that scales and levels are found from, instead of x.\n\n"
             "options:\n\n"
           + helpOnNumbers();
}

} // namespace

PYBIND11_MODULE (requant, module)
{
    py::options options;
    options.disable_function_signatures(); // a line of each docstring says them

    module.doc() = "Reduces the word length of audio and of plain numbers, and measures what that "
                   "did: the same core as the command requant.";
    module.attr ("__version__") = versionText;

    py::register_local_exception_translator (
        [] (std::exception_ptr thrown)
        {
            try
            {
                if (thrown)
                    std::rethrow_exception (thrown);
            }
            catch (const OptionProblem& problem)
            {
                PyErr_SetString (PyExc_ValueError, problem.what());
            }
            catch (const FileProblem& problem)
            {
                PyErr_SetString (PyExc_ValueError, problem.what());
            }
        });

    const QuantizedType type;
    module.attr ("Quantized") = type.object();

    module.def ("reduce", &reduceArray, docOfReduce().c_str(), py::arg ("x"),
                py::arg ("sample_rate_hz") = 44100, py::kw_only(),
                py::arg ("calibrate") = py::none());
    module.def ("measure", &measureArrays, docOfMeasure().c_str(), py::arg ("x"), py::arg ("y"),
                py::arg ("sample_rate_hz") = 44100);
    module.def (
        "quantize",
        [type] (const py::object& x, const py::object& format, const py::object& calibrate,
                const py::kwargs& keywords)
        { return quantizeArray (type, x, format, calibrate, keywords); },
        docOfQuantize().c_str(), py::arg ("x"), py::arg ("format") = py::ellipsis(), py::kw_only(),
        py::arg ("calibrate") = py::none());
}

} // namespace requant
