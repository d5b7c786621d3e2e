// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"

namespace awaitscope {

//! Runs side by side as one web page: the picture, the summary, and every difference in words with what happened in both runs, and why. Like
//! the report of one run it needs nothing else and has no script. At most 200 differences of each run are told.
QByteArray writeComparisonReport(const Comparison &comparison, const QString &title, const QByteArray &svg);

} // namespace awaitscope
