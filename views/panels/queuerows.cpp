// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/queuerows.h"

#include "model/text/visibletext.h"
#include "views/common/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::size_t MostRows = 5;
constexpr int Side = 16; // px, as the lines above
constexpr int Gap = 12;
constexpr int LeastCurve = 60;

} // namespace

QueueRows::QueueRows(QWidget *parent)
    : QWidget(parent), m_theme(&Theme::get(ThemeKind::Light))
{
    setObjectName(QStringLiteral("queueRows"));
    setAccessibleName(tr("Queues"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    hide();
}

void QueueRows::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

QueueRows::Row QueueRows::rowOf(const TraceStore &store, const QueueLengths &queue) const
{
    Row row;
    row.name = visibleText(QString::fromStdString(store.trace().label(queue.entity)));
    row.highest = queue.highest();
    const auto count = [](quint32 n) { return QLocale().toString(n); };
    const QueueLengths::Sample &last = queue.samples.back();
    const QString now = count(queue.load(last)), most = count(row.highest);
    switch (queue.kind) {
    case QueueKind::Queue:
        row.text = queue.room == 0 ? tr("items: %1, at most %2").arg(now, most) : tr("items: %1, at most %2; room for %3").arg(now, most, count(queue.room));
        break;
    case QueueKind::Semaphore:
    case QueueKind::Lock:
        row.text = tr("waiting tasks: %1, at most %2").arg(now, most);
        break;
    case QueueKind::Executor:
        row.text = tr("calls not begun: %1, at most %2; threads: %3").arg(now, most, count(queue.room));
        break;
    }
    const TimeRange range = store.range();
    const auto columnOf = [&](Time t) {
        const double part = double((t - range.begin).count()) / double(std::max<qint64>(range.duration().count(), 1));
        return std::size_t(std::clamp(part, 0.0, 1.0) * double(Columns - 1));
    };
    row.loads.assign(Columns, 0);
    for (std::size_t i = 0; i < queue.samples.size(); ++i) {
        const std::size_t end = i + 1 < queue.samples.size() ? columnOf(queue.samples[i + 1].time) : Columns - 1;
        for (std::size_t column = columnOf(queue.samples[i].time); column <= end; ++column)
            row.loads[column] = std::max(row.loads[column], queue.load(queue.samples[i]));
    }
    return row;
}

void QueueRows::setQueues(const TraceStore *store, std::span<const QueueLengths> queues)
{
    std::vector<const QueueLengths *> shown;
    if (store)
        for (const QueueLengths &queue : queues)
            if (queue.highest() > 0)
                shown.push_back(&queue);
    std::ranges::stable_sort(shown, std::greater(), &QueueLengths::highest);
    m_more = shown.size() - std::min(shown.size(), MostRows);
    shown.resize(shown.size() - m_more);
    m_rows.clear();
    for (const QueueLengths *queue : shown)
        m_rows.push_back(rowOf(*store, *queue));
    setAccessibleDescription(texts().join(u'\n'));
    setToolTip(m_more == 0 ? QString() : tr("Shorter ones not shown: %1").arg(m_more));
    setVisible(!m_rows.empty());
    updateGeometry();
    update();
}

QStringList QueueRows::texts() const
{
    QStringList all;
    for (const Row &row : m_rows)
        all += QStringLiteral("%1 \u2013 %2").arg(row.name, row.text);
    return all;
}

int QueueRows::rowHeight() const
{
    return fontMetrics().height() + 6;
}

QSize QueueRows::sizeHint() const
{
    return {200, m_rows.empty() ? 0 : int(m_rows.size()) * rowHeight() + 4};
}

void QueueRows::paintCurve(QPainter &painter, const Row &row, const QRectF &area) const
{
    if (area.width() < LeastCurve || row.highest == 0)
        return;
    QPainterPath path(area.bottomLeft());
    for (std::size_t column = 0; column < row.loads.size(); ++column) {
        const double y = area.bottom() - area.height() * double(row.loads[column]) / double(row.highest);
        path.lineTo(area.left() + area.width() * double(column) / double(Columns), y);
        path.lineTo(area.left() + area.width() * double(column + 1) / double(Columns), y);
    }
    path.lineTo(area.bottomRight());
    path.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->color(ColorRole::Running));
    painter.drawPath(path);
    painter.setPen(m_theme->color(ColorRole::Border));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
}

void QueueRows::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int names = 0, texts = 0;
    for (const Row &row : m_rows) {
        names = std::max(names, fontMetrics().horizontalAdvance(row.name));
        texts = std::max(texts, fontMetrics().horizontalAdvance(row.text));
    }
    names = std::min(names, width() / 3);
    const int curve = Side + names + Gap + texts + Gap;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QRect line(Side, int(i) * rowHeight() + 2, width() - 2 * Side, rowHeight());
        if (line.bottom() > height())
            break; // half a row cannot be read
        painter.setPen(m_theme->color(ColorRole::Text));
        painter.drawText(line.adjusted(0, 0, names - line.width(), 0), Qt::AlignVCenter, fontMetrics().elidedText(m_rows[i].name, Qt::ElideMiddle, names));
        const QRect rest = line.adjusted(names + Gap, 0, 0, 0);
        painter.setPen(m_theme->color(ColorRole::SecondaryText));
        painter.drawText(rest, Qt::AlignVCenter, fontMetrics().elidedText(m_rows[i].text, Qt::ElideRight, rest.width()));
        paintCurve(painter, m_rows[i], QRectF(curve, line.top() + 2, width() - curve - Side, line.height() - 4));
    }
}

} // namespace awaitscope
