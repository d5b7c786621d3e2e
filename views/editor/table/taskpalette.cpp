// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/table/taskpalette.h"

#include "views/common/widgets/flowlayout.h"
#include "views/common/widgets/pillbutton.h"

#include <QMenu>

namespace awaitscope {

namespace {
constexpr int gap = 6;
} // namespace

TaskPalette::TaskPalette(QWidget *parent)
    : QWidget(parent)
{
    auto *flow = new FlowLayout(gap, this);
    flow->setContentsMargins(15, 9, 12, 11);
    addPill(QStringLiteral("addSucceeds"), tr("+ Succeeds"), tr("A task that sleeps and returns"), TaskTemplate::Succeeds);
    addPill(QStringLiteral("addRaises"), tr("+ Raises"), tr("A task that sleeps and raises an exception"), TaskTemplate::Raises);
    addPill(QStringLiteral("addHandles"), tr("+ Handles"), tr("A task that catches its own exception"), TaskTemplate::HandlesOwnError);
    addPill(QStringLiteral("addCleansUp"), tr("+ Cleans up"), tr("A task that cleans up in finally"), TaskTemplate::CleansUp);
    addPill(QStringLiteral("addFireAndForget"), tr("+ Fire && forget"), tr("A task that is neither awaited nor referenced"), TaskTemplate::FireAndForget);
    addPill(QStringLiteral("addNeverAwaited"), tr("+ Never awaited"), tr("A coroutine object that never starts"), TaskTemplate::NeverAwaited);
    addPill(QStringLiteral("addDoneCallback"), tr("+ Done callback"), tr("A task whose done callback retrieves its exception"), TaskTemplate::DoneCallback);
    addMore();
}

void TaskPalette::addPill(const QString &name, const QString &text, const QString &help, TaskTemplate kind)
{
    auto *pill = new PillButton(text, this);
    pill->setObjectName(name);
    pill->setToolTip(help);
    pill->setAccessibleDescription(help);
    layout()->addWidget(pill);
    connect(pill, &PillButton::clicked, this, [this, kind] { Q_EMIT addRequested(kind); });
}

void TaskPalette::addMore()
{
    auto *pill = new PillButton(tr("More\u2026"), this);
    pill->setObjectName(QStringLiteral("addMore"));
    layout()->addWidget(pill);
    connect(pill, &PillButton::clicked, this, [this, pill] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Duplicate the selected tasks"), this, &TaskPalette::duplicateRequested);
        menu->addAction(tr("Paste tasks"), this, &TaskPalette::pasteRequested);
        menu->addSeparator();
        menu->addAction(tr("Edit the steps of main"), this, &TaskPalette::stepsOfMainRequested);
        menu->addAction(tr("Title and settings\u2026"), this, &TaskPalette::settingsRequested);
        menu->popup(pill->mapToGlobal(QPoint(0, pill->height() + 2)));
    });
}

} // namespace awaitscope
