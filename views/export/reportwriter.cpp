// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/reportwriter.h"

#include "model/words/console.h"
#include "model/words/exceptionstory.h"
#include "model/words/explain.h"
#include "model/formats/program/python/pythonwriter.h"
#include "model/words/signs.h"
#include "model/program/grammar/pythonversion.h"
#include "model/text/durationtext.h"
#include "views/export/reportpage.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::size_t MostErrors = 500, MostTasks = 1000, MostLines = 5000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

class Report
{
public:
    Report(const TaskSet *taskSet, const TraceStore &store, const ExportScene &scene)
        : m_taskSet(taskSet), m_store(store), m_scene(scene), m_stories(store)
    {
        if (!taskSet)
            return;
        m_program = pythonProgram(*taskSet);
        m_lines = m_program.source.split(u'\n');
        while (!m_lines.isEmpty() && m_lines.last().isEmpty())
            m_lines.removeLast();
    }

    QByteArray write(const QByteArray &svg)
    {
        const QString title = m_scene.title.isEmpty() ? tr("A run in Awaitscope") : m_scene.title;
        m_out += reportHead(title);
        m_out += QStringLiteral("<h1>%1</h1>\n<p class=\"quiet\">%2</p>\n").arg(reportText(title), reportText(m_scene.description));
        if (const QString python = PythonVersion::shown(QString::fromStdString(m_store.trace().python)); !python.isEmpty())
            m_out += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(reportText(python));
        m_out += reportFigure(svg);
        errors();
        tasks();
        console();
        code();
        m_out += reportEnd();
        return m_out.toUtf8();
    }

private:
    void heading(const QString &text) { m_out += QStringLiteral("<h2>%1</h2>\n").arg(text); }
    void cell(const QString &text, const char *kind = nullptr)
    {
        m_out += kind ? QStringLiteral("<td class=\"%1\">%2</td>").arg(QLatin1StringView(kind), reportText(text))
                      : QStringLiteral("<td>%1</td>").arg(reportText(text));
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

    //! Of the program; 0: not known.
    int lineOf(StepId step) const
    {
        const std::string_view pointer = m_store.trace().stepPointer(step);
        return pointer.empty() ? 0 : m_program.lineOfStep.value(QString::fromUtf8(pointer.data(), qsizetype(pointer.size())));
    }

    void errors()
    {
        heading(tr("Exceptions"));
        const ExceptionStories &stories = m_stories;
        const auto &all = stories.stories();
        if (all.empty()) {
            m_out += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(tr("No exception was raised."));
            return;
        }
        const std::size_t told = std::min(all.size(), MostErrors);
        for (const ExceptionStory &story : std::span(all).first(told)) {
            const bool unseen = isUnseen(stories.fate(story));
            m_out
                += QStringLiteral("<details%1><summary><span class=\"time\">%2</span> <b>%3</b>: %4 <span "
                                  "class=\"fate %5\">%6</span></summary>")
                       .arg(unseen ? QStringLiteral(" open") : QString(), reportText(durationText(stories.raised(story))),
                            reportText(m_store.displayName(story.raisedBy)), reportText(exceptionText(m_store, story.exception)),
                            unseen ? QStringLiteral("bad") : QStringLiteral("quiet"), reportText(stories.fateText(story)));
            if (const int line = lineOf(story.step))
                m_out += QStringLiteral("<p>%1 <a href=\"#line-%2\"><code>%3</code></a></p>")
                             .arg(tr("Raised on line %1:").arg(line), QString::number(line), reportText(m_lines.value(line - 1).trimmed()));
            m_out += reportExplanation(m_store, explained(story));
            if (isCompound(m_store.trace(), story.exception))
                m_out += QStringLiteral("<h3>%1</h3><pre>%2</pre>")
                             .arg(tr("As Python prints it"),
                                  reportText(QString::fromStdString(exceptionTraceback(m_store.trace(), story.exception))));
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
                              reportText(QString::fromStdString(line.text)));
        m_out += QStringLiteral("</pre>\n");
        more(lines.size(), told);
    }

    void code()
    {
        if (!m_taskSet)
            return;
        heading(tr("Program"));
        QSet<int> raising;
        const ExceptionStories &stories = m_stories;
        for (const ExceptionStory &story : stories.stories())
            raising.insert(lineOf(story.step));
        m_out += QStringLiteral("<pre class=\"listing\"><code>");
        for (int line = 1; line <= m_lines.size(); ++line)
            m_out += QStringLiteral("<span class=\"line%1\" id=\"line-%2\">%3</span>\n")
                         .arg(raising.contains(line) ? QStringLiteral(" raises") : QString(), QString::number(line), reportText(m_lines[line - 1]));
        m_out += QStringLiteral("</code></pre>\n");
    }

    const TaskSet *m_taskSet;
    const TraceStore &m_store;
    const ExportScene &m_scene;
    const ExceptionStories m_stories;
    ProgramText m_program;
    QStringList m_lines; // of it
    QString m_out;
};

} // namespace

QByteArray writeReport(const TaskSet *taskSet, const TraceStore &store, const ExportScene &scene, const QByteArray &svg)
{
    return Report(taskSet, store, scene).write(svg);
}

} // namespace awaitscope
