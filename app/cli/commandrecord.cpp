// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/cli/commandline.h: record and probe.

#include "app/cli/commandline.h"
#include "app/cli/recordfile.h"
#include "app/runs/probe.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QFileInfo>

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

} // namespace

int recordCommand(const request::Record &request)
{
    const QString probe = probeFolder();
    if (probe.isEmpty()) {
        printError(QStringLiteral("awaitscope: %1\n").arg(text("The probe is missing: share/awaitscope/python beside the program's folder.")));
        return Misused;
    }
    const QString path = QFileInfo(request.output.isEmpty() ? freeRecordName() : request.output).absoluteFilePath();
    if (const QString error = makeRecordRoom(path); !error.isEmpty()) {
        printError(QStringLiteral("%1: %2\n").arg(visibleText(path), text("Cannot be written: %1.").arg(error)));
        return Misused;
    }
    if (request.live)
        openRecordWindow(path, ::getpid()); // it stays the number of the command
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
