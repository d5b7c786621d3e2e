// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace awaitscope {

//! The first name of a recording that is free in the working folder.
QString freeRecordName();

//! What keeps a recording from being written there, or an empty string. An older one gives way.
QString makeRecordRoom(const QString &path);

//! Starts a window that waits for the recording, which process \a of will write.
void openRecordWindow(const QString &path, qint64 of);

} // namespace awaitscope
