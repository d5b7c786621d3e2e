// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

// Shared by the tests of the task set.

namespace awaitscope::test {

//! JSON with single quotes instead of double ones, which is more readable in a test.
inline QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

inline QString describe(const Problems &problems)
{
    QString text;
    for (const Problem &p : problems)
        text += p.pointer + QStringLiteral(": ") + p.message + u'\n';
    return text;
}

//! The task set, or an empty one with a failed check.
inline TaskSet read(const QByteArray &text)
{
    const Result<TaskSet> set = readTaskSet(json(text));
    if (!set)
        qWarning("%s", qUtf8Printable(describe(set.problems())));
    return set ? *set : TaskSet();
}

//! Problems that the set would have as a file; empty when it is valid.
inline QString invalidity(const TaskSet &set)
{
    const Result<TaskSet> again = readTaskSet(writeTaskSet(set));
    if (!again)
        return describe(again.problems()) + QString::fromUtf8(writeTaskSet(set));
    return *again == set ? QString() : QStringLiteral("differs after writing and reading");
}

inline QStringList scenarioFiles()
{
    QStringList files;
    for (QDirIterator it(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios"),
                         {QStringLiteral("*.json")}, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();)
        files.append(it.next());
    files.sort();
    return files;
}

} // namespace awaitscope::test
