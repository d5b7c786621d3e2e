// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/scene/exportlog.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/words/lanelabels.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr qreal LineHeight = 20;
constexpr qreal TopGap = 20;
constexpr qreal HeadHeight = 28;
constexpr qreal TimeWidth = 72;
constexpr qreal ColumnGap = 16;
constexpr std::size_t MostLines = 200;

struct Line
{
    Time time{};
    QString task;
    QString text;
    ColorRole color = ColorRole::Text;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("ExportLog", text);
}

QString plain(const TraceStore &store, quint32 string)
{
    const std::string_view text = store.trace().text(StringId{string});
    return visibleText(QString::fromUtf8(text.data(), qsizetype(text.size())).simplified());
}

QString exceptionOf(const TraceStore &store, quint32 exception)
{
    return exceptionText(store, ExceptionId{exception}, true);
}

//! The line for an event that a reader of the picture wants to know about; no text for other events.
Line lineOf(const TraceStore &store, const Event &e)
{
    const auto line = [&e](const QString &text, ColorRole color) { return Line{e.time, {}, text, color}; };
    if (e.kind == EventKind::Log)
        return line(plain(store, e.a), ColorRole::Text);
    if (e.kind == EventKind::Succeeded)
        return line(tr("succeeded"), ColorRole::Succeeded);
    if (e.kind == EventKind::Raised)
        return line(tr("raised %1").arg(exceptionOf(store, e.a)), ColorRole::Raised);
    if (e.kind == EventKind::Cancelled)
        return line(tr("cancelled"), ColorRole::Cancelled);
    if (e.kind == EventKind::Caught)
        return line(tr("caught %1").arg(exceptionOf(store, e.a)), ColorRole::SecondaryText);
    if (e.kind == EventKind::NeverRetrieved)
        return line(tr("%1 was never retrieved").arg(exceptionOf(store, e.a)), ColorRole::Pending);
    if (e.kind == EventKind::NeverAwaited)
        return line(tr("coroutine ‘%1’ was never awaited").arg(plain(store, e.a)), ColorRole::NeverAwaited);
    if (e.kind == EventKind::DestroyedPending)
        return line(tr("destroyed while pending"), ColorRole::Cancelled);
    return {};
}

std::vector<Line> linesOf(const TraceStore &store, const ExportOptions &options, std::size_t *left)
{
    std::vector<Line> lines;
    for (const Event &e : store.trace().events()) {
        if (options.range && !(options.range->begin <= e.time && e.time <= options.range->end))
            continue;
        Line line = lineOf(store, e);
        if (line.text.isEmpty())
            continue;
        if (lines.size() == MostLines) {
            ++*left;
            continue;
        }
        if (e.subject != EntityId::None)
            line.task = store.displayName(e.subject);
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

qreal exportLogHeight(const TraceStore &store, const ExportOptions &options)
{
    if (!options.log)
        return 0;
    std::size_t left = 0;
    const std::size_t lines = linesOf(store, options, &left).size();
    return TopGap + HeadHeight + LineHeight * qreal(std::max<std::size_t>(lines, 1) + (left > 0 ? 1 : 0));
}

qreal addExportLog(const TraceStore &store, const ExportOptions &options, const QRectF &content,
                   const std::function<qreal(const QString &, qreal, bool)> &measure, DisplayList &list)
{
    if (!options.log)
        return content.bottom();
    std::size_t left = 0;
    const std::vector<Line> lines = linesOf(store, options, &left);
    qreal y = content.bottom() + TopGap;
    const auto text = [&](qreal x, qreal width, const QString &words, ColorRole color, Qt::Alignment align, bool bold) {
        list.items.push_back({TextItem{QRectF(x, y, width, LineHeight), words, color, align | Qt::AlignVCenter, 13, bold}, {}, Clip::None});
    };
    list.items.push_back({LineItem{{content.left(), y}, {content.right(), y}, ColorRole::Border}, {}, Clip::None});
    y += (HeadHeight - LineHeight) / 2;
    text(content.left(), content.width(), tr("Log"), ColorRole::Text, Qt::AlignLeft, true);
    y += LineHeight + (HeadHeight - LineHeight) / 2;
    qreal taskWidth = 40;
    for (const Line &line : lines)
        taskWidth = std::max(taskWidth, measure(line.task, 13, false));
    taskWidth = std::min(std::ceil(taskWidth) + 4, content.width() / 4);
    const qreal taskX = content.left() + TimeWidth + ColumnGap;
    const qreal textX = taskX + taskWidth + ColumnGap;
    for (const Line &line : lines) {
        text(content.left(), TimeWidth, durationText(line.time), ColorRole::SecondaryText, Qt::AlignRight, false);
        text(taskX, taskWidth, line.task, ColorRole::SecondaryText, Qt::AlignLeft, false);
        text(textX, content.right() - textX, line.text, line.color, Qt::AlignLeft, false);
        y += LineHeight;
    }
    if (lines.empty() || left > 0) {
        const QString words = lines.empty() ? tr("Nothing was logged.") : tr("… and %1 more lines").arg(left);
        text(textX, content.right() - textX, words, ColorRole::SecondaryText, Qt::AlignLeft, false);
        y += LineHeight;
    }
    return y;
}

} // namespace awaitscope
