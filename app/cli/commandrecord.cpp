// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/cli/commandline.h: record and probe.

#include "app/cli/commandline.h"
#include "app/runs/probe.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace awaitscope {

namespace {

constexpr int CannotExecute = 126; // as env and the shells have it
constexpr int NotFound = 127;

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

//! The first name of this pattern that is free.
QString freeName()
{
    QString name = QStringLiteral("run.awrec");
    for (int number = 2; fileExists(name); ++number)
        name = QStringLiteral("run-%1.awrec").arg(number);
    return name;
}

//! What keeps a recording from being written there, or an empty string. An older one gives way.
QString makeRoom(const QString &path)
{
    const QByteArray folder = fileNameToBytes(QFileInfo(path).absolutePath());
    if (::access(folder.constData(), W_OK | X_OK) != 0)
        return systemError(errno);
    const QFileInfo old(path);
    if (old.exists() && !old.isFile())
        return text("it is not a file");
    if (::unlink(fileNameToBytes(path).constData()) != 0 && errno != ENOENT)
        return systemError(errno);
    return {};
}

//! Starts a window that waits for the recording. It is no child of the command: a program that waits for its children must not find one more.
void openWindow(const QString &path)
{
    const QByteArray file = fileNameToBytes(path), process = QByteArray::number(::getpid()); // it stays that of the command
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

} // namespace

int recordCommand(const request::Record &request)
{
    const QString probe = probeFolder();
    if (probe.isEmpty()) {
        printError(QStringLiteral("awaitscope: %1\n").arg(text("The probe is missing: share/awaitscope/python beside the program's folder.")));
        return Misused;
    }
    const QString path = QFileInfo(request.output.isEmpty() ? freeName() : request.output).absoluteFilePath();
    if (const QString error = makeRoom(path); !error.isEmpty()) {
        printError(QStringLiteral("%1: %2\n").arg(visibleText(path), text("Cannot be written: %1.").arg(error)));
        return Misused;
    }
    if (request.live)
        openWindow(path);
    useProbe(probe, path, request.options);
    // The command takes this program's place: its input, output, signals, terminal and exit status are not passed on by anybody.
    std::vector<QByteArray> words;
    for (const QString &word : request.command)
        words.push_back(fileNameToBytes(word));
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    const int error = errno;
    printError(QStringLiteral("awaitscope: %1: %2\n").arg(visibleText(request.command.first()), systemError(error)));
    return error == ENOENT ? NotFound : CannotExecute;
}

int probeCommand()
{
    const QString probe = probeFolder();
    if (probe.isEmpty()) {
        printError(QStringLiteral("awaitscope: %1\n").arg(text("The probe is missing: share/awaitscope/python beside the program's folder.")));
        return Misused;
    }
    printOut(probe + u'\n');
    return Done;
}

} // namespace awaitscope
