// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QThread;

namespace awaitscope {

//! Looks at what a task set file holds now, in a thread of its own: a disk may not answer, and the file may be large. Never reads what is not a
//! regular file.
class DiskCheck : public QObject
{
    Q_OBJECT

public:
    struct Contents
    {
        QByteArray hash; //!< hashOf() them; empty: there is no file, or it cannot be read
        std::optional<TaskSet> set; //!< if they are one without problems
    };
    //! Called by the thread before it reads. Tests hold it with it.
    static inline std::function<void()> workHook;

    explicit DiskCheck(QObject *parent = nullptr);
    ~DiskCheck() override; //!< does not wait for a disk that does not answer

    //! Answers with found(). While it is reading, it notes that it has to read once more.
    void start(const QString &path);
    //! The hash, or nothing if the disk does not answer in time.
    static std::optional<QByteArray> hashWithin(const QString &path, std::chrono::milliseconds patience);

Q_SIGNALS:
    void found(const QString &path, const awaitscope::DiskCheck::Contents &contents);

private:
    void finished(const QString &path, const Contents &contents);

    QThread *m_thread = nullptr; //!< null: it is not reading
    QString m_next; //!< what to read after that; empty: nothing
};

} // namespace awaitscope
