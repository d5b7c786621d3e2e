// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelinetip.h"

#include "model/text/durationtext.h"
#include "model/words/lanelabels.h"
#include "views/common/explainitem.h"
#include "views/picture/hittest.h"

#include <QCoreApplication>
#include <QLocale>

#include <optional>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("awaitscope::Tip", text);
}

Explanation explainArrow(const TraceStore &store, const Arrow &arrow)
{
    const QString from = store.displayName(arrow.fromLane), to = store.displayName(arrow.toLane);
    Explanation out;
    switch (arrow.kind) {
    case ArrowKind::Spawn:
        out.title = tr("%1 creates %2").arg(from, to);
        break;
    case ArrowKind::Await:
        out.title = tr("%1 is done: %2 goes on").arg(from, to);
        break;
    case ArrowKind::Cancel:
        out.title = tr("%1 cancels %2").arg(from, to);
        break;
    case ArrowKind::Exception:
        out.title = tr("The exception of %1 reaches %2").arg(from, to);
        break;
    }
    out.facts.emplace_back(tr("At"), durationText(arrow.to));
    return out;
}

bool isPending(const TraceStore &store, const ViewItem &item)
{
    const std::vector<Span> &spans = store.lanes()[item.lane].spans;
    return item.index < spans.size() && spans[item.index].state == SpanState::Pending;
}

std::optional<Explanation> explained(const TraceStore &store, const ViewItem &item)
{
    if (item.kind != ViewItem::Kind::Arrow)
        return explainItem(store, item);
    return item.index < store.arrows().size() ? std::optional(explainArrow(store, store.arrows()[item.index])) : std::nullopt;
}

QString html(const Explanation &words, const Theme &theme)
{
    const QString tone = theme.color(ColorRole::SecondaryText).name();
    QString html
        = QStringLiteral("<table width='330' cellspacing='0' cellpadding='1'><tr><td colspan='2'><b>%1</b></td></tr>")
              .arg(words.title.toHtmlEscaped());
    for (const auto &[name, value] : words.facts)
        html
            += QStringLiteral(
                   "<tr><td style='color:%1; padding-right:12px; white-space:pre'>%2</td><td width='100%'>%3</td></tr>")
                   .arg(tone, name.toHtmlEscaped(), value.toHtmlEscaped());
    for (const QString &sentence : words.why)
        html += QStringLiteral("<tr><td colspan='2' style='color:%1; padding-top:4px'>%2</td></tr>").arg(tone, sentence.toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

} // namespace

QString timelineTip(const TraceStore &store, const ViewItem &item, quint32 merged, const Theme &theme)
{
    std::optional<Explanation> found = explained(store, item);
    if (!found)
        return {};
    if (merged > 1 && item.kind == ViewItem::Kind::Span) {
        if (!isPending(store, item)) { // the facts of the first span would be mistaken for those of all
            found->facts.clear();
            found->why.clear();
        }
        found->why << tr("%1 stretches share this place: zoom in to tell them apart.").arg(QLocale().toString(merged));
    }
    return html(*found, theme);
}

QString timelineTip(const TraceStore &store, const ItemRef &ref, const Theme &theme)
{
    if (ref.kind == ItemRef::Kind::Sign || ref.kind == ItemRef::Kind::Legend)
        return html({signLabel(Sign(ref.index)), {}, {signSentence(Sign(ref.index))}}, theme);
    const auto item = toViewItem(ref);
    return item ? timelineTip(store, *item, ref.count, theme) : QString();
}

} // namespace awaitscope
