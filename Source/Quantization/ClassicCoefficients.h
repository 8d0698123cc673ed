#pragma once

#include <array>

/** Taps and poles of the published shapers, as their authors gave them: those of papers,
    Gesemann's and Sony's. PublishedShapers.cpp names the source of each. */
namespace requant::coefficients
{

inline constexpr std::array lipshitz { -2.033, 2.165, -1.959, 1.59, -0.6149 };

inline constexpr std::array fWeighted { -2.412, 3.37,   -3.937, 4.174,  -3.353,
                                        2.205,  -1.281, 0.569,  -0.0847 };

inline constexpr std::array modifiedE { -1.662, 1.263,    -0.4827, 0.2913, -0.1268,
                                        0.1124, -0.03252, 0.01265, 0.03524 };

inline constexpr std::array improvedE { -2.847, 4.685,  -6.214, 7.184,  -6.639,
                                        5.032,  -3.263, 1.632,  -0.4191 };

inline constexpr std::array gesemannAt44100Taps { -1.1474000000000002, 0.5382, -0.35200000000000004,
                                                  0.34759999999999996 };

inline constexpr std::array gesemannAt44100Poles { 1.0587, 0.0676, -0.6054, -0.2738 };

inline constexpr std::array gesemannAt48000Taps { -1.3344, 0.7455, -0.46020000000000005,
                                                  0.34619999999999995 };

inline constexpr std::array gesemannAt48000Poles { 0.903, 0.0116, -0.5853, -0.2571 };

inline constexpr std::array fWeighted3 { -1.623, 0.982, -0.109 };

inline constexpr std::array fWeighted24 {
    -2.391510032751124, 3.284444044979632,  -3.679506050389904, 3.635044049781009,
    -2.524185034568077, 1.146701015703782,  -0.115354001579743, -0.51374500703561,
    0.749277010261162,  -0.512386007016999, 0.188997002588268,  0.043705000598528,
    -0.149843002052063, 0.151186002070453,  -0.076302001044937, 0.012070000165296,
    0.021127000289329,  -0.025232000345547, 0.016121000220773,  -0.004453000060982,
    -0.000876000011999, 0.001799000024635,  -0.0007740000106,   0.000128000001755
};

inline constexpr std::array modifiedE2 { -1.537, 0.8367 };

inline constexpr std::array modifiedE3 { -1.652, 1.049, -0.1382 };

inline constexpr std::array superBitMapping { -1.47933,  1.59032,     -1.64436,   1.36613,
                                              -0.926704, 0.557931,    -0.26786,   0.106726,
                                              -0.028516, -0.00123066, 0.00616555, -0.003067 };

inline constexpr std::array firstOrder { -1.0 };

inline constexpr std::array secondOrder { -2.0, 1.0 };

} // namespace requant::coefficients
