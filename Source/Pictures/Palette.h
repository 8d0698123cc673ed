#pragma once
#include "JuceHeader.h"
