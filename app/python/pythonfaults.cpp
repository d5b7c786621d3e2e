// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/pythonfaults.h"

#include "model/text/visibletext.h"
#include "views/pythoneditor/pythonpanel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSignalBlocker>

#include <algorithm>

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

PythonFaults::PythonFaults(PythonPanel &panel, QSettings &settings, QWidget *window)
    : QObject(window), m_panel(panel), m_settings(settings), m_window(window)
{
    connect(panel.faults(), &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        m_faults[std::size_t(m_panel.faults()->row(item))].what.isOn = item->checkState() == Qt::Checked;
        tell();
    });
    connect(panel.faults(), &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        if (const int line = lineNow(m_faults[std::size_t(m_panel.faults()->row(item))]); line > 0)
            m_panel.edit()->goToLine(line);
    });
    connect(panel.edit(), &QsciScintilla::linesChanged, this, &PythonFaults::show);
    auto *remove = new QShortcut(QKeySequence::Delete, panel.faults(), nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &PythonFaults::removeCurrent);
    connect(&panel, &PythonPanel::faultsClosed, this, [this] {
        while (!m_faults.empty())
            this->remove(m_faults.size() - 1);
        show();
        tell();
    });
    connect(&panel, &PythonPanel::faultsCopied, this, [this] { QGuiApplication::clipboard()->setText(faultOptions(specs())); });
}

void PythonFaults::open(const QString &path)
{
    close();
    m_path = path;
    const QStringList lines = m_panel.edit()->text().split(u'\n');
    for (StoredFault fault : path.isEmpty() ? std::vector<StoredFault>() : storedFaults(m_settings, path)) {
        const int line = lineOf(fault, lines);
        fault.isOn = fault.isOn && line > 0; // whoever has removed its line elsewhere sees it switched off
        fault.line = line > 0 ? line : std::clamp(fault.line, 1, int(lines.size()));
        insert(std::move(fault), false);
    }
    show();
}

void PythonFaults::moveTo(const QString &path)
{
    if (path == m_path || path.isEmpty())
        return;
    m_path = path;
    store();
}

void PythonFaults::close()
{
    m_path.clear();
    while (!m_faults.empty())
        remove(m_faults.size() - 1);
    show();
}

int PythonFaults::lineNow(const Fault &fault) const
{
    return m_panel.edit()->lineOfFault(fault.mark);
}

void PythonFaults::insert(StoredFault what, bool isTried)
{
    const int mark = m_panel.edit()->addFault(what.line);
    m_faults.push_back({std::move(what), mark, isTried});
}

void PythonFaults::remove(std::size_t index)
{
    m_panel.edit()->removeFault(m_faults[index].mark);
    m_faults.erase(m_faults.begin() + std::ptrdiff_t(index));
}

void PythonFaults::add(int line, const QString &task)
{
    FaultDialog dialog(line, m_panel.edit()->text(line - 1), task, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    insert({line, {}, 0, dialog.task(), dialog.effect(), dialog.isOnce(), true}, false);
    show();
    tell();
}

void PythonFaults::tryOnly(int line, int nth, const QString &effect)
{
    for (std::size_t i = m_faults.size(); i-- > 0;)
        if (m_faults[i].isTried)
            remove(i);
    for (Fault &fault : m_faults)
        fault.what.isOn = false; // it was tried alone
    insert({line, {}, nth, {}, effect, true, true}, true);
    show();
    tell();
}

void PythonFaults::removeCurrent()
{
    const int row = m_panel.faults()->currentRow();
    if (row < 0)
        return;
    remove(std::size_t(row));
    show();
    tell();
}

QStringList PythonFaults::specs() const
{
    QStringList out;
    for (const Fault &fault : m_faults)
        if (const int line = lineNow(fault); fault.what.isOn && line > 0)
            out += faultSpec(fault.what, line);
    return out;
}

QStringList PythonFaults::options() const
{
    QStringList out;
    for (const QString &spec : specs())
        out += {QStringLiteral("--fail"), spec};
    return out;
}

//! Keeps them for the next time that the file is opened.
void PythonFaults::store()
{
    if (m_path.isEmpty())
        return;
    std::vector<StoredFault> stored;
    for (const Fault &fault : m_faults) {
        StoredFault what = fault.what;
        what.line = lineNow(fault);
        if (what.line <= 0)
            continue;
        what.code = m_panel.edit()->text(what.line - 1).trimmed();
        stored.push_back(std::move(what));
    }
    storeFaults(m_settings, m_path, stored);
}

//! Keeps them, and says that they are others.
void PythonFaults::tell()
{
    store();
    Q_EMIT changed();
}

void PythonFaults::show()
{
    QListWidget *list = m_panel.faults();
    const QSignalBlocker blocker(list);
    const int current = list->currentRow();
    list->clear();
    for (const Fault &fault : m_faults) {
        const int line = lineNow(fault);
        auto *item = new QListWidgetItem(visibleText(line > 0 ? faultSpec(fault.what, line) : tr("%1: its line is gone").arg(fault.what.effect)));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(fault.what.isOn ? Qt::Checked : Qt::Unchecked);
        list->addItem(item);
    }
    list->setCurrentRow(current);
    m_panel.showFaults(!m_faults.empty());
}

} // namespace awaitscope
