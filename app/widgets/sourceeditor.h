// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"

#include <QObject>
#include <QStringList>

class QSettings;

namespace awaitscope {

class MessageBar;

//! Opens a line of source in the editor that the user chose: a command with {file} and {line}, kept in the settings.
class SourceEditor : public QObject
{
    Q_OBJECT

public:
    //! All outlive it; \a window is the parent of its dialog.
    SourceEditor(QSettings &settings, MessageBar &messages, QWidget *window);

    //! Asks for the command first if there is none. Only a file that exists is opened; one that is newer than \a recordedAt (ns since 1970) gets a warning.
    void open(const QString &file, int line, qint64 recordedAt);
    //! Asks for the command. False: the user did not choose one.
    bool configure();

    QString command() const;
    //! The words to execute for a line of a file: the command is split first, so that nothing in a name can become another word.
    static Result<QStringList> wordsFor(const QString &command, const QString &file, int line);
    //! Commands of editors that are installed here.
    static QStringList suggestions();

private:
    QSettings &m_settings;
    MessageBar &m_messages;
    QWidget *m_window;
};

} // namespace awaitscope
