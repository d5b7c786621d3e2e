// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/pythonchanges.h"

#include "app/document/pythondocument.h"
#include "app/python/pythonruns.h"
#include "app/runs/runcontroller.h"
#include "app/runs/runlikeness.h"
#include "app/widgets/messagebar.h"
#include "model/retell/retelling.h"
#include "model/text/visibletext.h"
#include "views/pythoneditor/pythonpanel.h"

#include <algorithm>
#include <utility>

namespace awaitscope {

PythonChanges::PythonChanges(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    connect(&m_translation, &PythonTranslation::translated, this, [this] { take(m_translation.takeSet()); });
    connect(&m_translation, &PythonTranslation::refused, this, &PythonChanges::refuse);
    connect(&m_writing, &StrategyWriting::answered, this, &PythonChanges::takeWriting);
    connect(parts.panel.edit(), &QsciScintilla::textChanged, this, [this] { m_isUnchanged = false; });
    connect(&parts.panel, &PythonPanel::offerTaken, this, &PythonChanges::retellRun);
}

void PythonChanges::cancel()
{
    m_translation.cancel();
    m_writing.cancel();
    m_lines.reset();
}

void PythonChanges::convert()
{
    m_lines = m_parts.panel.edit()->trackLines();
    m_translation.start(m_parts.document.text(), m_parts.document.fileName(), m_parts.runs.interpreter());
    Q_EMIT stateChanged();
}

//! The displayed run, if it is one of this text as it is written; else null.
const Trace *PythonChanges::traceOfText() const
{
    const std::vector<PythonRuns::Kept> &kept = m_parts.runs.kept();
    if (kept.empty() || kept.back().number != m_parts.runs.number() || m_parts.runs.isRunning() || !m_parts.displayed.source())
        return nullptr;
    const PythonRuns::Kept &run = kept.back();
    const bool isPlain = run.faults.isEmpty() && run.strategy == Strategy::AsWritten && run.text == m_parts.document.text();
    const bool isShown = m_parts.displayed.isRecording() && m_parts.displayed.source()->path().isEmpty();
    return isPlain && isShown ? &m_parts.displayed.source()->trace() : nullptr;
}

void PythonChanges::take(TaskSet set)
{
    QString told = tr("It was not compared with the program, which has not run as it is written now.");
    if (const Trace *trace = traceOfText()) {
        const Result<QString> found = likeness(*trace, set);
        told = found ? *found : visibleText(found.problems().front().message);
    }
    m_converted = Converted{std::move(set), told};
    Q_EMIT converted();
    Q_EMIT stateChanged();
}

void PythonChanges::retellRun()
{
    const Trace *trace = traceOfText();
    if (!trace)
        return m_parts.panel.setFindings(tr("The text has changed since its run. Run it, then convert it again."), {{0, tr("Nothing was converted."), false}});
    Result<TaskSet> set = retell(*trace);
    if (set)
        return take(*std::move(set));
    std::vector<LineNote> reasons;
    for (const Problem &problem : set.problems())
        reasons.push_back({0, problem.message, true});
    m_parts.panel.setFindings(tr("The run cannot be converted:"), reasons);
}

void PythonChanges::refuse(const std::vector<LineNote> &reasons)
{
    m_parts.panel.setFindings(tr("A task set cannot express this program:"), reasons, m_lines, traceOfText() ? tr("Convert the Run Instead") : QString());
    Q_EMIT stateChanged();
}

void PythonChanges::writeStrategy(int line)
{
    m_parts.messages.dismiss(Notice::PythonCompared);
    m_isUnchanged = true; // before start(), which may answer at once
    m_writing.start(m_parts.document.text(), m_parts.document.fileName(), m_parts.runs.interpreter(), m_parts.runs.strategy(), line);
}

void PythonChanges::takeWriting()
{
    const StrategyWriting::Answer &answer = m_writing.answer();
    if (!m_isUnchanged)
        return m_parts.messages.showMessage(Notice::PythonCompared, MessageBar::Tone::Problem, tr("The strategy was not written"),
                                            tr("The text has changed in the meantime. Choose the command again."));
    std::vector<LineNote> told = answer.refused;
    told.insert(told.end(), answer.notes.begin(), answer.notes.end());
    if (answer.changes.empty() && told.empty())
        told.push_back({0, tr("Every gather is already written that way."), false});
    PythonEdit *edit = m_parts.panel.edit();
    const std::shared_ptr<const TextLines> lines = edit->trackLines();
    edit->replace(answer.changes);
    m_parts.panel.setFindings(answer.changes.empty() ? tr("Nothing was written:") : tr("Written into the text. Please note:"), told, lines);
    if (!answer.changes.empty())
        Q_EMIT strategyWritten();
}

} // namespace awaitscope
