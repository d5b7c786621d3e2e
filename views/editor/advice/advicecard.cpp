// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/advice/advicecard.h"

#include "model/text/visibletext.h"
#include "views/common/widgets/flowlayout.h"
#include "views/common/widgets/pillbutton.h"
#include "views/common/widgets/smallglyphs.h"
#include "views/common/widgettheme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace awaitscope {

namespace {

constexpr int signSize = 14;
constexpr int signPlace = 12;
constexpr qreal radius = 6;

} // namespace

AdviceCard::AdviceCard(const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_buttons(new QWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(signPlace + signSize + 8, 9, 10, 10);
    layout->setSpacing(7);
    auto *label = new QLabel(visibleText(text), this);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setCursor(Qt::ArrowCursor);
    layout->addWidget(label);
    auto *flow = new FlowLayout(6, m_buttons);
    flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_buttons->setSizePolicy(policy);
    layout->addWidget(m_buttons);
    setAccessibleName(visibleText(text));
}

PillButton *AdviceCard::addButton(const QString &name, const QString &text)
{
    auto *pill = new PillButton(text, m_buttons);
    pill->setObjectName(name);
    m_buttons->layout()->addWidget(pill);
    return pill;
}

void AdviceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    const QColor tone = theme.color(m_tone == Tone::Problem ? ColorRole::Raised : ColorRole::Cancelled);
    painter.setPen(QPen(tone, 1));
    painter.setBrush(theme.color(ColorRole::Canvas));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    paintWarning(painter, QRectF(signPlace, 11, signSize, signSize), tone);
}

} // namespace awaitscope
