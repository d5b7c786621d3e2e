// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/comparison/paneheader.h"

#include "views/common/plaintip.h"
#include "views/common/widgettheme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace awaitscope {

PaneHeader::PaneHeader(QWidget *parent)
    : QWidget(parent), m_button(new QToolButton)
{
    setObjectName(QStringLiteral("paneHeader"));
    setFixedHeight(Height);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 6, 2);
    row->addStretch(1);
    row->addWidget(m_button);
    m_button->setObjectName(QStringLiteral("paneAction"));
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->hide();
    connect(m_button, &QToolButton::clicked, this, &PaneHeader::actionClicked);
}

void PaneHeader::setTexts(const QString &title, const QString &outcome)
{
    m_title = title;
    m_outcome = outcome;
    setAccessibleName(title);
    setAccessibleDescription(outcome);
    setToolTip(plainTip(outcome.isEmpty() ? title : title + u'\n' + outcome));
    update();
}

void PaneHeader::setAction(const QString &text, const QString &tip)
{
    m_button->setText(text);
    m_button->setToolTip(tip);
    m_button->setVisible(!text.isEmpty());
}

void PaneHeader::paintEvent(QPaintEvent *)
{
    constexpr int Left = 12, Gap = 14;
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(ColorRole::Panel));
    painter.setPen(theme.color(ColorRole::Border));
    painter.drawLine(rect().topLeft(), rect().topRight());
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    const int right = m_button->isHidden() ? width() - Left : m_button->x() - Gap;
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme.color(ColorRole::Text));
    const QFontMetrics metrics(bold);
    const int wanted = std::min(metrics.horizontalAdvance(m_title) + 2, std::max((right - Left) / 2, 60));
    const QRect title(Left, 0, std::clamp(wanted, 0, std::max(right - Left, 0)), height());
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(m_title, Qt::ElideRight, title.width()));
    const QRect rest(title.right() + Gap, 0, right - title.right() - Gap, height());
    if (rest.width() <= 0)
        return;
    painter.setFont(font());
    painter.setPen(theme.color(ColorRole::SecondaryText));
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(m_outcome, Qt::ElideRight, rest.width()));
}

} // namespace awaitscope
