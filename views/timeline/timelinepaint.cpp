// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of views/timeline/timelinewidget.h: painting.

#include "views/common/appstyle.h"
#include "model/text/durationtext.h"
#include "views/timeline/timelinewidget.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QLoggingCategory>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace awaitscope {

namespace {

Q_LOGGING_CATEGORY(frames, "awaitscope.timeline.frames", QtWarningMsg)

QFont sized(QFont font, int pixels, bool bold = false)
{
    font.setPixelSize(pixels);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

// A small label centred at x, kept inside the given bounds.
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

} // namespace

void TimelineWidget::paintEvent(QPaintEvent *)
{
    QElapsedTimer clock;
    clock.start();
    QPainter painter(viewport());
    m_painter.paintGround(painter, QRectF(viewport()->rect()));
    if (!m_store || m_store->lanes().empty()) {
        paintEmpty(painter);
        return;
    }
    ensureList();
    const qint64 built = clock.nsecsElapsed();
    m_painter.paint(painter, m_list);
    if (m_layout.rows().empty())
        paintEmpty(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPreview(painter);
    paintMeasured(painter);
    paintCursor(painter);
    paintHandle(painter);
    if (hasFocus() && m_focusShown) {
        painter.setPen(QPen(m_theme->color(ColorRole::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
    Q_EMIT drawn();
    qCDebug(frames, "list %.2f ms, painting %.2f ms, %zu items", double(built) / 1e6, double(clock.nsecsElapsed() - built) / 1e6, m_list.items.size());
}

void TimelineWidget::paintEmpty(QPainter &painter) const
{
    const bool filtered = m_store && !m_store->lanes().empty();
    const QString title = filtered ? tr("No lanes match the filter") : tr("Nothing has run yet");
    const QString hint = filtered ? tr("Turn off a filter above, or show hidden lanes from the context menu.")
                                  : tr("Add a task on the left or press Run: every task gets a lane here.");
    const QRectF area = QRectF(viewport()->rect());
    painter.setPen(m_theme->color(ColorRole::Text));
    painter.setFont(sized(font(), 15, true));
    painter.drawText(area.adjusted(16, 0, -16, -24), Qt::AlignCenter, title);
    painter.setPen(m_theme->color(ColorRole::SecondaryText));
    painter.setFont(sized(font(), 13));
    painter.drawText(area.adjusted(16, 30, -16, 0), Qt::AlignCenter | Qt::TextWordWrap, hint);
}

QString TimelineWidget::measuredText() const
{
    if (!m_state->measured() || !m_store)
        return {};
    const TimeRange range = *m_state->measured();
    const RangeCounts counts = countIn(*m_store, range);
    const QString events = counts.events == 1 ? tr("1 event") : tr("%1 events").arg(QLocale().toString(quint64(counts.events)));
    QString text = durationText(range.duration()) + QStringLiteral("  ·  ") + events;
    if (counts.raised > 0)
        text += tr("  ·  %1 raised").arg(counts.raised);
    if (counts.unretrieved > 0)
        text += tr(", %1 unretrieved").arg(counts.unretrieved);
    return text;
}

void TimelineWidget::paintMeasured(QPainter &painter) const
{
    const QRectF area = plot();
    const TimeScale s = scale();
    const QColor accent = m_theme->color(ColorRole::Accent);
    painter.save();
    painter.setClipRect(QRectF(area.left(), 0, area.width(), viewport()->height()));
    if (m_box) {
        QColor veil = accent;
        veil.setAlphaF(0.14f);
        painter.fillRect(QRectF(s.x(m_box->begin), area.top(), s.x(m_box->end) - s.x(m_box->begin), area.height()), veil);
    }
    if (m_snapGuide) {
        painter.setPen(QPen(accent, 1, Qt::DashLine));
        const qreal x = std::round(s.x(*m_snapGuide)) + 0.5;
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    if (const auto &range = m_state->measured()) {
        const qreal x0 = s.x(range->begin), x1 = s.x(range->end);
        QColor veil = accent;
        veil.setAlphaF(0.1f);
        painter.fillRect(QRectF(x0, area.top(), x1 - x0, area.height()), veil);
        for (qreal x : {x0, x1}) {
            painter.fillRect(QRectF(std::round(x) - 0.5, area.top() - 8, 1.5, area.height() + 8), accent);
            painter.setPen(Qt::NoPen);
            painter.setBrush(accent);
            painter.drawRoundedRect(QRectF(x - 3, area.top() + area.height() / 2 - 12, 6, 24), 3, 3); // the grip
        }
        if (m_store)
            paintTag(painter, (std::max(x0, area.left()) + std::min(x1, area.right())) / 2, area.bottom() - 26, area, measuredText(), accent,
                     m_theme->color(ColorRole::OnAccent));
    }
    painter.restore();
}

void TimelineWidget::paintCursor(QPainter &painter) const
{
    if (!m_state->cursor())
        return;
    const QRectF area = plot();
    const qreal x = scale().x(*m_state->cursor());
    if (x < area.left() || x > area.right())
        return;
    QColor line = m_theme->color(ColorRole::SecondaryText);
    line.setAlphaF(0.55f);
    painter.fillRect(QRectF(std::round(x), area.top(), 1, area.height()), line);
    paintTag(painter, x, 8, QRectF(area.left(), 0, area.width(), m_options.rulerHeight), cursorText(),
             blend(m_theme->color(ColorRole::Text), m_theme->color(ColorRole::Canvas), 0.86), m_theme->color(ColorRole::Canvas));
}

// Draws the other outcome above the current one, which fades where they differ.
void TimelineWidget::paintPreview(QPainter &painter)
{
    ensurePreview();
    if (m_preview.rows.empty())
        return;
    painter.save();
    QColor veil = m_theme->color(ColorRole::Canvas);
    veil.setAlphaF(0.7f);
    painter.setClipRect(plot());
    for (const QRectF &row : m_preview.rows)
        painter.fillRect(row, veil);
    painter.restore();
    m_painter.paint(painter, m_preview.list);
    painter.setRenderHint(QPainter::Antialiasing);
}

// A grip at the end of a sleep that can be dragged and, during the drag, the new length of the sleep.
void TimelineWidget::paintHandle(QPainter &painter) const
{
    const std::optional<SleepHandle> &handle = m_stretched ? m_stretched : m_held;
    const auto row = handle && m_store ? m_layout.rowOf(handle->lane) : std::nullopt;
    if (!row)
        return;
    const LaneRow &r = m_layout.rows()[*row];
    const QRectF area = plot();
    const qreal y = area.top() + qreal(r.y) - (r.pinned ? 0 : verticalScrollBar()->value());
    const Time end = m_stretched ? handle->begin + std::chrono::milliseconds(m_stretchedMs) : handle->end;
    const qreal x = scale().x(end), middle = y + qreal(r.height) / 2;
    const qreal half = barHeight(m_store->lanes()[handle->lane], qreal(r.height)) / 2 + 4;
    const QColor accent = m_theme->color(ColorRole::Accent);
    painter.save();
    painter.setClipRect(QRectF(area.left(), 0, area.width(), viewport()->height()));
    if (m_stretched) {
        painter.setPen(QPen(accent, 1, Qt::DashLine));
        painter.drawLine(QPointF(std::round(x) + 0.5, area.top()), QPointF(std::round(x) + 0.5, area.bottom()));
    }
    painter.setPen(QPen(m_theme->color(ColorRole::Canvas), 1));
    painter.setBrush(accent);
    painter.drawRoundedRect(QRectF(x - 2.5, middle - half, 5, 2 * half), 2.5, 2.5);
    if (m_stretched) {
        const bool below = middle + half + 24 < area.bottom();
        paintTag(painter, x, below ? middle + half + 4 : middle - half - 22, area, stretchedText(), accent, m_theme->color(ColorRole::OnAccent));
    }
    painter.restore();
}

QString TimelineWidget::cursorText() const
{
    if (!m_state->cursor())
        return {};
    const Time t = *m_state->cursor() - m_state->origin();
    // As many digits as the pixel resolution allows.
    qint64 step = 1;
    while (double(step * 10) <= scale().perPixel())
        step *= 10;
    const Time rounded{(t.count() + (t.count() < 0 ? -step / 2 : step / 2)) / step * step};
    return tickText(rounded, Time{step}, rounded);
}

} // namespace awaitscope
