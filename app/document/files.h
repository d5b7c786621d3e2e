// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

#include <QByteArray>
#include <QString>

namespace awaitscope {

//! The contents of a task set file, or one problem that says why it could not be read.
Result<QByteArray> readFile(const QString &path);

//! A hash that identifies the contents of a file.
QByteArray hashOf(const QByteArray &contents);

//! Reads and checks a task set file: every problem at once, or the whole task set.
Result<TaskSet> loadTaskSet(const QString &path);

//! Writes \a contents as an OutputFile. Empty on success.
Problems writeFile(const QString &path, const QByteArray &contents);

//! "FILE: POINTER: message", one line per problem, as `awaitscope check` prints them.
QString describe(const QString &file, const Problems &problems);

} // namespace awaitscope
