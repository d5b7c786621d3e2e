// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QLockFile;

namespace awaitscope {

class Document;
class PythonDocument;

//! Unsaved work of a program that crashed or was killed.
struct RecoveredWork
{
    QString file; //!< the recovery file
    QString path; //!< the file of the task set; empty if it was never saved
    TaskSet taskSet;
    std::optional<QString> python; //!< a Python text instead of the task set
    QByteArray standsOn; //!< hash of the contents of that file at the time; empty if unknown
};

//! Keeps a copy of unsaved work in a recovery file that only its owner can read and that is at most a second old, and removes it when the
//! work is saved or discarded. A lock file beside it shows whether the program that wrote it is still running.
class Recovery : public QObject
{
    Q_OBJECT

public:
    //! The folder of the user's recovery files.
    static QString defaultFolder();

    Recovery(Document *document, const QString &folder, QObject *parent = nullptr);
    Recovery(PythonDocument *document, const QString &folder, QObject *parent = nullptr);
    ~Recovery() override; //!< the work was saved or discarded: removes the recovery file

    //! The newest work left by a program that is no longer running. Files that cannot be read are moved aside, are not looked at
    //! again, and are deleted after a month.
    static std::optional<RecoveredWork> leftBehind(const QString &folder);
    //! Deletes a recovery file and its lock.
    static void discard(const QString &file);

    const QString &folder() const { return m_folder; }
    //! Writes the copy now if there is unsaved work.
    void write();

Q_SIGNALS:
    //! The copy could not be written; \a why is a sentence. Not emitted again until a copy was written.
    void failed(const QString &why);

private:
    //! What is kept, whatever kind of document it is.
    struct Work
    {
        std::function<bool()> isModified;
        std::function<QJsonObject()> contents; //!< the kind and the text
        std::function<QString()> path;
        std::function<QByteArray()> standsOn;
    };
    Recovery(Work work, const QString &folder, QObject *parent);
    void schedule();
    void remove();

    Work m_work;
    QString m_folder;
    QString m_file; //!< empty until it is first written
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
    bool m_failing = false;
};

} // namespace awaitscope
