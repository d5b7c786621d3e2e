// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/comparison/runcard.h"

#include "views/common/appstyle.h"
#include "views/common/plaintip.h"
#include "views/picture/barlook.h"
#include "views/picture/displaylistbuilder.h"
#include "views/picture/painter.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr qreal Padding = 12, TitleHeight = 34, LineHeight = 18, Radius = 6;
constexpr qreal HeadRoom = 7, NamesShare = 0.27;
constexpr double Thinnest = 0.35;
constexpr qsizetype MostLines = 6;

} // namespace

RunCard::RunCard(const QString &title, QWidget *parent)
    : QAbstractButton(parent), m_painter(std::make_unique<TimelinePainter>(Theme::get(ThemeKind::Light))), m_theme(&Theme::get(ThemeKind::Light))
{
    setText(title);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    describe();
}

RunCard::~RunCard() = default;

void RunCard::setRun(const TraceStore &store, TimeRange axis, const QStringList &lines)
{
    m_store = &store;
    m_axis = axis;
    m_lines = lines;
    m_reason.clear();
    m_isStale = true;
    setEnabled(true);
    describe();
}

void RunCard::setRefused(const QString &reason)
{
    m_store = nullptr;
    m_lines.clear();
    m_reason = reason;
    m_isStale = true;
    setEnabled(false);
    describe();
}

void RunCard::setInUse(bool on)
{
    m_isInUse = on;
    describe();
}

void RunCard::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_painter->setTheme(theme);
    update();
}

void RunCard::describe()
{
    setAccessibleName(m_isInUse ? tr("%1, in use").arg(text()) : text());
    setAccessibleDescription(m_reason.isEmpty() ? m_lines.join(u'\n') : m_reason);
    setToolTip(plainTip(m_reason.isEmpty() ? m_lines.join(u'\n') : m_reason));
    update();
}

qreal RunCard::wordsHeight() const
{
    return qreal(std::min(m_lines.size(), MostLines)) * LineHeight + Padding;
}

QRectF RunCard::pictureRect() const
{
    const qreal top = TitleHeight, bottom = qreal(height()) - wordsHeight() - 4;
    return {Padding, top, std::max<qreal>(qreal(width()) - 2 * Padding, 0), std::max<qreal>(bottom - top, 0)};
}

const DisplayList &RunCard::picture()
{
    if (!std::exchange(m_isStale, false))
        return m_list;
    m_list = {};
    const QRectF place = pictureRect();
    if (!m_store || place.height() < 10)
        return m_list;
    LaneLayout layout;
    layout.update(m_store);
    const qreal natural = qreal(layout.totalHeight());
    layout.setDensity(std::clamp((place.height() - HeadRoom) / std::max<qreal>(natural, 1), Thinnest, 0.8));
    layout.update(m_store);
    TimelineOptions options;
    const Time margin = m_axis.duration() / 40;
    options.range = {m_axis.begin - margin, m_axis.end + margin};
    options.size = place.size();
    options.rulerHeight = 0;
    options.scrollY = -HeadRoom; // for the flag above the first bar
    options.namesWidth = place.width() * NamesShare; // the same in all cards, so that their axes agree
    options.lowBars = layout.taskBarHeight() < LowBar;
    m_list = buildDisplayList(*m_store, layout, options);
    return m_list;
}

void RunCard::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    m_isStale = true;
}

void RunCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RunCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void RunCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

void RunCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focus = hasFocus(), hot = isEnabled() && underMouse();
    const QColor border = m_theme->color(focus ? ColorRole::Focus : m_isInUse || hot ? ColorRole::Accent
                                                                                     : ColorRole::Border);
    const qreal pen = focus || m_isInUse ? 2 : 1;
    const QRectF frame = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.setPen(QPen(border, pen));
    painter.setBrush(m_theme->color(ColorRole::Canvas));
    painter.drawRoundedRect(frame, Radius, Radius);

    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(m_theme->color(isEnabled() ? ColorRole::Text : ColorRole::SecondaryText));
    painter.drawText(QRectF(Padding, 0, qreal(width()) - 2 * Padding, TitleHeight), Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(font());
    painter.setPen(m_theme->color(ColorRole::SecondaryText));
    if (m_isInUse)
        painter.drawText(QRectF(Padding, 0, qreal(width()) - 2 * Padding, TitleHeight), Qt::AlignRight | Qt::AlignVCenter, tr("\u2713 in use"));
    const QRectF place = pictureRect();
    if (!m_reason.isEmpty()) {
        painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap, m_reason);
        return;
    }
    painter.save();
    painter.translate(place.topLeft());
    painter.setClipRect(QRectF(QPointF(), place.size()));
    m_painter->paint(painter, picture());
    painter.restore();
    painter.setPen(m_theme->color(ColorRole::Text));
    qreal y = qreal(height()) - wordsHeight();
    for (const QString &line : m_lines.first(std::min(m_lines.size(), MostLines))) {
        painter.drawText(QRectF(Padding, y, qreal(width()) - 2 * Padding, LineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(line, Qt::ElideRight, width() - int(2 * Padding)));
        y += LineHeight;
    }
}

} // namespace awaitscope
