// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/pythonsession.h"
#include "app/runs/tracebackreader.h"
#include "model/program/strategy/strategy.h"
#include "views/pythoneditor/linenote.h"
#include "views/pythoneditor/textlines.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace awaitscope {

class ConsolePanel;
class EmptyHint;
class MessageBar;
class PythonDocument;
class PythonPanel;
class RunController;
class Settings;

//! Runs the open Python file, and shows what comes of it: the recording, the output, the lines of errors. Never runs a document that the user
//! has not run: only run() does, and after that, if the user wants it, edited().
class PythonRuns : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        PythonDocument &document;
        PythonPanel &panel;
        RunController &runs;
        ConsolePanel &console;
        EmptyHint &hint;
        MessageBar &messages;
        Settings &settings;
    };
    //! All outlive it.
    explicit PythonRuns(const Parts &parts, QObject *parent = nullptr);
    ~PythonRuns() override;

    //! The user wants the program to run. One that runs is stopped before.
    void run();
    void stop();
    //! Another document: it was never run.
    void startOver();
    //! The document is closed.
    void end();
    //! The text has changed: it runs again if the user wants that, and has run it before.
    void edited();
    //! After another recording was looked at.
    void showAgain();

    void setRunsWhileTyping(bool on) { m_runsWhileTyping = on; }
    bool runsWhileTyping() const { return m_runsWhileTyping; }
    void setInterpreter(const QString &program) { m_interpreter = program; }
    const QString &interpreter() const { return m_interpreter; }
    //! How the calls of gather run. The program is run again if it was run before.
    void setStrategy(Strategy strategy);
    //! More options of launch.py for each run: what is to fail.
    void setFaults(std::function<QStringList()> options) { m_faults = std::move(options); }
    //! Runs the program again if it was run before.
    void runAgain();
    Strategy strategy() const { return m_strategy; }
    //! What the program would be run with now, in the chosen strategy or without one, with what is to fail or without.
    PythonRequest request(bool withStrategy = true, bool withFaults = true) const;
    //! A run that has ended, for as long as it is one of the last two.
    struct Kept
    {
        QString file; //!< its recording
        Strategy strategy = Strategy::AsWritten;
        QStringList faults; //!< as options
        QString text;
        int number = 0; //!< of the runs of this document
        int status = 0;
    };
    const std::vector<Kept> &kept() const { return m_kept; } //!< the newest last; only those that have a recording
    int number() const { return m_current.number; } //!< of the newest run
    void setRealClock(bool real) { m_isRealClock = real; }
    bool isRunning() const { return m_session && m_session->isRunning(); }
    bool hasRun() const { return m_hasRun; }
    QString stateText() const;
    //! What the last run added to the text, to make a program of it: the lines to add at its beginning and at its end.
    struct Additions
    {
        QString begin;
        QString end;
        bool isEmpty() const { return begin.isEmpty() && end.isEmpty(); }
    };
    const Additions &additions() const { return m_additions; }

Q_SIGNALS:
    void stateChanged();
    //! \a program: the path that the displayed run has for the text; empty: no run is displayed. \a lines: those of the text that it ran.
    void shown(const QString &program, const std::shared_ptr<const awaitscope::TextLines> &lines);
    void finished(); //!< a run has ended; its recording is complete, if there is one
    void inputWanted();

private:
    void print(const QString &text, bool isError);
    void readErrors(const QString &text);
    void takeLauncherLine(const QString &line);
    void showNotes();
    void showRecording();
    void showNothing();
    void sessionEnded();
    void keep();
    QString nothingText() const;
    QString endText() const;

    Parts m_parts;
    std::unique_ptr<PythonSession> m_session;
    std::shared_ptr<const TextLines> m_lines; // of the text of the newest run
    Kept m_current; // without its file
    QTemporaryDir m_keptFolder;
    std::vector<Kept> m_kept;
    TracebackReader m_tracebacks;
    QString m_errorRest; // an unfinished line of standard error
    std::vector<LineNote> m_notes; // of the launcher
    Additions m_additions;
    QString m_interpreter;
    QTimer m_pause; // in typing
    std::function<QStringList()> m_faults = [] { return QStringList(); };
    Strategy m_strategy = Strategy::AsWritten;
    bool m_isRealClock = false;
    bool m_ranOnRealClock = false;
    bool m_runsWhileTyping = false;
    bool m_hasRun = false;
    bool m_hasRecording = false; // of the newest run
};

} // namespace awaitscope
