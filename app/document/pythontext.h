// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"

#include <QByteArray>

namespace awaitscope {

//! The text of a Python file, and how the file encodes it.
struct PythonText
{
    QString text;
    bool hasMark = false; //!< begins with a byte order mark
};

constexpr qint64 PythonFileBytes = 4 * 1024 * 1024; //!< larger files are not opened

//! A problem if it is not text that the editor can keep as it is.
Result<PythonText> decodePython(const QByteArray &bytes);

//! The contents of the file: in Latin-1 if its first lines say so and it has all characters, else in UTF-8, which then
//! contradicts them: see PythonDocument::save().
QByteArray encodePython(const PythonText &text);

//! Whether a text that somebody pastes is probably a Python program that uses asyncio, or a part of one. Cheap: reads the first 64 KiB.
bool looksLikePython(const QString &text);

} // namespace awaitscope
