// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSaveFile>

namespace awaitscope {

//! Puts what was written in the place of the file, if it is all on the disk; else false, errorString() tells why, and the file
//! stays as it was. QSaveFile::commit() alone overlooks a buffer that cannot be emptied (Qt 6.4): on a full disk it puts an
//! empty file in the place of a good one, and says that all is well.
inline bool commitWhole(QSaveFile &file)
{
    return file.flush() && file.error() == QFileDevice::NoError && file.commit();
}

} // namespace awaitscope
