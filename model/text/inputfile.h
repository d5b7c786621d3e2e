// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <functional>

namespace awaitscope {

//! The most that is read, whatever a file claims about itself. docs/security.md lists all limits.
namespace inputlimits {

inline constexpr qint64 MiB = 1024 * 1024;
inline constexpr qint64 TaskSetBytes = 64 * MiB; //!< also for one embedded in a picture, inflated
inline constexpr qint64 PictureBytes = 256 * MiB;
inline constexpr qint64 RecordingBytes = 4096 * MiB;
inline constexpr qint64 LineBytes = 64 * MiB; //!< of a recording
inline constexpr int Attributes = 1000; //!< of an XML element; each is compared with each

} // namespace inputlimits

//! Every file that the program reads is opened by this function.
//!
//! Opens \a path for reading if it is a regular file of at most \a most bytes, after following links; checks before it opens, and
//! never blocks. Returns what is wrong, a sentence for the user, or an empty string.
[[nodiscard]] QString openForReading(QFile &file, const QString &path, qint64 most);

//! Reads the rest of \a file, at most \a most bytes of it, since it may grow. \a goOn is called from time to time and may stop
//! reading by returning false. Returns what is wrong, or an empty string.
[[nodiscard]] QString readRest(QIODevice &file, QByteArray &contents, qint64 most, const std::function<bool(double part)> &goOn = {});

} // namespace awaitscope
