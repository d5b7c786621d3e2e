// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/stepeditor.h"

#include "model/program/path.h"
#include "views/editor/coroutinechooser.h"
#include "views/editor/steplistmodel.h"
#include "views/editor/steplistview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace awaitscope {

QString bodyPointerOf(const QString &coroutine)
{
    return QStringLiteral("/coros/%1/body").arg(escapePointerToken(coroutine));
}

StepEditor::StepEditor(QWidget *parent)
    : QWidget(parent), m_model(new StepListModel(this)), m_list(new StepListView(m_model, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    createHeader();
    layout->addWidget(m_list, 1);
}

void StepEditor::createHeader()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(15, 10, 12, 6);
    row->setSpacing(2);
    m_title = new QLabel(tr("Steps of"), this);
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_chooser = new CoroutineChooser(this);
    m_chooser->setObjectName(QStringLiteral("coroutineChooser"));
    row->addWidget(m_title);
    row->addWidget(m_chooser);
    row->addStretch();
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_chooser, &CoroutineChooser::chosen, this, [this](const QString &name) {
        setCoroutine(name);
        Q_EMIT coroutineChanged(name);
    });
}

void StepEditor::setTaskSet(const TaskSet &set)
{
    m_set = set;
    refresh();
}

void StepEditor::setProblems(const Problems &problems)
{
    m_model->setProblems(problems);
}

void StepEditor::setCoroutine(const QString &name)
{
    m_coroutine = name;
    refresh();
}

void StepEditor::refresh()
{
    QStringList names;
    for (const Coroutine &c : m_set.coros)
        names += c.name;
    m_chooser->setNames(names);
    const Coroutine *shown = m_set.find(m_coroutine);
    m_chooser->setVisible(!names.isEmpty());
    m_chooser->setText(shown ? m_coroutine : tr("\u2026"));
    m_chooser->updateGeometry();
    m_chooser->update();
    m_model->setBody(shown ? shown->body : Body(), shown ? bodyPointerOf(m_coroutine) : QString());
}

void StepEditor::showPointer(const QString &pointer)
{
    int row = m_model->rowAround(pointer);
    while (m_model->row(row) && m_model->row(row)->folded) {
        m_model->setFolded(m_model->row(row)->pointer, false);
        row = m_model->rowAround(pointer);
    }
    if (m_model->row(row))
        m_list->selectPointers({m_model->row(row)->pointer});
}

} // namespace awaitscope
