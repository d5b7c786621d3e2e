// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/pythonprocesses.h"

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace awaitscope {

//! What is to be recorded, and where.
struct AttachPlan
{
    PythonProcess process;
    QString interpreter; //!< of the same version, which makes the request; empty: the program's own
    QString recording; //!< absolute, and free
    QStringList options; //!< of the probe
};

//! Records a program that is already running, until it ends or stop() is called; then it goes on. attach.py, executed by an interpreter of the
//! program's version, lets it start the probe at its next instruction. Its destruction ends the recording.
class AttachSession : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { Asking,
                                Recording,
                                Stopping,
                                Over };

    explicit AttachSession(AttachPlan plan, QObject *parent = nullptr);
    ~AttachSession() override;

    void start();
    //! Ends the recording; one that has not begun never will. Asked again: does not wait for the program to do so.
    void stop();
    State state() const { return m_state; }
    const AttachPlan &plan() const { return m_plan; }

Q_SIGNALS:
    void began();
    //! The program has not executed anything since the request: it waits for something, or a call blocks it.
    void waits();
    //! Once. An empty sentence: it was stopped, or the program has ended; else it says why nothing is recorded.
    void over(const QString &sentence);

private:
    void ask(bool stopping);
    void onFinished(int status);
    void look();
    void finish(const QString &sentence);
    QStringList arguments(const QString &folder, bool stopping) const;
    QString interpreter() const { return m_plan.interpreter.isEmpty() ? m_plan.process.interpreter : m_plan.interpreter; }
    void withdraw();

    AttachPlan m_plan;
    State m_state = State::Asking;
    std::unique_ptr<QTemporaryDir> m_folder; // in which the script and the answer are
    QProcess m_helper;
    QTimer m_look; // for the answer, and whether the program is still there
    int m_looks = 0; // since the request
};

} // namespace awaitscope
