// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/timelineoverlay.h"

#include "model/text/durationtext.h"
#include "views/common/appstyle.h"
#include "views/timeline/parts/navigation.h"

#include <QAbstractScrollArea>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace awaitscope {

namespace {

QFont sized(QFont font, int pixels, bool bold = false)
{
    font.setPixelSize(pixels);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

void paintRange(QPainter &painter, const TimelineSpace &space, TimeRange range)
{
    const QRectF area = space.plot();
    const qreal x0 = space.scale().x(range.begin), x1 = space.scale().x(range.end);
    const QColor accent = space.theme().color(ColorRole::Accent);
    QColor ground = accent;
    ground.setAlphaF(0.1f);
    painter.fillRect(QRectF(x0, area.top(), x1 - x0, area.height()), ground);
    for (qreal x : {x0, x1}) {
        painter.fillRect(QRectF(std::round(x) - 0.5, area.top() - 8, 1.5, area.height() + 8), accent);
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawRoundedRect(QRectF(x - 3, area.top() + area.height() / 2 - 12, 6, 24), 3, 3); // the grip
    }
    if (space.store())
        paintTag(painter, (std::max(x0, area.left()) + std::min(x1, area.right())) / 2, area.bottom() - 26, area, measuredText(space), accent,
                 space.theme().color(ColorRole::OnAccent));
}

} // namespace

void paintTag(QPainter &painter, qreal x, qreal top, const QRectF &bounds, const QString &text, QColor ground, QColor ink)
{
    painter.setFont(sized(painter.font(), 11, true));
    const QFontMetricsF metrics(painter.font());
    QRectF r(0, top, metrics.horizontalAdvance(text) + 14, 18);
    r.moveLeft(std::clamp(x - r.width() / 2, bounds.left() + 2, std::max(bounds.left() + 2, bounds.right() - r.width() - 2)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(r, 4, 4);
    painter.setPen(ink);
    painter.drawText(r, Qt::AlignCenter, text);
}

void paintEmpty(QPainter &painter, const TimelineSpace &space)
{
    const bool filtered = space.store() && !space.store()->lanes().empty();
    const QString title = filtered ? TimelineText::tr("No lanes match the filter") : TimelineText::tr("Nothing has run yet");
    const QString hint = filtered ? TimelineText::tr("Turn off a filter above, or show hidden lanes from the context menu.")
                                  : TimelineText::tr("Add a task on the left or press Run: every task gets a lane here.");
    const QFont font = space.area()->font();
    const QRectF area = QRectF(space.viewport()->rect());
    painter.setPen(space.theme().color(ColorRole::Text));
    painter.setFont(sized(font, 15, true));
    painter.drawText(area.adjusted(16, 0, -16, -24), Qt::AlignCenter, title);
    painter.setPen(space.theme().color(ColorRole::SecondaryText));
    painter.setFont(sized(font, 13));
    painter.drawText(area.adjusted(16, 30, -16, 0), Qt::AlignCenter | Qt::TextWordWrap, hint);
}

QString measuredText(const TimelineSpace &space)
{
    if (!space.state()->measured() || !space.store())
        return {};
    const TimeRange range = *space.state()->measured();
    const RangeCounts counts = countIn(*space.store(), range);
    const QString events = counts.events == 1 ? TimelineText::tr("1 event") : TimelineText::tr("%1 events").arg(QLocale().toString(quint64(counts.events)));
    QString text = durationText(range.duration()) + QStringLiteral("  ·  ") + events;
    if (counts.raised > 0)
        text += TimelineText::tr("  ·  %1 raised").arg(counts.raised);
    if (counts.unretrieved > 0)
        text += TimelineText::tr(", %1 unretrieved").arg(counts.unretrieved);
    return text;
}

void paintMeasured(QPainter &painter, const TimelineSpace &space)
{
    const QRectF area = space.plot();
    painter.save();
    painter.setClipRect(QRectF(area.left(), 0, area.width(), space.viewport()->height()));
    if (space.snapGuide()) {
        painter.setPen(QPen(space.theme().color(ColorRole::Accent), 1, Qt::DashLine));
        const qreal x = std::round(space.scale().x(*space.snapGuide())) + 0.5;
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    if (const auto &range = space.state()->measured())
        paintRange(painter, space, *range);
    painter.restore();
}

void paintCursor(QPainter &painter, const TimelineSpace &space)
{
    if (!space.state()->cursor())
        return;
    const QRectF area = space.plot();
    const qreal x = space.scale().x(*space.state()->cursor());
    if (x < area.left() || x > area.right())
        return;
    const Theme &theme = space.theme();
    QColor line = theme.color(ColorRole::SecondaryText);
    line.setAlphaF(0.55f);
    painter.fillRect(QRectF(std::round(x), area.top(), 1, area.height()), line);
    if (space.options().rulerHeight <= 0)
        return; // the timeline above it has the ruler
    paintTag(painter, x, 8, QRectF(area.left(), 0, area.width(), space.options().rulerHeight), cursorText(space),
             blend(theme.color(ColorRole::Text), theme.color(ColorRole::Canvas), 0.86), theme.color(ColorRole::Canvas));
}

QString cursorText(const TimelineSpace &space)
{
    if (!space.state()->cursor())
        return {};
    const Time t = *space.state()->cursor() - space.state()->origin();
    // As many digits as the pixel resolution allows.
    qint64 step = 1;
    while (double(step * 10) <= space.scale().perPixel())
        step *= 10;
    const Time rounded{(t.count() + (t.count() < 0 ? -step / 2 : step / 2)) / step * step};
    return tickText(rounded, Time{step}, rounded);
}

} // namespace awaitscope
