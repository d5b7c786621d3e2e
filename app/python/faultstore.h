// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

class QSettings;

namespace awaitscope {

//! An await of a Python file that is to fail.
struct StoredFault
{
    int line = 0; //!< from 1
    QString code; //!< what that line was
    int nth = 0; //!< which await of the line; 0: all
    QString task; //!< empty: all
    QString effect; //!< as the command line has it
    bool isOnce = false;
    bool isOn = true;
    bool operator==(const StoredFault &) const = default;
};

//! What was stored for that file; a damaged entry is none.
std::vector<StoredFault> storedFaults(const QSettings &settings, const QString &path);
//! Replaces it. Only the files that were stored last are remembered.
void storeFaults(QSettings &settings, const QString &path, const std::vector<StoredFault> &faults);

//! The line of a text that was edited elsewhere in which the fault belongs: the nearest one with the same code, apart from its indentation;
//! 0: there is none.
int lineOf(const StoredFault &fault, const QStringList &lines);

//! As the command line has it, in line \a line: [TASK@]LINE[.N][/1]=EFFECT
QString faultSpec(const StoredFault &fault, int line);
//! "--fail 'fetch@2=TimeoutError:slow' --fail ...", for a shell.
QString faultOptions(const QStringList &specs);

} // namespace awaitscope
