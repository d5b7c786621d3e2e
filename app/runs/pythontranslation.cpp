// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/pythontranslation.h"

#include "app/document/pythontext.h"
#include "app/runs/pythonprogram.h"
#include "model/program/file/tasksetreader.h"
#include "model/text/outputfile.h"
#include "views/pythoneditor/pythonedit.h"

#include <QRegularExpression>

#include <utility>

namespace awaitscope {

PythonTranslation::~PythonTranslation()
{
    cancel();
}

void PythonTranslation::cancel()
{
    QProcess *process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect(this);
    process->kill();
    process->waitForFinished(1000);
    delete process;
}

void PythonTranslation::start(const QString &text, const QString &fileName, const QString &interpreter)
{
    cancel();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString file = m_folder->filePath(fileName);
    if (const QString why = writeWhole(file, encodePython({text, false}), OutputFile::Option::Private); !why.isEmpty())
        return Q_EMIT refused({{0, why, true}});
    const Result<QStringList> command = translationCommand(file, interpreter);
    if (!command)
        return Q_EMIT refused({{0, command.problems().front().message, true}});
    m_process = new QProcess(this);
    connect(m_process, &QProcess::finished, this, &PythonTranslation::finish);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish();
    });
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->start(command->first(), command->mid(1));
}

void PythonTranslation::finish()
{
    QProcess *process = std::exchange(m_process, nullptr);
    process->deleteLater();
    Result<TaskSet> set = translatedSet(*process);
    m_folder.reset();
    if (set) {
        m_set = *std::move(set);
        return Q_EMIT translated();
    }
    static const QRegularExpression line(QStringLiteral("^line (\\d+): (.*)$"));
    std::vector<LineNote> reasons;
    for (const Problem &problem : set.problems()) {
        const QRegularExpressionMatch found = line.match(problem.message);
        if (found.hasMatch())
            reasons.push_back({found.captured(1).toInt(), found.captured(2), true});
        else
            reasons.push_back({0, problem.message, true});
    }
    Q_EMIT refused(reasons);
}

} // namespace awaitscope
