// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/recordrequest.h"

#include <QList>

class QSettings;

namespace awaitscope {

//! The programs that were recorded last, newest first, at most ten, each command in a folder once. What cannot be read counts as absent.
QList<RecordRequest> recentPrograms(const QSettings &settings);
void rememberProgram(QSettings &settings, const RecordRequest &request);

} // namespace awaitscope
