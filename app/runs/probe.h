// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace awaitscope {

//! The folder of the Python code that records a program: installed beside this program, else in the source tree it was built from. Empty: neither.
QString probeFolder();

//! Sets this process' environment so that each Python program that it becomes or starts is recorded: into \a path (absolute), which must not
//! exist, and further processes beside it. \a options are those of the probe: "light", "origins", "ring=64M", "limit=1G".
void useProbe(const QString &probe, const QString &path, const QStringList &options);

} // namespace awaitscope
