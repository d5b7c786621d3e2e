// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/recordrequest.h"

#include <QStringDecoder>
#include <QTimer>

#include <memory>

namespace awaitscope {

class AttachControl;
class Commands;
class FileActions;
class MessageBar;
class RecordSession;
class RunController;
class RunPanels;
class Settings;

//! Records programs from the window: asks for one, runs it, opens its recording as soon as there is one, gives what it prints to the Console panel,
//! stops it, and tells how it ended. Also waits for the recording of a program that runs elsewhere.
class RecordControl : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Commands &commands;
        RunController &runs;
        FileActions &files;
        MessageBar &messages;
        RunPanels &panels;
        Settings &settings;
    };
    //! All must outlive it; \a window is the parent of its dialogs.
    RecordControl(const Parts &parts, QWidget *window);
    ~RecordControl() override;

    //! Asks for a program, and starts it.
    void choose();
    void start(const RecordPlan &plan);
    //! Asks for a program that is already running, and records it.
    void chooseRunning();
    AttachControl *attached() const { return m_attached; }
    bool isRunning() const;
    //! Interrupts the program; asked again, by stronger means.
    void stop();
    //! The window is to be closed: asks whether the program shall be stopped. False: it goes on, and the window stays.
    bool confirmClose();
    //! Opens a recording that another process is about to write, when it is there. \a process: who writes it, 0: unknown.
    void waitFor(const QString &path, qint64 process);
    //! Another run is displayed: the recording at \a path, empty: none.
    void shown(const QString &path);
    //! The displayed run has another state.
    void update();

Q_SIGNALS:
    //! The user wants to see the Console panel.
    void consoleWanted();
    //! The program runs, or does not any more.
    void stateChanged();

private:
    void print(const QByteArray &bytes, bool isError);
    void look();
    void open(const QString &path);
    void onEnded();
    void tellEnd();
    QString endOfShown() const;

    Parts m_parts;
    QWidget *m_window;
    AttachControl *m_attached; // programs that were already running
    std::unique_ptr<RecordSession> m_session;
    QStringDecoder m_decoders[2] = {QStringDecoder(QStringDecoder::Utf8), QStringDecoder(QStringDecoder::Utf8)}; // of what it prints and reports
    bool m_endsLine = true; // what it has printed
    bool m_showsOutput = false; // in the Console panel
    QString m_shown; // recording
    bool m_followed = false; // the displayed recording still grew
    QTimer m_look; // for the recording of another process
    QString m_awaited;
    qint64 m_awaitedProcess = 0;
};

} // namespace awaitscope
