// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/reportpage.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/words/eventsentence.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr auto Head = R"(<!DOCTYPE html>
<html lang="%1">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Awaitscope">
<title>%2</title>
<style>
:root { color-scheme: light dark; --ground: #ffffff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --panel: #f6f8fa; --link: #0b63ce; --bad: #b3122b; --code: #f6f8fa; --mark: #dcebff; }
@media (prefers-color-scheme: dark) {
 :root { --ground: #15181c; --text: #e6e9ed; --quiet: #9aa4af; --line: #343b44; --panel: #1c2026; --link: #6cb0ff; --bad: #ff7a8a; --code: #1c2026; --mark: #16355c; }
}
body { margin: 0 auto; max-width: 1100px; padding: 24px; background: var(--ground); color: var(--text); font: 15px/1.5 Inter, system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 32px 0 8px; } h3 { font-size: 14px; margin: 12px 0 2px; }
p { margin: 0 0 8px; } .quiet { color: var(--quiet); } .bad { color: var(--bad); font-weight: 600; }
.wide { overflow-x: auto; }
figure { margin: 16px 0; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; } figure svg { display: block; max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; } th, td { text-align: left; vertical-align: top; padding: 6px 10px; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; } td { max-width: 520px; } td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
details { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 8px 14px; background: var(--panel); } summary { cursor: pointer; }
summary .time { display: inline-block; min-width: 64px; color: var(--quiet); font-variant-numeric: tabular-nums; } summary .fate { display: block; margin: 0 0 2px 16px; }
table.pair { table-layout: fixed; } table.pair td { border-bottom: 0; max-width: none; } table.pair ol .time { min-width: 60px; }
ol { margin: 4px 0 8px; padding-left: 0; list-style: none; } ol li { display: flex; gap: 12px; } ol li span { min-width: 0; } ol .time { min-width: 72px; color: var(--quiet); font-variant-numeric: tabular-nums; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: 12px; overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; white-space: pre; overflow-wrap: normal; }
pre .error { color: var(--bad); } a { color: var(--link); }
.listing { counter-reset: line; padding-left: 0; } .listing .line::before { counter-increment: line; content: counter(line); display: inline-block; width: 44px; margin-right: 16px; text-align: right; color: var(--quiet); -webkit-user-select: none; user-select: none; }
.listing .line { border-left: 3px solid transparent; } .listing .raises { border-color: var(--bad); } .listing .line:target { background: var(--mark); }
@media (max-width: 760px) {
 body { padding: 16px; } figure svg { width: 900px; max-width: none; } th, td { padding: 6px; }
 table.pair, table.pair tbody, table.pair tr, table.pair td { display: block; } table.pair td { padding: 8px 0; } table.pair td + td { border-top: 1px solid var(--line); }
}
@media print { body { max-width: none; padding: 0; } figure svg { width: auto; max-width: 100%; } details { break-inside: avoid; } }
</style>
</head>
<body>
)";

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

} // namespace

QString reportHead(const QString &title)
{
    return QString::fromUtf8(Head).arg(tr("en"), reportText(title)); // in one pass: the title may hold anything, also %1
}

QString reportFigure(const QByteArray &svg)
{
    return QStringLiteral("<figure>") + QString::fromUtf8(svg.mid(std::max<qsizetype>(0, svg.indexOf("<svg")))) + QStringLiteral("</figure>\n");
}

QString reportEnd()
{
    return QStringLiteral("<p class=\"quiet\">%1</p>\n</body>\n</html>\n").arg(tr("Made with Awaitscope."));
}

QString reportText(const QString &text)
{
    return visibleText(text, LineBreaks::Kept).toHtmlEscaped();
}

QString reportExplanation(const TraceStore &store, const Explanation &e)
{
    QString out;
    if (!e.why.isEmpty())
        out += QStringLiteral("<p>%1</p>").arg(reportText(e.why.join(u' ')));
    if (!e.chain.empty()) {
        out += QStringLiteral("<h3>%1</h3><ol>").arg(tr("How it came about"));
        for (const quint32 event : e.chain)
            out += QStringLiteral("<li><span class=\"time\">%1</span><span>%2</span></li>")
                       .arg(reportText(durationText(store.trace().events()[event].time)), reportText(eventSentence(store, event)));
        out += QStringLiteral("</ol>");
    }
    if (!e.rules.empty())
        out += QStringLiteral("<h3>%1</h3>").arg(tr("The rules"));
    for (const Rule rule : e.rules)
        out += QStringLiteral("<p><a href=\"%1\" rel=\"noreferrer\">%2</a><br>%3</p>")
                   .arg(ruleUrl(rule).toHtmlEscaped(), reportText(ruleName(rule)), reportText(ruleText(rule)));
    if (!e.remedies.empty())
        out += QStringLiteral("<h3>%1</h3>").arg(tr("What would change it"));
    for (const Remedy remedy : e.remedies)
        out += QStringLiteral("<p><b>%1</b><br>%2</p>").arg(reportText(remedyLabel(remedy)), reportText(remedyText(remedy)));
    return out;
}

} // namespace awaitscope
