// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/strategywriting.h"

#include "app/python/toolsentences.h"
#include "app/runs/pythonprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace awaitscope {

namespace {

std::vector<LineNote> notesOf(const QJsonValue &list, bool areErrors)
{
    std::vector<LineNote> out;
    for (const QJsonValue &each : list.toArray())
        out.push_back({each[0].toInt(), toolSentence(each[1].toString()), areErrors});
    return out;
}

} // namespace

void StrategyWriting::start(const QString &text, const QString &fileName, const QString &interpreter, Strategy strategy, int line)
{
    m_answer = {};
    const QString spec = line > 0 ? QStringLiteral("%1@%2").arg(strategyId(strategy)).arg(line) : strategyId(strategy);
    const QString why = m_process.start(
        this, text, fileName, [&](const QString &file) { return rewritingCommand(spec, file, interpreter); },
        [this](QProcess &process) { take(process); });
    if (!why.isEmpty())
        fail(why);
}

void StrategyWriting::fail(const QString &why)
{
    m_answer = {};
    m_answer.refused.push_back({0, why, true});
    Q_EMIT answered();
}

void StrategyWriting::take(QProcess &process)
{
    const QJsonObject said = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    if (said.isEmpty()) {
        const QString why = QString::fromUtf8(process.readAllStandardError()).trimmed().section(u'\n', -1);
        return fail(why.isEmpty() ? process.errorString() : why);
    }
    for (const QJsonValue &change : said[u"changes"].toArray())
        m_answer.changes.push_back({change[0].toInt(), change[1].toInt(), change[2].toInt(), change[3].toInt(), change[4].toString()});
    m_answer.notes = notesOf(said[u"notes"], false);
    m_answer.refused = notesOf(said[u"refused"], true);
    Q_EMIT answered();
}

} // namespace awaitscope
