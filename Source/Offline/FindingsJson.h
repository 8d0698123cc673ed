#pragma once

#include "ErrorReport.h"
#include "JsonNumber.h"

namespace requant
{

/** What was measured of a channel, or of all, with the fields of the command's contract. */
Json findingsJson (const ErrorFindings&);

/** What theory expects beside it, and by how much that was missed. overall: what the theory was
    made with. */
Json theoryJson (const TheoryBeside&, const ErrorFindings& overall);

/** Everything of a report that is a curve: for pictures. */
Json curvesJson (const ErrorReport&);

} // namespace requant
