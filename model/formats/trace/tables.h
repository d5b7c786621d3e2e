// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QString>

namespace awaitscope {

//! The stretches and moments of every lane as CSV (RFC 4180, UTF-8, a header line). Times are milliseconds with a decimal
//! point. Texts are guarded against spreadsheets as described in model/text/sheettext.h: remove one leading apostrophe.
QString writeCsv(const TraceStore &store);

//! The results and the ledger of exceptions as Markdown tables, with a heading and the counts. \a title empty: no heading.
QString writeMarkdown(const TraceStore &store, const QString &title = {});

//! A Mermaid gantt chart with one section per task. Unretrieved exceptions are critical, orphans are marked done. Whole
//! milliseconds; shorter stretches are left out unless they are failures.
QString writeMermaid(const TraceStore &store, const QString &title = {});

//! Mermaid's default limit on the number of characters.
constexpr qsizetype mermaidLimit = 50'000;
//! A remark for a chart with that many characters; empty if it is short enough.
QString mermaidNote(qsizetype characters);

} // namespace awaitscope
