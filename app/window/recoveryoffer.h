// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/recovery.h"

#include <QObject>

namespace awaitscope {

class Document;
class FileActions;
class MessageBar;
class PythonMode;

//! Keeps a copy of unsaved work, and offers the work of a program that crashed or was killed.
class RecoveryOffer : public QObject
{
    Q_OBJECT

public:
    //! \a folder: where copies of unsaved work are kept. \a window is the parent of its dialogs. All must outlive it.
    RecoveryOffer(Document &document, const QString &folder, FileActions &files, PythonMode &python, MessageBar &messages, QWidget *window);

    //! Offers the newest work that was left, and after the answer the next.
    void offer();

private:
    void load(const RecoveredWork &work);
    void discard(const QString &file, const QString &name);

    Document &m_document;
    Recovery m_recovery;
    FileActions &m_files;
    PythonMode &m_python;
    MessageBar &m_messages;
    QWidget *m_window;
};

} // namespace awaitscope
