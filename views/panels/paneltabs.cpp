// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/paneltabs.h"

#include <QPainter>

namespace awaitscope {

namespace {

constexpr int BadgeHeight = 18;

//! Painted by this class from the theme: the frame of a styled tab leaves no room for a badge.
constexpr int Padding = 16;

} // namespace

BadgeTabBar::BadgeTabBar(QWidget *parent)
    : QTabBar(parent), m_theme(&Theme::get(ThemeKind::Light))
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
}

void BadgeTabBar::setBadge(int tab, int count, const QString &meaning)
{
    if (m_counts.value(tab) == count)
        return;
    m_counts[tab] = count;
    setTabToolTip(tab, count > 0 ? meaning : QString());
    setAccessibleTabName(tab, count > 0 ? QStringLiteral("%1, %2").arg(tabText(tab), meaning) : tabText(tab));
    setIconSize(iconSize()); // forces a new layout of the tabs: there is no public function that does only this
    resize(size());
    updateGeometry();
    update();
}

void BadgeTabBar::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

int BadgeTabBar::badgeWidth(int tab) const
{
    const int count = m_counts.value(tab);
    return count == 0 ? 0 : std::max(BadgeHeight, fontMetrics().horizontalAdvance(QString::number(count)) + 10);
}

QSize BadgeTabBar::tabSizeHint(int index) const
{
    QFont bold = font();
    bold.setBold(true);
    const int badge = badgeWidth(index);
    return {QFontMetrics(bold).horizontalAdvance(tabText(index)) + 2 * Padding + (badge > 0 ? badge + 7 : 0), 36};
}

void BadgeTabBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme->color(ColorRole::Canvas));
    for (int i = 0; i < count(); ++i) {
        const QRect tab = tabRect(i);
        const bool chosen = i == currentIndex();
        const bool hovered = tab.contains(mapFromGlobal(QCursor::pos()));
        QFont label = font();
        label.setBold(chosen);
        painter.setFont(label);
        painter.setPen(isTabEnabled(i) ? m_theme->color(chosen || hovered ? ColorRole::Text : ColorRole::SecondaryText)
                                       : palette().color(QPalette::Disabled, QPalette::Text));
        const QRect words = tab.adjusted(Padding, 0, 0, -1);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, tabText(i));
        if (chosen)
            painter.fillRect(QRect(tab.left() + Padding / 2, tab.bottom() - 1, tab.width() - Padding, 2),
                             m_theme->color(hasFocus() ? ColorRole::Focus : ColorRole::Accent));
        if (const int width = badgeWidth(i); width > 0) {
            const QRectF badge(tab.right() - Padding - width + 3, tab.center().y() - BadgeHeight / 2.0, width, BadgeHeight);
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme->color(ColorRole::Pending));
            painter.drawRoundedRect(badge, BadgeHeight / 2.0, BadgeHeight / 2.0);
            QFont small = font();
            small.setBold(true);
            small.setPixelSize(11);
            painter.setFont(small);
            painter.setPen(m_theme->color(ColorRole::OnPending));
            painter.drawText(badge, Qt::AlignCenter, QString::number(m_counts.value(i)));
        }
    }
}

PanelTabs::PanelTabs(QWidget *parent)
    : QTabWidget(parent), m_bar(new BadgeTabBar)
{
    setTabBar(m_bar);
    setDocumentMode(true);
}

} // namespace awaitscope
