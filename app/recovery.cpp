// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/recovery.h"

#include "app/document.h"
#include "app/files.h"
#include "model/program/tasksetreader.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

#include <utility>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

QString lockName(const QString &file)
{
    return file + QStringLiteral(".lock");
}

std::optional<RecoveredWork> readRecovery(const QString &file)
{
    const Result<QByteArray> contents = readFile(file);
    if (!contents)
        return std::nullopt;
    const QJsonObject wrapper = QJsonDocument::fromJson(*contents).object();
    Result<Draft> draft = readDraft(wrapper.value(QStringLiteral("taskSet")).toString().toUtf8());
    if (!draft)
        return std::nullopt;
    return RecoveredWork{file, wrapper.value(QStringLiteral("path")).toString(), (*std::move(draft)).set};
}

} // namespace

QString Recovery::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/awaitscope/recovery");
}

Recovery::Recovery(Document *document, const QString &folder, QObject *parent)
    : QObject(parent), m_document(document), m_folder(folder)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(1s); // from the first change on: never postponed by the next one
    connect(&m_timer, &QTimer::timeout, this, &Recovery::write);
    connect(document, &Document::taskSetChanged, this, &Recovery::schedule);
    connect(document, &Document::stateChanged, this, &Recovery::schedule);
}

Recovery::~Recovery()
{
    remove();
}

void Recovery::schedule()
{
    if (!m_document->isModified())
        remove();
    else if (!m_timer.isActive())
        m_timer.start();
}

void Recovery::write()
{
    if (!m_document->isModified())
        return;
    if (m_file.isEmpty()) {
        QDir().mkpath(m_folder); // else the file cannot be written, which is told below
        m_file = QStringLiteral("%1/%2.json").arg(m_folder, QUuid::createUuid().toString(QUuid::WithoutBraces));
        m_lock = std::make_unique<QLockFile>(lockName(m_file));
        m_lock->setStaleLockTime(0); // only the end of its owner makes it stale
        m_lock->tryLock(0);
    }
    const QJsonObject wrapper{{QStringLiteral("path"), m_document->path()},
                              {QStringLiteral("taskSet"), QString::fromUtf8(m_document->contents())}};
    const Problems problems = writeFile(m_file, QJsonDocument(wrapper).toJson(QJsonDocument::Compact));
    if (!QFile::exists(m_file)) { // the next attempt makes folder and lock anew
        m_lock.reset();
        m_file.clear();
    }
    const bool wasFailing = std::exchange(m_failing, !problems.empty());
    if (m_failing && !wasFailing)
        Q_EMIT failed(problems.front().message);
}

void Recovery::remove()
{
    m_timer.stop();
    if (m_file.isEmpty())
        return;
    QFile::remove(m_file);
    m_lock.reset();
    m_file.clear();
}

std::vector<RecoveredWork> Recovery::leftBehind(const QString &folder)
{
    std::vector<RecoveredWork> found;
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Time);
    for (const QString &name : names) {
        const QString file = folder + u'/' + name;
        QLockFile lock(lockName(file));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue; // its owner is alive
        if (std::optional<RecoveredWork> work = readRecovery(file))
            found.push_back(std::move(*work));
    }
    return found;
}

void Recovery::discard(const QString &file)
{
    QFile::remove(file);
    QFile::remove(lockName(file));
}

} // namespace awaitscope
