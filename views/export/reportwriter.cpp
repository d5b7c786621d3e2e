// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/reportwriter.h"

#include "model/words/console.h"
#include "model/words/eventsentence.h"
#include "model/words/exceptionstory.h"
#include "model/words/explain.h"
#include "model/formats/program/python/pythonwriter.h"
#include "model/words/signs.h"
#include "model/program/grammar/pythonversion.h"
#include "model/text/durationtext.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::size_t MostErrors = 500, MostTasks = 1000, MostLines = 5000;

// Nothing is loaded and nothing runs, whatever the page is made of.
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
:root { color-scheme: light dark; --ground: #ffffff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --panel: #f6f8fa; --link: #0b63ce; --bad: #b3122b; --code: #f6f8fa; }
@media (prefers-color-scheme: dark) {
 :root { --ground: #15181c; --text: #e6e9ed; --quiet: #9aa4af; --line: #343b44; --panel: #1c2026; --link: #6cb0ff; --bad: #ff7a8a; --code: #1c2026; }
}
body { margin: 0 auto; max-width: 1100px; padding: 24px; background: var(--ground); color: var(--text); font: 15px/1.5 Inter, system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 32px 0 8px; } h3 { font-size: 14px; margin: 12px 0 2px; }
p { margin: 0 0 8px; } .quiet { color: var(--quiet); } .bad { color: var(--bad); font-weight: 600; }
.wide { overflow-x: auto; }
figure { margin: 16px 0; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; } figure svg { display: block; max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; } th, td { text-align: left; vertical-align: top; padding: 6px 10px; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; } td { max-width: 520px; } td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
details { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 8px 14px; background: var(--panel); } summary { cursor: pointer; }
ol { margin: 4px 0 8px; padding-left: 0; list-style: none; } ol li { display: flex; gap: 12px; } ol li span { min-width: 0; } ol .time { min-width: 72px; color: var(--quiet); font-variant-numeric: tabular-nums; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: 12px; overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; white-space: pre; overflow-wrap: normal; }
pre .error { color: var(--bad); } a { color: var(--link); }
@media print { body { max-width: none; padding: 0; } details { break-inside: avoid; } }
</style>
</head>
<body>
)";

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

//! Text from anywhere, as text of the page.
QString shown(const QString &text)
{
    return visibleText(text, LineBreaks::Kept).toHtmlEscaped();
}

class Report
{
public:
    Report(const TaskSet *taskSet, const TraceStore &store, const ExportScene &scene)
        : m_taskSet(taskSet), m_store(store), m_scene(scene)
    {}

    QByteArray write(const QByteArray &svg)
    {
        const QString title = m_scene.title.isEmpty() ? tr("A run in Awaitscope") : m_scene.title;
        // in one pass: the title may hold anything, also %1
        m_out += QString::fromUtf8(Head).arg(tr("en"), shown(title));
        m_out += QStringLiteral("<h1>%1</h1>\n<p class=\"quiet\">%2</p>\n").arg(shown(title), shown(m_scene.description));
        if (const QString python = PythonVersion::shown(QString::fromStdString(m_store.trace().python)); !python.isEmpty())
            m_out += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(shown(python));
        m_out += QStringLiteral("<figure>");
        m_out += QString::fromUtf8(svg.mid(std::max<qsizetype>(0, svg.indexOf("<svg"))));
        m_out += QStringLiteral("</figure>\n");
        errors();
        tasks();
        console();
        code();
        m_out += QStringLiteral("<p class=\"quiet\">%1</p>\n</body>\n</html>\n").arg(tr("Made with Awaitscope."));
        return m_out.toUtf8();
    }

private:
    void heading(const QString &text) { m_out += QStringLiteral("<h2>%1</h2>\n").arg(text); }
    void cell(const QString &text, const char *kind = nullptr)
    {
        m_out += kind ? QStringLiteral("<td class=\"%1\">%2</td>").arg(QLatin1StringView(kind), shown(text)) : QStringLiteral("<td>%1</td>").arg(shown(text));
    }
    void more(std::size_t all, std::size_t told)
    {
        if (all > told)
            m_out += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(tr("%1 more are left out.").arg(all - told));
    }

    //! The mark that stands for it, or the lane in which it was last seen.
    Explanation explained(const ExceptionStory &story) const
    {
        const LedgerEntry *row = story.ledger == NoIndex ? nullptr : &m_store.ledger()[story.ledger];
        const auto stands = [&](quint32 event) {
            return row ? event == row->raisedEvent || event == row->settledEvent
                       : std::ranges::find(story.way, event) != story.way.end();
        };
        const auto own = m_store.laneOf(story.raisedBy);
        const quint32 lane = row ? row->lane : own.value_or(NoIndex);
        for (std::size_t i = 0; lane != NoIndex && i < m_store.lanes()[lane].marks.size(); ++i)
            if (stands(m_store.lanes()[lane].marks[i].event))
                return explainMark(m_store, lane, i);
        Explanation out;
        out.why = row ? explainWhy(m_store, *row) : QStringList();
        out.chain = story.way;
        return out;
    }

    void explanation(const Explanation &e)
    {
        if (!e.why.isEmpty())
            m_out += QStringLiteral("<p>%1</p>").arg(shown(e.why.join(u' ')));
        if (!e.chain.empty()) {
            m_out += QStringLiteral("<h3>%1</h3><ol>").arg(tr("How it came about"));
            for (const quint32 event : e.chain)
                m_out += QStringLiteral("<li><span class=\"time\">%1</span><span>%2</span></li>")
                             .arg(shown(durationText(m_store.trace().events()[event].time)), shown(eventSentence(m_store, event)));
            m_out += QStringLiteral("</ol>");
        }
        if (!e.rules.empty())
            m_out += QStringLiteral("<h3>%1</h3>").arg(tr("The rules"));
        for (const Rule rule : e.rules)
            m_out += QStringLiteral("<p><a href=\"%1\" rel=\"noreferrer\">%2</a><br>%3</p>")
                         .arg(ruleUrl(rule).toHtmlEscaped(), shown(ruleName(rule)), shown(ruleText(rule)));
        if (!e.remedies.empty())
            m_out += QStringLiteral("<h3>%1</h3>").arg(tr("What would change it"));
        for (const Remedy remedy : e.remedies)
            m_out += QStringLiteral("<p><b>%1</b><br>%2</p>").arg(shown(remedyLabel(remedy)), shown(remedyText(remedy)));
    }

    void errors()
    {
        heading(tr("Exceptions"));
        const ExceptionStories stories(m_store);
        const auto &all = stories.stories();
        if (all.empty()) {
            m_out += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(tr("No exception was raised."));
            return;
        }
        const std::size_t told = std::min(all.size(), MostErrors);
        for (const ExceptionStory &story : std::span(all).first(told)) {
            const bool unseen = isUnseen(stories.fate(story));
            m_out
                += QStringLiteral("<details%1><summary><span class=\"quiet\">%2</span> <b>%3</b> %4 <span "
                                  "class=\"%5\">%6</span></summary>")
                       .arg(unseen ? QStringLiteral(" open") : QString(), shown(durationText(stories.raised(story))),
                            shown(m_store.displayName(story.raisedBy)), shown(exceptionText(m_store, story.exception)),
                            unseen ? QStringLiteral("bad") : QStringLiteral("quiet"), shown(stories.fateText(story)));
            explanation(explained(story));
            m_out += QStringLiteral("</details>\n");
        }
        more(all.size(), told);
    }

    void tasks()
    {
        heading(tr("Tasks"));
        m_out += QStringLiteral("<div "
                                "class=\"wide\"><table><thead><tr><th>%1</th><th>%2</th><th>%3</th><th>%4</th></tr></"
                                "thead><tbody>\n")
                     .arg(tr("Task"), tr("From"), tr("To"), tr("What became of it"));
        std::size_t all = 0;
        for (quint32 id = 0; id < m_store.lanes().size(); ++id) {
            const Lane &lane = m_store.lanes()[id];
            if (lane.kind == LaneKind::Call || ++all > MostTasks)
                continue;
            const Explanation e = explainLane(m_store, id);
            m_out += QStringLiteral("<tr>");
            cell(m_store.displayName(id));
            cell(durationText(lane.begin), "time");
            cell(lane.finish == Time::max() ? tr("not ended") : durationText(lane.finish), "time");
            cell(e.title + QStringLiteral(". ") + e.why.join(u' '));
            m_out += QStringLiteral("</tr>\n");
        }
        m_out += QStringLiteral("</tbody></table></div>\n");
        more(all, std::min(all, MostTasks));
    }

    void console()
    {
        heading(tr("Console"));
        const std::vector<ConsoleLine> lines = consoleLines(m_store.trace());
        if (lines.empty()) {
            m_out += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(tr("Nothing was printed."));
            return;
        }
        const std::size_t told = std::min(lines.size(), MostLines);
        m_out += QStringLiteral("<pre>");
        for (const ConsoleLine &line : std::span(lines).first(told))
            m_out += QStringLiteral("<span%1>%2</span>\n")
                         .arg(line.isError ? QStringLiteral(" class=\"error\"") : QString(),
                              shown(QString::fromStdString(line.text)));
        m_out += QStringLiteral("</pre>\n");
        more(lines.size(), told);
    }

    void code()
    {
        if (!m_taskSet)
            return;
        heading(tr("Program"));
        m_out += QStringLiteral("<pre><code>%1</code></pre>\n").arg(shown(writePython(*m_taskSet)));
    }

    const TaskSet *m_taskSet;
    const TraceStore &m_store;
    const ExportScene &m_scene;
    QString m_out;
};

} // namespace

QByteArray writeReport(const TaskSet *taskSet, const TraceStore &store, const ExportScene &scene, const QByteArray &svg)
{
    return Report(taskSet, store, scene).write(svg);
}

} // namespace awaitscope
