// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/legendbar.h"

#include "views/timeline/timelinetip.h"
#include "views/timeline/timelinewidget.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr int FoldedHeight = 26;
constexpr int MsUntilTakenIn = 150; // the legend is not updated in every frame while scrolling

} // namespace

LegendBar::LegendBar(TimelineWidget *timeline, QWidget *parent)
    : QWidget(parent),
      m_timeline(timeline),
      m_button(new QToolButton(this)),
      m_theme(&Theme::get(ThemeKind::Light)),
      m_painter(*m_theme),
      m_measure(fontMeasure())
{
    setObjectName(QStringLiteral("legend"));
    setAccessibleName(tr("Legend"));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_button->setObjectName(QStringLiteral("foldLegend"));
    m_button->setText(tr("Legend"));
    m_button->setAutoRaise(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->move(6, 1);
    connect(m_button, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &LegendBar::refresh);
    connect(timeline, &TimelineWidget::drawn, this, [this] {
        if (!m_folded && !m_soon.isActive())
            m_soon.start(MsUntilTakenIn);
    });
    place();
}

LegendBar::~LegendBar() = default;

void LegendBar::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_painter.setTheme(theme);
    update();
}

void LegendBar::setLeft(qreal left)
{
    m_left = left;
    place();
}

void LegendBar::setFolded(bool on)
{
    if (m_folded == on)
        return;
    m_folded = on;
    setCurrent(std::nullopt);
    if (!on)
        refresh();
    place();
    Q_EMIT foldedChanged(on);
}

void LegendBar::refresh()
{
    const TraceStore *store = m_timeline->store();
    Signs signs = store == m_store ? m_signs : Signs();
    if (store)
        for (const DisplayItem &item : m_timeline->displayList().items)
            if (const Sign sign = signOf(*store, item.ref); sign != Sign::Furniture)
                signs.set(std::size_t(sign));
    m_store = store;
    if (signs == m_signs)
        return;
    m_signs = signs;
    setCurrent(std::nullopt);
    place();
}

void LegendBar::place()
{
    m_button->setArrowType(m_folded ? Qt::RightArrow : Qt::DownArrow);
    m_button->setToolTip(m_folded ? tr("Show what the signs in the timeline mean") : tr("Fold the legend away"));
    m_button->setAccessibleName(m_button->toolTip());
    m_entries = m_folded ? std::vector<LegendEntry>() : legendEntries(m_signs, std::max<qreal>(width() - m_left, 100), m_measure);
    setFixedHeight(std::max(FoldedHeight, int(std::ceil(legendHeight(m_entries))) + 4));
    update();
}

QRectF LegendBar::rectOf(Sign sign) const
{
    const auto entry = std::ranges::find(m_entries, sign, &LegendEntry::sign);
    return entry == m_entries.end() ? QRectF() : entry->rect.translated(origin());
}

std::optional<Sign> LegendBar::current() const
{
    return m_current ? std::optional(m_entries[*m_current].sign) : std::nullopt;
}

std::optional<std::size_t> LegendBar::entryAt(QPointF pos) const
{
    const auto entry = std::ranges::find_if(m_entries, [&](const LegendEntry &e) { return e.rect.translated(origin()).contains(pos); });
    return entry == m_entries.end() ? std::nullopt : std::optional(std::size_t(entry - m_entries.begin()));
}

void LegendBar::setCurrent(std::optional<std::size_t> entry)
{
    if (entry && *entry >= m_entries.size())
        entry.reset();
    m_current = entry;
    m_timeline->setLit(current());
    setAccessibleDescription(entry ? tr("%1: %2").arg(signLabel(*current()), signSentence(*current())) : QString());
    if (entry && hasFocus()) {
        QAccessibleEvent said(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&said);
    }
    update();
}

bool LegendBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto entry = entryAt(help->pos());
    if (!entry || !m_store)
        return QWidget::event(event);
    const ItemRef ref{ItemRef::Kind::Legend, NoIndex, quint32(m_entries[*entry].sign), 1};
    QToolTip::showText(help->globalPos(), timelineTip(*m_store, ref, {}, *m_theme), this);
    return true;
}

void LegendBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->color(ColorRole::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme->color(ColorRole::Border));
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_current) {
        const QRectF box = m_entries[*m_current].rect.translated(origin()).adjusted(-5, 0, 4, -1);
        painter.setPen(hasFocus() ? QPen(m_theme->color(ColorRole::Focus), 1.5) : QPen(Qt::NoPen));
        painter.setBrush(m_theme->color(ColorRole::Hover));
        painter.drawRoundedRect(box, 4, 4);
    }
    DisplayList list;
    list.size = size();
    drawLegend(m_entries, origin(), false, list.items);
    m_painter.paint(painter, list);
}

void LegendBar::resizeEvent(QResizeEvent *event)
{
    if (event->oldSize().width() != event->size().width())
        place();
}

void LegendBar::mouseMoveEvent(QMouseEvent *event)
{
    if (const auto entry = entryAt(event->position()); entry != m_current)
        setCurrent(entry);
}

void LegendBar::leaveEvent(QEvent *)
{
    setCurrent(std::nullopt);
}

void LegendBar::keyPressEvent(QKeyEvent *event)
{
    const std::size_t count = m_entries.size(), at = m_current.value_or(count);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return setCurrent(at >= count ? 0 : std::min(at + 1, count - 1));
    case Qt::Key_Left:
    case Qt::Key_Up:
        return setCurrent(at >= count || at == 0 ? 0 : at - 1);
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(count - 1);
    case Qt::Key_Escape:
        setCurrent(std::nullopt);
        return m_timeline->setFocus();
    default:
        QWidget::keyPressEvent(event);
    }
}

void LegendBar::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (!m_current)
        setCurrent(0);
}

void LegendBar::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setCurrent(std::nullopt);
}

} // namespace awaitscope
