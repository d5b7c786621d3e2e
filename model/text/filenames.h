// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace awaitscope {

//! \name The names of files as the system knows them: bytes, most often UTF-8, but nothing says so.
//!@{
//! A byte that is not UTF-8 becomes a lone surrogate, U+DC80 and up, as in Python's surrogateescape. The way back is exact.
QString fileNameFromBytes(const QByteArray &bytes);
QByteArray fileNameToBytes(const QString &name);
//!@}

//! By which it is noticed that a file was written to, or another was put in its place. All zero: there is none.
struct FileStamp
{
    qint64 changed = 0; //!< ns
    qint64 size = 0;
    quint64 number = 0;
    bool operator==(const FileStamp &) const = default;
};
FileStamp fileStamp(const QString &path);

//! Whether something of that name exists, links followed.
bool fileExists(const QString &path);
//! Whether both names lead to one file, through whatever links. False when one of them does not exist.
bool isSameFile(const QString &one, const QString &other);
//! Makes the folder that \a path lies in, and all around it. If that fails, so does what comes next.
void makeFoldersFor(const QString &path);
//! What the system calls the error of that number: "No space left on device".
QString systemError(int number);

} // namespace awaitscope
