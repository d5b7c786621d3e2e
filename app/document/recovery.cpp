// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/document/recovery.h"

#include "app/document/document.h"
#include "app/document/files.h"
#include "app/document/pythondocument.h"
#include "model/program/file/tasksetreader.h"
#include "model/text/filenames.h"
#include "model/text/outputfile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>
#include <QSysInfo>
#include <QUuid>

#include <cerrno>
#include <csignal>
#include <utility>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

constexpr qint64 ReadAtOnce = 64 * 1024 * 1024; //!< bytes, when the program starts
constexpr int LockWritten = 60; //!< seconds; writing a lock file takes far less
const QString TaskSetKey = QStringLiteral("taskSet");
const QString PythonKey = QStringLiteral("python");
constexpr int KeptDays = 30; //!< for files that cannot be read

QString lockName(const QString &file)
{
    return file + QStringLiteral(".lock");
}

std::optional<RecoveredWork> readRecovery(const QString &file, qint64 &budget)
{
    const Result<QByteArray> contents = readFile(file);
    if (!contents)
        return std::nullopt;
    budget -= contents->size();
    const QJsonObject wrapper = QJsonDocument::fromJson(*contents).object();
    const auto bytes = [&wrapper](const QString &key) { return QByteArray::fromBase64(wrapper.value(key).toString().toLatin1()); };
    const QByteArray path = bytes(QStringLiteral("pathBytes"));
    RecoveredWork work;
    work.file = file;
    work.path = path.isEmpty() ? wrapper.value(QStringLiteral("path")).toString() : fileNameFromBytes(path);
    work.standsOn = bytes(QStringLiteral("standsOn"));
    if (const QJsonValue python = wrapper.value(PythonKey); python.isString()) {
        work.python = python.toString();
        return work;
    }
    Result<Draft> draft = readDraft(wrapper.value(TaskSetKey).toString().toUtf8());
    if (!draft)
        return std::nullopt;
    work.taskSet = (*std::move(draft)).set;
    return work;
}

//! Only its owner can read the folder, even if an older version created it.
void makeFolder(const QString &folder)
{
    QDir().mkpath(folder); // if this fails, writing the file fails and is reported then
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

//! Whether the program that keeps its work in \a file is running. Usually reading the lock is enough: taking one writes to the disk.
bool isOwned(const QString &file)
{
    if (!QFile::exists(lockName(file)))
        return false;
    QLockFile lock(lockName(file));
    lock.setStaleLockTime(0);
    qint64 owner = 0;
    QString host, program;
    if (!lock.getLockInfo(&owner, &host, &program)) // the program was writing it when it ended, or is writing it now
        return QFileInfo(lockName(file)).lastModified().secsTo(QDateTime::currentDateTime()) < LockWritten;
    if (host == QSysInfo::machineHostName() && ::kill(pid_t(owner), 0) != 0 && errno == ESRCH)
        return false;
    return !lock.tryLock(0);
}

void deleteOlder(const QString &folder, const QStringList &names, const QDateTime &than)
{
    for (const QFileInfo &info : QDir(folder).entryInfoList(names, QDir::Files | QDir::Hidden))
        if (info.lastModified() < than)
            QFile::remove(info.filePath());
}

} // namespace

QString Recovery::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/awaitscope/recovery");
}

Recovery::Recovery(Work work, const QString &folder, QObject *parent)
    : QObject(parent), m_work(std::move(work)), m_folder(folder)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(1s); // from the first change on; further changes do not postpone it
    connect(&m_timer, &QTimer::timeout, this, &Recovery::write);
}

Recovery::Recovery(Document *document, const QString &folder, QObject *parent)
    : Recovery(Work{[document] { return document->isModified(); },
                    [document] { return QJsonObject{{TaskSetKey, QString::fromUtf8(document->contents())}}; },
                    [document] { return document->path(); },
                    [document] { return document->standsOn(); }},
               folder, parent)
{
    connect(document, &Document::taskSetChanged, this, &Recovery::schedule);
    connect(document, &Document::stateChanged, this, &Recovery::schedule);
}

Recovery::Recovery(PythonDocument *document, const QString &folder, QObject *parent)
    : Recovery(Work{[document] { return document->isModified(); },
                    [document] { return QJsonObject{{PythonKey, document->text()}}; },
                    [document] { return document->path(); },
                    [document] { return document->standsOn(); }},
               folder, parent)
{
    connect(document, &PythonDocument::textChanged, this, &Recovery::schedule);
    connect(document, &PythonDocument::stateChanged, this, &Recovery::schedule);
}

Recovery::~Recovery()
{
    remove();
}

void Recovery::schedule()
{
    if (!m_work.isModified())
        remove();
    else if (!m_timer.isActive())
        m_timer.start();
}

void Recovery::write()
{
    if (!m_work.isModified())
        return;
    if (m_file.isEmpty()) {
        makeFolder(m_folder);
        m_file = QStringLiteral("%1/%2.json").arg(m_folder, QUuid::createUuid().toString(QUuid::WithoutBraces));
        m_lock = std::make_unique<QLockFile>(lockName(m_file));
        m_lock->setStaleLockTime(0); // it becomes stale only when its owner has ended
        m_lock->tryLock(0);
    }
    QJsonObject wrapper = m_work.contents();
    wrapper.insert(QStringLiteral("path"), m_work.path());
    wrapper.insert(QStringLiteral("pathBytes"), QString::fromLatin1(fileNameToBytes(m_work.path()).toBase64()));
    wrapper.insert(QStringLiteral("standsOn"), QString::fromLatin1(m_work.standsOn().toBase64()));
    const QString error = writeWhole(m_file, QJsonDocument(wrapper).toJson(QJsonDocument::Compact), OutputFile::Option::Private);
    if (!QFile::exists(m_file)) { // the next attempt creates the folder and the lock again
        m_lock.reset();
        m_file.clear();
    }
    const bool wasFailing = std::exchange(m_failing, !error.isEmpty());
    if (m_failing && !wasFailing)
        Q_EMIT failed(tr("Cannot be written: %1.").arg(error));
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

std::optional<RecoveredWork> Recovery::leftBehind(const QString &folder)
{
    deleteOlder(folder, {QStringLiteral("*.unreadable"), QStringLiteral(".awaitscope-*")},
                QDateTime::currentDateTime().addDays(-KeptDays));
    qint64 budget = ReadAtOnce;
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Time);
    for (const QString &name : names) {
        const QString file = folder + u'/' + name;
        if (isOwned(file))
            continue;
        if (std::optional<RecoveredWork> work = readRecovery(file, budget))
            return work;
        QFile::rename(file, file + QStringLiteral(".unreadable"));
        QFile::remove(lockName(file));
        if (budget < 0)
            break; // the rest next time
    }
    return std::nullopt;
}

void Recovery::discard(const QString &file)
{
    QFile::remove(file);
    QFile::remove(lockName(file));
}

} // namespace awaitscope
