// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/pythonfaults.h"

#include "model/text/visibletext.h"
#include "views/pythoneditor/pythonpanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSignalBlocker>

namespace awaitscope {

namespace {

enum Kind { Raises,
            TakesLonger,
            NeverReturns,
            IsCancelled };

} // namespace

FaultDialog::FaultDialog(int line, const QString &code, const QString &task, QWidget *parent)
    : QDialog(parent), m_kind(new QComboBox), m_detail(new QLineEdit), m_task(new QLineEdit(task)), m_once(new QCheckBox(tr("Only the first time")))
{
    setObjectName(QStringLiteral("faultDialog"));
    setWindowTitle(tr("Make It Fail"));
    m_kind->setObjectName(QStringLiteral("faultKind"));
    m_kind->addItems({tr("raises an exception"), tr("takes longer"), tr("never returns"), tr("is cancelled here")});
    m_detail->setObjectName(QStringLiteral("faultDetail"));
    m_task->setObjectName(QStringLiteral("faultTask"));
    m_task->setPlaceholderText(tr("each task that comes here"));
    m_once->setObjectName(QStringLiteral("faultOnce"));
    auto *form = new QFormLayout(this);
    auto *shown = new QLabel(tr("Line %1: %2").arg(line).arg(visibleText(code.trimmed())));
    shown->setTextFormat(Qt::PlainText);
    shown->setWordWrap(true);
    form->addRow(shown);
    form->addRow(tr("This await"), m_kind);
    form->addRow(QString(), m_detail);
    form->addRow(tr("Only in"), m_task);
    form->addRow(QString(), m_once);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FaultDialog::updateFields);
    updateFields();
    setMinimumWidth(380);
}

void FaultDialog::updateFields()
{
    const int kind = m_kind->currentIndex();
    m_detail->setText(kind == Raises ? QStringLiteral("TimeoutError") : kind == TakesLonger ? QStringLiteral("1s")
                                                                                            : QString());
    m_detail->setPlaceholderText(kind == Raises ? tr("TYPE or TYPE:MESSAGE") : QString());
    m_detail->setEnabled(kind == Raises || kind == TakesLonger);
}

QString FaultDialog::task() const
{
    return m_task->text().trimmed();
}

bool FaultDialog::isOnce() const
{
    return m_once->isChecked();
}

QString FaultDialog::effect() const
{
    const QString detail = m_detail->text().trimmed();
    switch (Kind(m_kind->currentIndex())) {
    case Raises:
        return detail.isEmpty() ? QStringLiteral("TimeoutError") : detail;
    case TakesLonger:
        return QStringLiteral("delay:") + (detail.isEmpty() ? QStringLiteral("1s") : detail);
    case NeverReturns:
        return QStringLiteral("never");
    case IsCancelled:
        return QStringLiteral("cancel");
    }
    return {};
}

PythonFaults::PythonFaults(PythonPanel &panel, QWidget *window)
    : QObject(window), m_panel(panel), m_window(window)
{
    connect(panel.faults(), &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        m_faults[std::size_t(m_panel.faults()->row(item))].isOn = item->checkState() == Qt::Checked;
        Q_EMIT changed();
    });
    auto *remove = new QShortcut(QKeySequence::Delete, panel.faults(), nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &PythonFaults::removeCurrent);
    connect(&panel, &PythonPanel::faultsClosed, this, [this] {
        clear();
        Q_EMIT changed();
    });
}

void PythonFaults::add(int line, const QString &task)
{
    FaultDialog dialog(line, m_panel.edit()->text(line - 1), task, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_faults.push_back({m_panel.edit()->addFault(line), dialog.task(), dialog.effect(), dialog.isOnce(), true});
    show();
    Q_EMIT changed();
}

void PythonFaults::clear()
{
    for (const Fault &fault : m_faults)
        m_panel.edit()->removeFault(fault.mark);
    m_faults.clear();
    show();
}

void PythonFaults::removeCurrent()
{
    const int row = m_panel.faults()->currentRow();
    if (row < 0)
        return;
    m_panel.edit()->removeFault(m_faults[std::size_t(row)].mark);
    m_faults.erase(m_faults.begin() + row);
    show();
    Q_EMIT changed();
}

QString PythonFaults::specOf(const Fault &fault) const
{
    QString place = QString::number(m_panel.edit()->lineOfFault(fault.mark));
    if (!fault.task.isEmpty())
        place.prepend(fault.task + u'@');
    return QStringLiteral("%1%2=%3").arg(place, fault.isOnce ? QStringLiteral("/1") : QString(), fault.effect);
}

QStringList PythonFaults::options() const
{
    QStringList out;
    for (const Fault &fault : m_faults)
        if (fault.isOn && m_panel.edit()->lineOfFault(fault.mark) > 0)
            out += {QStringLiteral("--fail"), specOf(fault)};
    return out;
}

void PythonFaults::show()
{
    const QSignalBlocker blocker(m_panel.faults());
    m_panel.faults()->clear();
    for (const Fault &fault : m_faults) {
        auto *item = new QListWidgetItem(visibleText(specOf(fault)));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(fault.isOn ? Qt::Checked : Qt::Unchecked);
        m_panel.faults()->addItem(item);
    }
    m_panel.showFaults(!m_faults.empty());
}

} // namespace awaitscope
