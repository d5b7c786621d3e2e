// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/statusline.h"

#include "views/common/widgets/elidedlabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace awaitscope {

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent), m_columns(new QGridLayout(this)), m_state(new ElidedLabel), m_counts(new QLabel), m_pill(new QPushButton)
{
    m_state->setObjectName(QStringLiteral("runState"));
    m_state->setContentsMargins(8, 0, 8, 0); // as the style sets for the labels beside it
    m_counts->setObjectName(QStringLiteral("runCounts"));
    m_counts->setAlignment(Qt::AlignCenter);
    m_pill->setObjectName(QStringLiteral("unretrieved"));
    m_pill->setCursor(Qt::PointingHandCursor);
    m_pill->setToolTip(tr("These exceptions were never retrieved. Click to show them."));
    m_pill->hide();
    // Three columns, so that the counts stay in the middle as long as the state leaves them there.
    m_columns->setContentsMargins(8, 3, 12, 3);
    m_columns->addWidget(m_state, 0, 0);
    m_columns->addWidget(m_counts, 0, 1);
    m_columns->addWidget(m_pill, 0, 2, Qt::AlignRight);
    m_columns->setColumnStretch(0, 1);
    m_columns->setColumnStretch(1, 2);
    m_columns->setColumnStretch(2, 1);
    connect(m_pill, &QPushButton::clicked, this, &StatusLine::unretrievedClicked);
}

void StatusLine::setState(const QString &text)
{
    m_state->setText(text);
    giveRoomToState();
}

QSize StatusLine::minimumSizeHint() const
{
    constexpr int leastState = 40;
    const int state = m_columns->columnMinimumWidth(0);
    const QSize whole = QWidget::minimumSizeHint();
    return {whole.width() - std::max(0, state - leastState), whole.height()};
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveRoomToState();
}

//! What it needs, if that is left.
void StatusLine::giveRoomToState()
{
    const int others = QWidget::minimumSizeHint().width() - std::max(m_columns->columnMinimumWidth(0), m_state->minimumSizeHint().width());
    m_columns->setColumnMinimumWidth(0, std::clamp(width() - others, 0, m_state->sizeHint().width()));
}

void StatusLine::setCounts(const RunCounts &counts)
{
    m_counts->setText(countsText(counts));
    m_pill->setText(QStringLiteral("\u26A0 ") + unretrievedText(counts.unretrieved));
    m_pill->setVisible(counts.unretrieved > 0);
    giveRoomToState();
}

void StatusLine::setTheme(const Theme &theme)
{
    QPalette colors = m_state->palette();
    colors.setColor(QPalette::WindowText, theme.color(ColorRole::SecondaryText));
    m_state->setPalette(colors);
    m_pill->setStyleSheet(
        QStringLiteral("QPushButton { background: %1; color: %2; border: 1px solid %1; border-radius: 9px; padding: "
                       "1px 12px; min-height: 16px; font-size: 12px; font-weight: 600; }"
                       "QPushButton:hover, QPushButton:focus { border-color: %3; background: %1; }")
            .arg(theme.color(ColorRole::Pending).name(), theme.color(ColorRole::OnPending).name(),
                 theme.color(ColorRole::PendingOutline).name()));
}

QString StatusLine::countsText(const RunCounts &counts)
{
    QStringList parts;
    const auto add = [&parts](quint32 count, const QString &text) {
        if (count > 0)
            parts += text;
    };
    add(counts.deadlocked, tr("deadlock: %n waiting", nullptr, int(counts.deadlocked)));
    const quint32 running = counts.running - std::min(counts.running, counts.deadlocked);
    add(running, tr("%n running", nullptr, int(running)));
    add(counts.succeeded, tr("%n succeeded", nullptr, int(counts.succeeded)));
    add(counts.raised, tr("%n raised", nullptr, int(counts.raised)));
    add(counts.cancelled, tr("%n cancelled", nullptr, int(counts.cancelled)));
    add(counts.neverAwaited, tr("%n never awaited", nullptr, int(counts.neverAwaited)));
    return parts.join(QStringLiteral(" \u00B7 "));
}

QString StatusLine::unretrievedText(quint32 count)
{
    return count == 0 ? QString() : tr("%n unretrieved", nullptr, int(count));
}

} // namespace awaitscope
