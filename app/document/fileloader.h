// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/pythontext.h"
#include "model/program/grammar/taskset.h"
#include "model/runs/recording.h"
#include "model/text/result.h"

#include <QObject>
#include <QSemaphore>
#include <QTimer>

#include <atomic>
#include <functional>
#include <variant>

class QFile;
class QThread;

namespace awaitscope {

//! A task set as stored in a file or a picture.
struct LoadedTaskSet
{
    TaskSet set;
    Problems problems; //!< with these it can be shown, but not run
    QByteArray hash; //!< of the file; empty if it came from a picture
    QString strategy; //!< stored in the picture
};

//! A Python file. Nothing of it is executed.
struct LoadedPython
{
    PythonText text;
    QByteArray hash; //!< of the file
};

//! Reads any file that the program can open in a thread of its own: a task set, a picture with one, or a recorded run of any size
//! (JSON lines as written by `awaitscope run --events`). Never blocks; reports its progress and can be cancelled at any time.
class FileLoader : public QObject
{
    Q_OBJECT

public:
    enum class Kind : quint8 { TaskSet,
                               Picture,
                               Recording,
                               Python };
    //! By the suffix of its name, else by its first line.
    static Kind kindOf(const QString &path);

    //! Reads a whole recorded run in the calling thread.
    static Result<Recording> readNow(const QString &path);
    //! Called by the thread after each piece of work with the fraction that is done, 0 to 1. Tests use it to hold the work. Set it
    //! before start().
    static inline std::function<void(double)> workHook;

    explicit FileLoader(const QString &path, QObject *parent = nullptr);
    //! Cancels, and waits a few milliseconds until the thread has noticed.
    ~FileLoader() override;

    void start();
    //! Cancels: nothing is reported any more, and the object deletes itself when its thread has ended.
    void cancel();
    //! Waits for a small task set or picture, which takes an instant, but not for a disk that does not respond. Returns whether it has ended.
    bool waitForSmall();

    using Loaded = std::variant<std::monostate, LoadedTaskSet, Recording, LoadedPython>;
    const QString &path() const { return m_path; }
    //! What was read; call once, after finished().
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
    void loadPython();
    void loadRecording();
    std::unique_ptr<Trace> readTraceLines(QFile &file);
    std::unique_ptr<Trace> readRecords(QFile &file, Recording &recording);
    void arrange(Recording recording);
    bool opens(QFile &file, qint64 most);
    void takesLonger();
    bool goOn(double part); //!< 0 to 1; false if it was cancelled
    bool isUnwanted() const { return m_givenUp.load(std::memory_order_relaxed); }

    const QString m_path;
    QThread *m_thread;
    bool m_follows = true; // a recorded program that runs
    QTimer m_ticker;
    QSemaphore m_answer; //!< released when it has ended, or will take longer
    std::atomic<bool> m_isLarge = false;
    std::atomic<bool> m_ended = false;
    std::atomic<bool> m_givenUp = false;
    std::atomic<int> m_part = 0; // per mille
    Loaded m_loaded; // like the problems, used only by the thread until it has ended
    Problems m_problems;
};

} // namespace awaitscope
