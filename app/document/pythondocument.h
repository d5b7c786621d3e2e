// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/diskcheck.h"
#include "app/document/pythontext.h"

#include <QFileSystemWatcher>
#include <QObject>

#include <functional>

namespace awaitscope {

//! The open Python file: where it is stored, and whether it differs from that. The text itself and its history belong to the editor.
class PythonDocument : public QObject
{
    Q_OBJECT

public:
    //! What the document needs to know of the editor.
    struct Editor
    {
        std::function<QString()> text;
        std::function<bool()> isModified; //!< since markSaved()
        std::function<void()> markSaved;
    };
    explicit PythonDocument(Editor editor, QObject *parent = nullptr);

    bool isOpen() const { return m_isOpen; }
    const QString &path() const { return m_path; } //!< absolute; empty before the first save
    QString displayName() const;
    QString fileName() const; //!< not escaped
    QString text() const { return m_editor.text(); }
    bool isModified() const { return m_isOpen && (m_isOnlyCopy || m_editor.isModified()); }

    //! The editor has loaded this text. \a path: empty for something that is not a file yet; \a onlyCopy marks work that exists nowhere else;
    //! \a standsOn: hashOf() the file, empty if unknown.
    void open(const PythonText &text, const QString &path, bool onlyCopy, const QByteArray &standsOn = {});
    void close();
    //! Writes atomically and continues under \a path; if there are problems, everything stays as it is.
    Problems save(const QString &path);
    //! The editor was changed, or came back to what was saved.
    void edited();

    const QByteArray &standsOn() const { return m_ownHash; }
    void keepMine() { m_ownHash = m_toldHash; }
    //! Whether another program has written the file, and the user has not decided yet; also if the disk does not answer within half a second.
    bool differsFromDisk() const;

Q_SIGNALS:
    void stateChanged(); //!< open, path or modified
    void textChanged();
    void changedOnDisk();

private:
    void watch(const QByteArray &hash);
    void checkDisk();
    void compare(const QString &path, const DiskCheck::Contents &contents);

    Editor m_editor;
    QString m_path;
    PythonText m_encoding; // without its text
    bool m_isOpen = false;
    bool m_isOnlyCopy = false;
    bool m_wasModified = false;
    QFileSystemWatcher m_watcher;
    DiskCheck m_disk;
    QByteArray m_ownHash; //!< of the contents on which the text is based
    QByteArray m_toldHash; //!< of the contents about which the user was notified
};

} // namespace awaitscope
