// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/pythonrequest.h"

#include "app/document/pythontext.h"
#include "model/text/outputfile.h"

#include <QDir>

namespace awaitscope {

namespace {

// A text that stands in a file is run from there, so that everything is as in a terminal.
Result<QString> writtenText(const PythonRequest &request, const QString &folder)
{
    if (!request.file.isEmpty())
        return request.file;
    const QString place = folder + QStringLiteral("/program");
    QDir().mkpath(place);
    const QString program = place + u'/' + request.name;
    if (const QString why = writeWhole(program, encodePython({request.text, false}), OutputFile::Option::Private); !why.isEmpty())
        return Problem{{}, why};
    return program;
}

QProcessEnvironment surroundings(const PythonRequest &request, const QString &temporary)
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(QStringLiteral("PYTHONUNBUFFERED"), QStringLiteral("1"));
    all.insert(QStringLiteral("TMPDIR"), temporary);
    if (request.file.isEmpty() && !request.folder.isEmpty()) { // the modules beside the file
        const QString others = all.value(QStringLiteral("PYTHONPATH"));
        all.insert(QStringLiteral("PYTHONPATH"), others.isEmpty() ? request.folder : request.folder + u':' + others);
    }
    return all;
}

} // namespace

Result<PythonRun> preparedRun(const PythonRequest &request, const QString &folder)
{
    const Result<QString> program = writtenText(request, folder);
    if (!program)
        return program.problems();
    const QString temporary = folder + QStringLiteral("/tmp");
    QDir().mkpath(temporary);
    PythonRun run;
    run.file = *program;
    run.interpreter = request.interpreter;
    run.arguments = request.arguments;
    run.folder = request.folder.isEmpty() ? temporary : request.folder;
    run.environment = surroundings(request, temporary);
    const auto option = [&run](const char *name, const QString &value) { run.options += {QLatin1String(name), value}; };
    option("--clock", request.isRealClock ? QStringLiteral("real") : QStringLiteral("virtual"));
    option("--max-elapsed", QString::number(qint64(request.elapsedSeconds) * 1000));
    option("--max-memory", QString::number(request.memoryMegabytes));
    option("--max-output", QString::number(qint64(request.outputMegabytes) * 1'000'000));
    for (const QString &name : request.environment)
        option("--env", name);
    run.options += request.options;
    return run;
}

} // namespace awaitscope
