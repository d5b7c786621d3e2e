// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/document/pythondocument.h"

#include "app/document/files.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"

#include <QFileInfo>

#include <chrono>
#include <utility>

namespace awaitscope {

PythonDocument::PythonDocument(Editor editor, QObject *parent)
    : QObject(parent), m_editor(std::move(editor))
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PythonDocument::checkDisk);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &PythonDocument::checkDisk);
    connect(&m_disk, &DiskCheck::found, this, &PythonDocument::compare);
}

QString PythonDocument::fileName() const
{
    return m_path.isEmpty() ? tr("Untitled") + QStringLiteral(".py") : QFileInfo(m_path).fileName();
}

QString PythonDocument::displayName() const
{
    return visibleText(fileName());
}

void PythonDocument::open(const PythonText &text, const QString &path, bool onlyCopy, const QByteArray &standsOn)
{
    m_encoding = {{}, text.hasMark};
    m_path = path;
    m_isOpen = true;
    m_isOnlyCopy = onlyCopy;
    m_wasModified = isModified();
    watch(standsOn);
    Q_EMIT stateChanged();
}

void PythonDocument::close()
{
    if (!std::exchange(m_isOpen, false))
        return;
    m_path.clear();
    m_isOnlyCopy = false;
    watch({});
    Q_EMIT stateChanged();
}

Problems PythonDocument::save(const QString &path)
{
    PythonText whole = m_encoding;
    whole.text = m_editor.text();
    const QByteArray written = encodePython(whole);
    const Result<PythonText> back = decodePython(written);
    if (!back)
        return back.problems();
    if (back->text != whole.text)
        return {Problem{{}, tr("The file declares an encoding that lacks some of its characters. Declare utf-8 instead.")}};
    if (Problems problems = writeFile(path, written); !problems.empty())
        return problems;
    m_path = QFileInfo(path).absoluteFilePath();
    m_isOnlyCopy = false;
    m_editor.markSaved();
    m_wasModified = false;
    watch(hashOf(written));
    Q_EMIT stateChanged();
    return {};
}

void PythonDocument::edited()
{
    if (!m_isOpen)
        return;
    if (const bool now = isModified(); std::exchange(m_wasModified, now) != now)
        Q_EMIT stateChanged();
    Q_EMIT textChanged();
}

bool PythonDocument::differsFromDisk() const
{
    constexpr std::chrono::milliseconds Patience(500);
    return fileExists(m_path) && DiskCheck::hashWithin(m_path, Patience) != m_ownHash;
}

void PythonDocument::watch(const QByteArray &hash)
{
    if (const QStringList old = m_watcher.files() + m_watcher.directories(); !old.isEmpty())
        m_watcher.removePaths(old);
    m_ownHash = m_toldHash = hash;
    if (m_path.isEmpty())
        return;
    m_watcher.addPath(QFileInfo(m_path).absolutePath()); // most programs save by renaming a new file over the old one
    if (fileExists(m_path))
        m_watcher.addPath(m_path);
}

void PythonDocument::checkDisk()
{
    if (m_path.isEmpty())
        return;
    if (!m_watcher.files().contains(m_path) && fileExists(m_path))
        m_watcher.addPath(m_path);
    m_disk.start(m_path);
}

void PythonDocument::compare(const QString &path, const DiskCheck::Contents &contents)
{
    if (path != m_path || contents.hash == m_toldHash)
        return;
    m_toldHash = contents.hash;
    PythonText whole = m_encoding;
    whole.text = m_editor.text();
    if (hashOf(encodePython(whole)) == contents.hash) {
        m_ownHash = contents.hash;
        m_isOnlyCopy = m_wasModified = false;
        m_editor.markSaved();
        Q_EMIT stateChanged();
        return;
    }
    m_isOnlyCopy = true; // no file contains the open text any more
    m_wasModified = true;
    Q_EMIT stateChanged();
    Q_EMIT changedOnDisk();
}

} // namespace awaitscope
