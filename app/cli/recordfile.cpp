// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/recordfile.h"

#include "model/text/filenames.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace awaitscope {

namespace {

constexpr int NotFound = 127; // as env and the shells have it

} // namespace

QString freeRecordName()
{
    QString name = QStringLiteral("run.awrec");
    for (int number = 2; fileExists(name); ++number)
        name = QStringLiteral("run-%1.awrec").arg(number);
    return name;
}

QString makeRecordRoom(const QString &path)
{
    const QByteArray folder = fileNameToBytes(QFileInfo(path).absolutePath());
    if (::access(folder.constData(), W_OK | X_OK) != 0)
        return systemError(errno);
    const QFileInfo old(path);
    if (old.exists() && !old.isFile())
        return QCoreApplication::translate("CommandLine", "it is not a file");
    if (::unlink(fileNameToBytes(path).constData()) != 0 && errno != ENOENT)
        return systemError(errno);
    return {};
}

// It is no child of the command: a program that waits for its children must not find one more.
void openRecordWindow(const QString &path, qint64 of)
{
    const QByteArray file = fileNameToBytes(path), process = QByteArray::number(of);
    const pid_t child = ::fork();
    if (child != 0) {
        ::waitpid(child, nullptr, 0);
        return;
    }
    ::setsid(); // Ctrl+C is for the command
    if (::fork() != 0)
        ::_exit(0);
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (int descriptor = 0; descriptor <= STDERR_FILENO; ++descriptor)
        ::dup2(nowhere, descriptor);
    ::execl("/proc/self/exe", "awaitscope", "--follow", file.constData(), "--process", process.constData(), nullptr);
    ::_exit(NotFound);
}

} // namespace awaitscope
