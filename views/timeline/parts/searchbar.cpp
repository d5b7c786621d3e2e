// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/searchbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace awaitscope {

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit), m_count(new QLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    m_edit->setObjectName(QStringLiteral("timelineSearch"));
    m_edit->setPlaceholderText(tr("Search tasks, coroutines and exceptions"));
    m_edit->setAccessibleName(tr("Search the timeline"));
    m_edit->setMaximumWidth(320);
    m_edit->installEventFilter(this);
    m_count->setObjectName(QStringLiteral("secondaryText"));
    m_count->setMinimumWidth(64);
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addSpacing(8);
    m_failed = createChip(tr("Failed"), tr("Only lanes that ended with an exception"), "filterFailed");
    m_unretrieved = createChip(tr("Unretrieved"), tr("Only lanes whose exception was not retrieved"), "filterUnretrieved");
    m_cancelled = createChip(tr("Cancelled"), tr("Only lanes that were cancelled or timed out"), "filterCancelled");
    m_byName = createChip(tr("Only hits"), tr("Only lanes whose name contains the search text"), "filterByName");
    row->addStretch();
    auto *close = new QToolButton;
    close->setAutoRaise(true);
    close->setText(QStringLiteral("×"));
    close->setToolTip(tr("Close the search and show all lanes (Esc)"));
    close->setAccessibleName(tr("Close search"));
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &SearchBar::close);
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        Q_EMIT textChanged(text);
        if (m_byName->isChecked())
            tellFilter();
    });
}

QToolButton *SearchBar::createChip(const QString &text, const QString &tip, const char *name)
{
    auto *chip = new QToolButton;
    chip->setObjectName(QLatin1String(name));
    chip->setText(text);
    chip->setToolTip(tip);
    chip->setCheckable(true);
    chip->setProperty("chip", true);
    layout()->addWidget(chip);
    connect(chip, &QToolButton::toggled, this, &SearchBar::tellFilter);
    return chip;
}

void SearchBar::open()
{
    show();
    m_edit->setFocus();
    m_edit->selectAll();
}

QString SearchBar::text() const
{
    return m_edit->text();
}

void SearchBar::setCount(std::size_t current, std::size_t total)
{
    if (m_edit->text().isEmpty())
        m_count->clear();
    else if (total == 0)
        m_count->setText(tr("no hits"));
    else if (current == 0)
        m_count->setText(total == 1 ? tr("1 hit") : tr("%1 hits").arg(QLocale().toString(quint64(total))));
    else
        m_count->setText(tr("%1 of %2").arg(QLocale().toString(quint64(current)), QLocale().toString(quint64(total))));
}

void SearchBar::close()
{
    m_edit->clear();
    for (QToolButton *chip : {m_failed, m_unretrieved, m_cancelled, m_byName})
        chip->setChecked(false);
    hide();
    Q_EMIT closed();
}

void SearchBar::tellFilter()
{
    LaneFilter filter;
    filter.failed = m_failed->isChecked();
    filter.unretrieved = m_unretrieved->isChecked();
    filter.cancelled = m_cancelled->isChecked();
    if (m_byName->isChecked())
        filter.name = m_edit->text();
    Q_EMIT filterChanged(filter);
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        Q_EMIT stepRequested(!(key->modifiers() & Qt::ShiftModifier));
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SearchBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), palette().color(QPalette::Mid));
}

} // namespace awaitscope
