// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/explain.h"

#include <QByteArray>
#include <QString>

namespace awaitscope {

// What every page of a report is made of. Nothing is loaded and nothing runs, whatever names and texts hold.

//! Up to where the body begins.
QString reportHead(const QString &title);
QString reportFigure(const QByteArray &svg);
QString reportEnd();
//! Text from anywhere, as text of the page.
QString reportText(const QString &text);
//! Why, how it came about, the rules, and what would change it.
QString reportExplanation(const TraceStore &store, const Explanation &explanation);

} // namespace awaitscope
