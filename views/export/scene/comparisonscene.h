// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"
#include "views/export/scene/exportscene.h"

namespace awaitscope {

//! What a picture of a comparison shows besides what every picture may.
struct ComparisonOptions
{
    ExportOptions picture; //!< its `lanes` and `log` do not apply
    bool onlyDifferences = false; //!< leave out the lanes in which no run differs
    bool table = true; //!< the summary beneath the runs
};

//! The formats of a comparison: png, svg, pdf, md, json. None: the suffix of \a path is none of these.
std::optional<ExportFormat> comparisonFormatOf(const QString &path);
QStringList comparisonSuffixes();

//! The runs above each other on one time axis: one ruler, one legend, the first difference as an upright line, every lane that differs with
//! a sign at its name, and a table that sums up. The stores must outlive the scene's functions. Cost: O(pixels x lanes).
ExportScene buildComparisonScene(const Comparison &comparison, const ComparisonOptions &options);

} // namespace awaitscope
