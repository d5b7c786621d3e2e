// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace awaitscope {

//! \name File names as the system stores them: bytes, usually UTF-8, but without a guarantee.
//!@{
//! A byte that is not UTF-8 becomes a lone surrogate from U+DC80 on, as in Python's surrogateescape. The conversion back is exact.
QString fileNameFromBytes(const QByteArray &bytes);
QByteArray fileNameToBytes(const QString &name);
//!@}

//! Detects that a file was written to or replaced. All zero: it does not exist.
struct FileStamp
{
    qint64 changed = 0; //!< ns
    qint64 size = 0;
    quint64 number = 0;
    bool operator==(const FileStamp &) const = default;
};
FileStamp fileStamp(const QString &path);

//! Whether a file of that name exists; follows links.
bool fileExists(const QString &path);
//! Whether both names lead to the same file, through any links. False if one of them does not exist.
bool isSameFile(const QString &one, const QString &other);
//! Creates the folder of \a path and its parents. If that fails, opening the file will fail too.
void makeFoldersFor(const QString &path);
//! The system's text for an error number: "No space left on device".
QString systemError(int number);

} // namespace awaitscope
