// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/taskset.h"

#include <QByteArray>
#include <QString>

namespace awaitscope {

//! The whole of a task set file, or one problem that says why not.
Result<QByteArray> readFile(const QString &path);

//! By which the contents of a file are known again.
QByteArray hashOf(const QByteArray &contents);

//! Reads and checks a task set file: every problem at once, or the whole task set.
Result<TaskSet> loadTaskSet(const QString &path);

//! Writes \a contents as an OutputFile. Empty when it worked.
Problems writeFile(const QString &path, const QByteArray &contents);

//! "FILE: POINTER: message", one line a problem, as `awaitscope check` prints them.
QString describe(const QString &file, const Problems &problems);

} // namespace awaitscope
