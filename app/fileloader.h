// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recording.h"
#include "model/program/result.h"
#include "model/program/taskset.h"

#include <QObject>
#include <QSemaphore>
#include <QTimer>

#include <atomic>
#include <functional>
#include <variant>

class QFile;
class QThread;

namespace awaitscope {

//! A task set as a file or a picture holds it.
struct LoadedTaskSet
{
    TaskSet set;
    Problems problems; //!< with which it can be shown, but not run
    QByteArray hash; //!< of the file; empty: it came from a picture
    QString strategy; //!< of the picture
};

//! Reads whatever the program can open in a thread of its own: a task set, a picture that holds one, a recorded run of any
//! size, JSON lines as `awaitscope run --events` writes them. Nobody waits for it: it reports how far it is, and may be left at any moment.
class FileLoader : public QObject
{
    Q_OBJECT

public:
    enum class Kind : quint8 { TaskSet,
                               Picture,
                               Recording };
    //! By the ending of its name, else by its first line.
    static Kind kindOf(const QString &path);

    //! A recorded run, all of it at once, in the thread of the caller, for whom nobody waits.
    static Result<Recording> readNow(const QString &path);
    //! Called by the thread after each piece of work, with the part that is done, 0 to 1. Tests hold the work with it. Set it
    //! before start().
    static inline std::function<void(double)> workHook;

    explicit FileLoader(const QString &path, QObject *parent = nullptr);
    //! Gives up and waits until the thread has noticed: a few milliseconds.
    ~FileLoader() override;

    void start();
    //! Nothing is reported any more; the object deletes itself when its thread has ended.
    void giveUp();
    //! Waits for a small task set or picture, which is read in an instant, but not for a disk that does not answer. Whether it has ended.
    bool waitForSmall();

    using Loaded = std::variant<std::monostate, LoadedTaskSet, Recording>;
    const QString &path() const { return m_path; }
    //! What was read; once, after finished().
    Loaded take() { return std::move(m_loaded); }
    const Problems &problems() const { return m_problems; } //!< after finished()

Q_SIGNALS:
    void progressed(double part); //!< 0 to 1, a few times a second
    void finished();

private:
    void work();
    void load();
    void loadTaskSet();
    void loadPicture();
    void loadRecording();
    std::unique_ptr<Trace> readTraceLines();
    void arrange(std::unique_ptr<Trace> trace);
    bool opens(QFile &file, qint64 most);
    void takesLonger();
    bool goOn(double part); //!< 0 to 1
    bool isUnwanted() const { return m_givenUp.load(std::memory_order_relaxed); }

    const QString m_path;
    QThread *m_thread;
    QTimer m_ticker;
    QSemaphore m_answer; //!< it has ended, or will take longer
    std::atomic<bool> m_isLarge = false;
    std::atomic<bool> m_ended = false;
    std::atomic<bool> m_givenUp = false;
    std::atomic<int> m_part = 0; // of a thousand
    Loaded m_loaded; // the thread's until it has ended, like the problems
    Problems m_problems;
};

} // namespace awaitscope
