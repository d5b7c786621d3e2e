// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/taskset.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QLockFile;

namespace awaitscope {

class Document;

//! Unsaved work that a program left behind when it ended without being asked.
struct RecoveredWork
{
    QString file; //!< the recovery file
    QString path; //!< where the task set came from; empty when it had never been saved
    TaskSet taskSet;
    QByteArray standsOn; //!< of the contents of that file then; empty when nobody knows
};

//! Keeps a copy of unsaved work in a recovery file, for the eyes of its owner alone and at most a second old, and takes it away when the work is saved or
//! given up. A lock file beside it tells whether the program that wrote it is still alive.
class Recovery : public QObject
{
    Q_OBJECT

public:
    //! Where the user's recovery files are.
    static QString defaultFolder();

    Recovery(Document *document, const QString &folder, QObject *parent = nullptr);
    ~Recovery() override; //!< the work is given up or saved: nothing stays behind

    //! The newest work that a program left behind which is no longer alive. Files that cannot be read are put aside, where nobody looks at
    //! them again, and deleted after a month.
    static std::optional<RecoveredWork> leftBehind(const QString &folder);
    //! Deletes a recovery file and its lock.
    static void discard(const QString &file);

    const QString &folder() const { return m_folder; }
    //! Writes the copy now, if there is unsaved work.
    void write();

Q_SIGNALS:
    //! The copy could not be written, for the reason in that sentence. Not said again before one was.
    void failed(const QString &why);

private:
    void schedule();
    void remove();

    Document *m_document;
    QString m_folder;
    QString m_file; //!< empty until it is first written
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
    bool m_failing = false;
};

} // namespace awaitscope
