// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"
#include "views/picture/displaylist.h"

namespace awaitscope {

//! Height of the log below the picture; 0 if the options request none.
qreal exportLogHeight(const TraceStore &store, const ExportOptions &options);

//! Appends the log below \a content: what the tasks printed, how they ended, what was reported. Returns its bottom, or that of
//! \a content if there is none.
qreal addExportLog(const TraceStore &store, const ExportOptions &options, const QRectF &content,
                   const std::function<qreal(const QString &, qreal, bool)> &measure, DisplayList &list);

} // namespace awaitscope
