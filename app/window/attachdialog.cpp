// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/attachdialog.h"

#include "model/text/visibletext.h"
#include "views/common/plaintip.h"
#include "views/common/screenfit.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

enum Column { Number,
              Version,
              Command,
              Columns };

QLabel *label(const QString &text, const char *name)
{
    auto *made = new QLabel(text);
    made->setObjectName(QLatin1String(name));
    made->setWordWrap(true);
    made->setTextFormat(Qt::PlainText);
    return made;
}

} // namespace

AttachDialog::AttachDialog(QWidget *parent)
    : QDialog(parent),
      m_filter(new QLineEdit),
      m_list(new QTreeWidget),
      m_light(new QCheckBox(tr("&Light: without source lines"))),
      m_problem(label(QString(), "problemText"))
{
    setObjectName(QStringLiteral("attachDialog"));
    setWindowTitle(tr("Attach to a Running Program"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(label(tr("Records one of your Python programs from now on. It need not be restarted, and goes on when the recording ends. "
                               "What happened before is not known; tasks that already exist are marked."),
                            "secondaryText"));
    column->addWidget(label(tr("Needs Python 3.14 or later. This has not been tried with a released Python 3.14 yet."), "secondaryText"));
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setPlaceholderText(tr("Filter by command or number"));
    m_filter->setClearButtonEnabled(true);
    column->addWidget(m_filter);
    createList();
    column->addWidget(m_list, 1);
    column->addWidget(m_problem);
    m_light->setObjectName(QStringLiteral("light"));
    m_light->setToolTip(tr("Costs the program less: the places where tasks are made and wait are not recorded, nor who cancelled them"));
    column->addWidget(m_light);
    column->addWidget(createButtons());
    connect(m_filter, &QLineEdit::textChanged, this, &AttachDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &AttachDialog::check);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &AttachDialog::accept); // Return presses the default button
    refresh();
    m_list->setFocus();
    resize(fittingScreen(this, {720, 480}));
}

void AttachDialog::createList()
{
    m_list->setObjectName(QStringLiteral("processes"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setHeaderLabels({tr("Process"), tr("Python"), tr("Command")});
    m_list->setAccessibleName(tr("Running Python programs"));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setSectionsMovable(false);
}

QWidget *AttachDialog::createButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *again = buttons->addButton(tr("&Refresh"), QDialogButtonBox::ActionRole);
    again->setObjectName(QStringLiteral("refresh"));
    again->setAutoDefault(false);
    m_attach = buttons->addButton(tr("&Attach"), QDialogButtonBox::AcceptRole);
    m_attach->setObjectName(QStringLiteral("attach"));
    m_attach->setProperty("primary", true);
    m_attach->setDefault(true);
    connect(again, &QPushButton::clicked, this, &AttachDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &AttachDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &AttachDialog::reject);
    return buttons;
}

bool AttachDialog::isLight() const
{
    return m_light->isChecked();
}

void AttachDialog::refresh()
{
    const qint64 chosen = current() ? current()->id : 0;
    m_list->clear();
    m_processes = findPythonProcesses();
    std::ranges::stable_partition(m_processes, [](const PythonProcess &each) { return each.hindrance.isEmpty(); });
    for (const PythonProcess &each : m_processes) {
        const QString version = each.version.isEmpty() ? QStringLiteral("3") : each.version;
        auto *item = new QTreeWidgetItem(m_list, {QString::number(each.id), version, visibleText(each.command)});
        item->setTextAlignment(Number, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(Command, plainTip(visibleText(each.command)));
        for (int at = Number; at < Columns && !each.hindrance.isEmpty(); ++at)
            item->setForeground(at, palette().brush(QPalette::Disabled, QPalette::Text));
        item->setData(Version, Qt::AccessibleDescriptionRole, each.hindrance);
        if (each.id == chosen)
            m_list->setCurrentItem(item);
    }
    for (const int at : {Number, Version})
        m_list->resizeColumnToContents(at);
    filter();
}

//! The first that is left is chosen if the chosen one is not.
void AttachDialog::filter()
{
    const QString wanted = m_filter->text().trimmed();
    QTreeWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        item->setHidden(!item->text(Number).startsWith(wanted) && !item->text(Command).contains(wanted, Qt::CaseInsensitive));
        first = first || item->isHidden() ? first : item;
    }
    if (!m_list->currentItem() || m_list->currentItem()->isHidden())
        m_list->setCurrentItem(first);
    check();
}

const PythonProcess *AttachDialog::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < int(m_processes.size()) && !m_list->currentItem()->isHidden() ? &m_processes[std::size_t(row)] : nullptr;
}

void AttachDialog::check()
{
    const PythonProcess *process = current();
    m_attach->setEnabled(process && process->hindrance.isEmpty());
    const QString none = m_processes.empty() ? tr("No Python program of yours is running. Start it, and press Refresh.") : tr("No program matches the filter.");
    m_problem->setText(process ? process->hindrance : none);
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void AttachDialog::accept()
{
    const PythonProcess *chosen = current();
    if (!chosen)
        return;
    PythonProcess now = pythonProcess(chosen->id); // its number may be another program's by now
    if (now.hindrance.isEmpty() && (now.command != chosen->command || now.interpreter != chosen->interpreter))
        now.hindrance = tr("The program has ended.");
    if (!now.hindrance.isEmpty()) {
        refresh();
        if (!current() || current()->id != now.id)
            m_list->setCurrentItem(nullptr); // another one has to be chosen, not to be taken by the next Return
        m_problem->setText(now.hindrance);
        m_problem->show();
        return;
    }
    m_chosen = std::move(now);
    QDialog::accept();
}

} // namespace awaitscope
