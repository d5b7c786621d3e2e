// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/pythonbox.h"

#include "app/document/document.h"
#include "app/runs/runcontroller.h"
#include "model/program/grammar/pythonversion.h"
#include "model/text/visibletext.h"

#include <QSignalBlocker>

namespace awaitscope {

PythonBox::PythonBox(Document &document, const RunController &runs, QWidget *parent)
    : QComboBox(parent), m_document(document), m_runs(runs)
{
    setObjectName(QStringLiteral("python"));
    setAccessibleName(tr("Python"));
    setToolTip(tr("The Python version whose asyncio the task set runs under. Versions differ, for example in wait_for and task groups."));
    setFocusPolicy(Qt::TabFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(this, &QComboBox::activated, this, &PythonBox::choose);
    connect(&document, &Document::taskSetChanged, this, &PythonBox::update);
    connect(&runs, &RunController::stateChanged, this, &PythonBox::update);
    update();
}

void PythonBox::update()
{
    const QSignalBlocker blocker(this);
    const bool ofTaskSet = m_runs.showsTaskSet();
    const QString shown = ofTaskSet ? m_document.taskSet().python.value_or(PythonVersion::byDefault()).text()
                                    : QString::fromStdString(m_runs.source()->trace().python);
    clear();
    for (const PythonVersion version : PythonVersion::all())
        addItem(tr("Python %1").arg(version.text()), version.text());
    if (const int known = findData(shown); known >= 0) {
        setCurrentIndex(known);
    } else { // with a patch level, or unknown
        addItem(shown.isEmpty() ? tr("Python") : tr("Python %1").arg(visibleText(shown)), shown);
        setCurrentIndex(count() - 1);
    }
    setEnabled(ofTaskSet);
}

void PythonBox::choose(int index)
{
    const std::optional<PythonVersion> version = PythonVersion::fromText(itemData(index).toString());
    if (!version || version == m_document.taskSet().python.value_or(PythonVersion::byDefault()))
        return;
    TaskSet next = m_document.taskSet();
    next.python = version;
    m_document.edit(itemText(index), std::move(next));
}

} // namespace awaitscope
