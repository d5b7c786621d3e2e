// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace awaitscope {

//! A program that the user wants to record, as it was typed.
struct RecordRequest
{
    QString command; //!< split as a shell would, but no shell is involved; may begin with NAME=VALUE
    QString folder; //!< in which it runs
    QString interpreter; //!< a path, for python3, for FILE.py and for what is installed beside it; empty: as the command says
    QStringList environment; //!< NAME=VALUE, additions to this process' own
    QString output; //!< where the recording goes; empty: a new file in recordingsFolder()
    bool light = false;
    bool origins = false;
    bool operator==(const RecordRequest &) const = default;
};

//! What is executed for a request.
struct RecordPlan
{
    QString program; //!< absolute
    QStringList arguments;
    QString folder;
    QProcessEnvironment environment;
    QString recording; //!< absolute, and free; further processes put theirs beside it
};

//! Checks a request. The pointer of a problem names the member of RecordRequest that is wrong. Nothing is executed, and only recordingsFolder() is made.
Result<RecordPlan> planRecording(const RecordRequest &request);

//! A free name in recordingsFolder(), which is made: \a stem and the time.
QString newRecordingPath(const QString &stem);

//! Where recordings go that were not given a place. Only its owner can read it.
QString recordingsFolder();

} // namespace awaitscope
