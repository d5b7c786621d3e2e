// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/timelinetip.h"

#include "model/words/lanelabels.h"
#include "model/words/waits.h"
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

bool isPending(const TraceStore &store, const ViewItem &item)
{
    const std::vector<Span> &spans = store.lanes()[item.lane].spans;
    return item.index < spans.size() && spans[item.index].state == SpanState::Pending;
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
    std::optional<Explanation> found = explainItem(store, item);
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

QString timelineTip(const TraceStore &store, const ItemRef &ref, const TimelineOptions &options, const Theme &theme)
{
    if (ref.kind == ItemRef::Kind::Legend)
        return html({signLabel(Sign(ref.index)), {}, {signSentence(Sign(ref.index))}}, theme);
    if (ref.kind == ItemRef::Kind::Sign && Sign(ref.index) == Sign::WaitsForever && ref.lane < store.lanes().size())
        return html(explainWait(store, ref.lane), theme);
    const auto item = toViewItem(ref, options);
    if (item && item->kind == ViewItem::Kind::Sign && Sign(ref.index) == Sign::Note && ref.count < options.notes.size()) {
        Explanation words = explainSign(store, Sign::Note, item->when);
        words.title = options.notes[ref.count].text;
        return html(words, theme);
    }
    return item ? timelineTip(store, *item, ref.count, theme) : QString();
}

} // namespace awaitscope
