// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"

#include <string>
#include <vector>

namespace awaitscope {

//! One question, and what each run answers.
struct SummaryRow
{
    std::string id; //!< for files that machines read: "main", "cancelled", "printed"
    QString title; //!< "Cancelled"
    QStringList cells; //!< one a run; may have several lines; empty: nobody, nothing
    bool differs = false; //!< the cells are not all alike
    bool isWhole = false; //!< the cells are sentences, of which none is left out
};

//! When main ended and how, who succeeded, was cancelled, lost, ignored; results; what was printed. Rows that are empty in every run are
//! left out. Long lists are cut, and say how many there are.
std::vector<SummaryRow> summaryOf(const Comparison &comparison);

//! "First difference at 300 ms: fetch D: cancelled at 600 ms, was: orphan until 9 s", or that there is none.
QString firstDifferenceText(const Comparison &comparison);
//! The comparison as Markdown: the first difference, the table, what differs in each run.
QString comparisonMarkdown(const Comparison &comparison, const QString &title);
//! The same for programs; the keys are never translated.
std::string comparisonJson(const Comparison &comparison, const QString &title);

} // namespace awaitscope
