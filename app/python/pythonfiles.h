// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace awaitscope {

class MessageBar;
class PythonDocument;
class Settings;

//! Saving the open Python file, and the questions about it.
class PythonFiles : public QObject
{
    Q_OBJECT

public:
    //! \a window is the parent of its dialogs. All must outlive it.
    PythonFiles(PythonDocument &document, Settings &settings, MessageBar &messages, QWidget *window);

    //! Whether the commands of the File menu mean it.
    bool isOpen() const;
    QString path() const;
    bool save();
    bool saveAs();
    //! Asks what to do with unsaved changes. False: nothing may be replaced.
    bool confirmDiscard();

Q_SIGNALS:
    void reloadWanted();

private:
    bool write(const QString &path);
    bool confirmOverwrite();
    void showDiskChange();

    PythonDocument &m_document;
    Settings &m_settings;
    MessageBar &m_messages;
    QWidget *m_window;
};

} // namespace awaitscope
