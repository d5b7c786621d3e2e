// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/strategywriting.h"

#include "app/document/pythontext.h"
#include "app/runs/pythonprogram.h"
#include "model/text/outputfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace awaitscope {

namespace {

std::vector<LineNote> notesOf(const QJsonValue &list, bool areErrors)
{
    std::vector<LineNote> out;
    for (const QJsonValue &each : list.toArray())
        out.push_back({each[0].toInt(), each[1].toString(), areErrors});
    return out;
}

} // namespace

StrategyWriting::~StrategyWriting()
{
    cancel();
}

void StrategyWriting::cancel()
{
    QProcess *process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect(this);
    process->kill();
    process->waitForFinished(1000);
    delete process;
}

void StrategyWriting::start(const QString &text, const QString &fileName, const QString &interpreter, Strategy strategy, int line)
{
    cancel();
    m_answer = {};
    m_folder = std::make_unique<QTemporaryDir>();
    const QString file = m_folder->filePath(fileName);
    if (const QString why = writeWhole(file, encodePython({text, false}), OutputFile::Option::Private); !why.isEmpty())
        return fail(why);
    const QString spec = line > 0 ? QStringLiteral("%1@%2").arg(strategyId(strategy)).arg(line) : strategyId(strategy);
    const Result<QStringList> command = rewritingCommand(spec, file, interpreter);
    if (!command)
        return fail(command.problems().front().message);
    m_process = new QProcess(this);
    connect(m_process, &QProcess::finished, this, &StrategyWriting::finish);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish();
    });
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->start(command->first(), command->mid(1));
}

void StrategyWriting::fail(const QString &why)
{
    m_answer = {};
    m_answer.refused.push_back({0, why, true});
    Q_EMIT answered();
}

void StrategyWriting::finish()
{
    QProcess *process = std::exchange(m_process, nullptr);
    process->deleteLater();
    m_folder.reset();
    const QJsonObject said = QJsonDocument::fromJson(process->readAllStandardOutput()).object();
    if (said.isEmpty()) {
        const QString why = QString::fromUtf8(process->readAllStandardError()).trimmed().section(u'\n', -1);
        return fail(why.isEmpty() ? process->errorString() : why);
    }
    for (const QJsonValue &change : said[u"changes"].toArray())
        m_answer.changes.push_back({change[0].toInt(), change[1].toInt(), change[2].toInt(), change[3].toInt(), change[4].toString()});
    m_answer.notes = notesOf(said[u"notes"], false);
    m_answer.refused = notesOf(said[u"refused"], true);
    Q_EMIT answered();
}

} // namespace awaitscope
