// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/pythontranslation.h"

#include "app/runs/pythonprogram.h"
#include "model/program/file/tasksetreader.h"
#include "views/pythoneditor/pythonedit.h"

#include <QRegularExpression>

namespace awaitscope {

void PythonTranslation::start(const QString &text, const QString &fileName, const QString &interpreter)
{
    const QString why = m_process.start(
        this, text, fileName, [&](const QString &file) { return translationCommand(file, interpreter); },
        [this](QProcess &process) { take(process); });
    if (!why.isEmpty())
        Q_EMIT refused({{0, why, true}});
}

void PythonTranslation::take(QProcess &process)
{
    Result<TaskSet> set = translatedSet(process);
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
